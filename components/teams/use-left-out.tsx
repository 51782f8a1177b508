"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { listenLive } from "@/components/invalidation/live-connection";
import { Checkbox } from "@/components/ui/controls/field";
import { leaveOut } from "@/lib/rules/teams/left-out";

/**
 * T2: the students who are not here now, when teams are made, and the choice to leave them out of the teams.
 * @param studentIds who would be placed
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
