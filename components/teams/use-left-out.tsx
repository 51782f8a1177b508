"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { listenLive } from "@/components/invalidation/live-connection";
import { Checkbox } from "@/components/ui/controls/field";

/**
 * T2: the students who are not here now, when teams are made, and the choice to leave them out of the teams: at first, unless as many are away as here.
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
  const away = studentIds.filter((id) => !here.includes(id));
  // With nobody here the teacher prepares: all are placed.
  const mayLeaveOut = away.length > 0 && away.length < studentIds.length;
  const leavesOut = chosen ?? away.length < studentIds.length - away.length;
  return {
    leftOut: mayLeaveOut && leavesOut ? away : undefined,
    choice: mayLeaveOut && (
      <Checkbox checked={leavesOut} onChange={(event) => choose(event.target.checked)}>
        {t("away", { n: away.length, of: studentIds.length })}
      </Checkbox>
    ),
  };
}
