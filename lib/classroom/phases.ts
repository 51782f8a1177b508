/** T8: the teacher moves the class to any phase, forward and back. No text and no vote is lost by it. */
import { database, transaction } from "@/db/client";
import { changePhase } from "@/db/queries/phases";
import { lockActivity, raiseAccessVersion } from "@/db/queries/standing";
import { type Steering } from "@/lib/auth/standing";
import { poke, publish, type Topic } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors";
import { closesBefore, phaseMove, type PhaseMove } from "@/lib/rules/phase-move";
import { type Phase } from "@/lib/rules/phases";
import { boardOf } from "./board";

export interface MoveRequest {
  to: Phase;
  /** The phase the teacher saw when asking: another teacher, or an earlier click, may have moved it since. */
  expected: Phase;
}

/** What the move would mean right now; null when the class is there already. */
export async function previewMove(steering: Steering, to: Phase): Promise<PhaseMove | null> {
  return phaseMove(to, (await boardOf(database(), steering.activity)).facts);
}

/** @throws AppError `phase-already` when the class is there, `phase-moved` when it is no longer where the teacher saw it. */
export async function movePhase(steering: Steering, { to, expected }: MoveRequest, now = new Date()): Promise<void> {
  const activityId = steering.activity.id;
  const topics: Topic[] = ["phase"];
  await transaction(async (tx) => {
    const activity = await lockActivity(tx, activityId);
    if (activity.phase === to) throw new AppError("phase-already", { phase: to });
    if (activity.phase !== expected) throw new AppError("phase-moved", { phase: activity.phase });
    await changePhase(tx, activityId, {
      phase: to,
      ...(closesBefore(to) && activity.comparedAt === null && { comparedAt: now }), // Q5: once, for good
      ...(to === "results" && activity.revealedAt === null && { revealedAt: now }), // Q6: the first reveal fixes what was cast
    });
    await raiseAccessVersion(tx, activityId);
  });
  publish({ kind: "access", activityId });
  poke(activityId, ...topics);
}
