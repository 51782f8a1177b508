/** Ballots for browser tests, straight into the server's database. */
import { database } from "@/db/client";
import { countBallotRows, setActivity } from "@/db/testing/change-rows";
import * as make from "@/db/testing/factories";
import type { Phase } from "@/lib/rules/phases/phases";
import type { Room } from "./classroom";

export const markOf = (n: number) => `reason-nobody-else-wrote-${n}`;

/** Every student but those in `without` has cast both ballots, in turn for each mode; their reasons are `markOf(place)`. */
export async function fillBallotBox(room: Room, without: readonly number[] = []): Promise<void> {
  const modes = ["brittleness", "bias", "hallucination", "adversarial"];
  for (const [place, student] of room.students.entries()) {
    if (without.includes(place)) continue;
    const team = room.teams.find((each) => each.memberIds.includes(student.id));
    const own = { activityId: room.activity.id, studentId: student.id };
    await make.makeBallot({ ...own, kind: "before", choice: modes[place % 4] ?? "bias" });
    await make.makeBallot({
      ...own,
      kind: "final",
      choice: modes[(place + (place % 3 === 0 ? 1 : 0)) % 4] ?? "bias",
      reason: markOf(place),
      teamId: team?.id ?? null,
      mode: team?.mode ?? null,
    });
  }
}

/** The phase as if the teacher had moved it; pages learn of it by loading. */
export async function moveRoom(room: Room, phase: Phase): Promise<void> {
  await setActivity(room.activity.id, { phase, ...(phase === "results" ? { revealedAt: new Date() } : {}) });
}

export function ballotRows(room: Room): Promise<number> {
  return countBallotRows(database(), room.activity.id);
}
