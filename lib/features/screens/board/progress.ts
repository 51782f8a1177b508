/** How far each student of a class is in an activity, for the class's page (T15). */
import type { ActivityReader } from "@/lib/activity/authorise";
import type { Phase } from "@/lib/activity/rules/phases";
import { loadBoard, type BoardTeam } from "./board";
import { loadStages, type Stage } from "./students-at-it";

export type Progress =
  | { is: "absent" | "not-opened" | "no-team" | Stage }
  | { is: "in-phase"; phase: Phase }
  | { is: "writing" | "returned" | "handed-in"; team: number };

/**
 * By student: in Learn and Vote what is left to do, in other phases what the student's team has done. Self-paced, the student's own phase, and in
 * Write what the team has done.
 */
export async function loadProgress(reader: ActivityReader): Promise<ReadonlyMap<string, Progress>> {
  const [board, stages] = [await loadBoard(reader), await loadStages(reader)];
  const found = new Map<string, Progress>();
  for (const { id } of [...board.tray, ...board.notJoined]) found.set(id, { is: "no-team" });
  for (const team of board.teams)
    for (const { id } of team.members) found.set(id, { is: caseOf(team), team: team.number });
  for (const [id, is] of stages ?? []) found.set(id, { is });
  for (const [id, phase] of board.ownPhases ?? []) if (phase !== "write") found.set(id, { is: "in-phase", phase });
  const members = board.teams.flatMap((team) => team.members);
  for (const { id } of [...board.notJoined, ...members.filter(({ opened }) => !opened)])
    found.set(id, { is: "not-opened" });
  for (const { id } of board.absent) found.set(id, { is: "absent" });
  return found;
}

function caseOf({ submission }: BoardTeam): "writing" | "returned" | "handed-in" {
  if (submission === null) return "writing";
  return submission.returnedAt === null ? "handed-in" : "returned";
}
