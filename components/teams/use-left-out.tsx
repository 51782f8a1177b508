"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { listenLive } from "@/lib/live/browser/live-connection";
import { Checkbox } from "@/components/ui/controls/field";
import { leaveOut } from "@/lib/features/teams/rules/left-out";

/**
 * The choice to leave offline students out when teams are made (T2).
 * @param studentIds the students who would be placed
 * @returns `leftOut`: ids of the offline students, if they are left out; `choice`: the checkbox
 */
export function useLeftOut(
  activityId: string,
  studentIds: readonly string[],
): { leftOut: string[] | undefined; choice: ReactNode } {
  const t = useTranslations("arrangeDesk.size");
  const [here, setHere] = useState<readonly string[]>([]);
  /** null: the teacher has not chosen. */
  const [chosen, choose] = useState<boolean | null>(null);
  useEffect(() => listenLive(activityId, { onPresence: ({ students }) => setHere(students) }), [activityId]);
  const leaving = leaveOut(studentIds, here, chosen);
  return {
    leftOut: leaving?.isTicked === true ? leaving.offline : undefined,
    choice: leaving !== null && (
      <Checkbox checked={leaving.isTicked} onChange={(event) => choose(event.target.checked)}>
        {t("away", { n: leaving.offline.length, of: studentIds.length })}
      </Checkbox>
    ),
  };
}
