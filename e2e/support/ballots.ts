/** Inserts ballots for browser tests into the server's database. */
import { database } from "@/db/client";
import { countBallotRows, setActivity } from "@/db/testing/change-rows";
import * as make from "@/db/testing/factories";
import type { Phase } from "@/lib/activity/rules/phases";
import { modes, type Classroom } from "./classroom";

export const reasonOf = (n: number) => `reason-nobody-else-wrote-${n}`;

/** Casts both ballots for every student but those with an index in `without`, for each mode in turn. Their reasons are `reasonOf(index)`. */
export async function castBallots(classroom: Classroom, without: readonly number[] = []): Promise<void> {
  for (const [place, student] of classroom.students.entries()) {
    if (without.includes(place)) continue;
    const team = classroom.teams.find((each) => each.memberIds.includes(student.id));
    const own = { activityId: classroom.activity.id, studentId: student.id };
    await make.makeBallot({ ...own, kind: "before", choice: modes[place % modes.length] ?? modes[0] });
    await make.makeBallot({
      ...own,
      kind: "final",
      choice: modes[(place + (place % 3 === 0 ? 1 : 0)) % modes.length] ?? modes[0],
      reason: reasonOf(place),
      teamId: team?.id ?? null,
      mode: team?.mode ?? null,
    });
  }
}

/** Sets the phase without invalidating pages: they show it when they are loaded again. */
export async function setPhase(classroom: Classroom, phase: Phase): Promise<void> {
  await setActivity(classroom.activity.id, { phase, ...(phase === "results" ? { revealedAt: new Date() } : {}) });
}

export function countBallots(classroom: Classroom): Promise<number> {
  return countBallotRows(database(), classroom.activity.id);
}
