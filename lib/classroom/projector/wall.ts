/** T11: what a teacher puts on the wall. Every change is in the journal, and can be undone. */
import { transaction, type Tx } from "@/db/client";
import { setWall } from "@/db/queries/projector/wall";
import { lockActivity, type ActivityRow } from "@/db/queries/signing-in/standing";
import type { Steering } from "@/lib/auth/standing";
import { invalidate } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { stepReveal, type RevealMove, type Spotlight } from "@/lib/rules/projector/wall";
import { recordInJournal, type Entry } from "@/lib/classroom/journal/journal";
import { loadSpotlight } from "./spotlight";

/** Puts one team, case, answer or reason on the wall; null takes it off. @throws AppError `spotlight-gone` */
export async function putOnWall(steering: Steering, spotlight: Spotlight | null, now = new Date()): Promise<void> {
  await changeWall(steering, now, async (tx, activity) => {
    if (spotlight === null) return { entry: { kind: "spotlight-off" }, wall: { spotlight } };
    const shown = await loadSpotlight(tx, activity, spotlight);
    if (shown === null) throw new AppError("spotlight-gone");
    const number = "number" in shown ? shown.number : 0;
    return { entry: { kind: "spotlight", values: { what: spotlight.what, number } }, wall: { spotlight } };
  });
}

/** Students' names are on the wall, or not. */
export async function showNamesOnWall(steering: Steering, on: boolean, now = new Date()): Promise<void> {
  await changeWall(steering, now, () => ({
    entry: { kind: on ? "wall-names" : "wall-no-names" },
    wall: { namesOnWall: on },
  }));
}

/** The next or the last step of the reveal. Soon after one another, steps are one entry; none where another teacher or device has moved it. */
export async function moveReveal(steering: Steering, move: RevealMove, now = new Date()): Promise<void> {
  await changeWall(steering, now, (_tx, { revealStep }) => ({
    entry: { kind: "reveal-step", combine: true },
    wall: { revealStep: stepReveal(revealStep, move) },
  }));
}

interface WallChange {
  entry: Entry;
  wall: Parameters<typeof setWall>[2];
}

async function changeWall(
  steering: Steering,
  now: Date,
  decide: (tx: Tx, activity: ActivityRow) => WallChange | Promise<WallChange>,
): Promise<void> {
  const activityId = steering.activity.id;
  await transaction(async (tx) => {
    const { entry, wall } = await decide(tx, await lockActivity(tx, activityId));
    await recordInJournal(tx, steering, entry, () => setWall(tx, activityId, wall), now);
  });
  invalidate(activityId, "wall");
}
