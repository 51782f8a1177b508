/** What students and teachers are told after a backup was restored (B8). */
import { database } from "@/db/client";
import { findRestored } from "@/lib/auth/queries/installation";
import { findOwnWork, type WorkOwner } from "./queries/own-work";
import type { Member } from "@/lib/activity/authorise";
import { loadReviewNews } from "@/lib/features/cases/reviewing/returns";
import { loadBallotStatus } from "@/lib/features/votes/voting/ballots";
import { batched } from "@/lib/process/batch";
import { currentTime } from "@/lib/process/clock";
import { mayAct, mayHandIn } from "@/lib/activity/rules/access";
import { isNoticeActive, type Restored } from "./rules/restored";
import type { OwnWork, WorkKind } from "./rules/lost-work";

const restoredOf = batched(async (asked: readonly "last"[]) => {
  const restored = await findRestored(database());
  return asked.map(() => restored);
});

/** The last restore, as long as people are told of it. */
export async function loadRestored(now = currentTime()): Promise<Restored | null> {
  const restored = await restoredOf("last");
  return restored !== null && isNoticeActive(restored, now) ? restored : null;
}

const ownWorkOf = batched((asked: readonly WorkOwner[]) => findOwnWork(database(), asked));

/** When a student's work was stored, for the device to remember. */
export function loadOwnWork({ activity, studentId, teamId }: Member): Promise<OwnWork> {
  return ownWorkOf({ activityId: activity.id, studentId, teamId });
}

/** What a student can do about lost work: do it again, or ask the teacher. "nothing": the activity is closed or archived, so neither helps. */
export type Remedy = "again" | "ask" | "nothing";

export async function loadRemedies(member: Member): Promise<Record<WorkKind, Remedy>> {
  const { activity, role, teamId } = member;
  const [{ returned }, { mayCast }] = await Promise.all([loadReviewNews(member), loadBallotStatus(member)]);
  const isOver = activity.phase === "closed" || !mayAct(role);
  const remedy = (mayDo: boolean): Remedy => (mayDo ? "again" : isOver ? "nothing" : "ask");
  return {
    handIn: remedy(teamId !== null && mayHandIn(role, activity.phase, returned)),
    before: remedy(mayCast.before),
    final: remedy(mayCast.final),
  };
}
