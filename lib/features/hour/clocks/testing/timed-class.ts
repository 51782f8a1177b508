/** A class in Write and its clocks, for tests. */
import { database } from "@/db/client";
import { loadTimes } from "@/lib/features/hour/clocks/queries/clocks";
import { makeClassroom } from "@/db/testing/factories";
import { loadFacts } from "@/lib/activity/journal/facts";
import { activityOf, move, type MadeClassroom } from "@/lib/features/phases/testing/moved-class";
import { leftAt, shownClock } from "@/lib/activity/rules/clock";

const minute = 60_000;
export const start = new Date("2026-03-02T09:00:00Z");
export const after = (minutes: number) => new Date(start.getTime() + minutes * minute);

/** Minutes left on the clock of the class or of a team; null without a clock. */
export async function minutesLeft(room: MadeClassroom, now: Date, teamId?: string): Promise<number | null> {
  const activity = await activityOf(room);
  const time = (await loadTimes(database(), [activity])).get(activity.id);
  if (time === undefined) throw new Error("the activity has no time");
  const clock = shownClock(time.limit, time.time, teamId === undefined ? undefined : time.teams.get(teamId));
  return clock === null ? null : leftAt(clock, now.getTime()) / minute;
}

export async function writing(): Promise<MadeClassroom> {
  const room = await makeClassroom({ phase: "learn", students: 4 });
  await move(room, "write", start);
  return room;
}

export const inWrite = <Minutes extends number | null>(minutes: Minutes) => ({ minutes, expected: "write" as const });

export const facts = (room: MadeClassroom) =>
  loadFacts(database(), { activityIds: [room.activity.id], classId: room.class.id });
