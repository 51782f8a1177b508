/** When topics were last invalidated: a page that connects is sent what was invalidated while it was being made. */
import { currentTimestamp } from "@/lib/wire/made-at";
import { isCertainlyBefore, staleTopics, type Timestamp, type PagePart } from "@/lib/wire/live-messages";

/** Longer than a lesson: a student's frame stays while the pages in it change. */
const retainMs = 12 * 60 * 60_000;
/** A part that was made so long after now was made by a clock that has been corrected since: its true time is unknown. */
const maxAheadMs = 60_000;
const recent = new Map<string, Map<string, Timestamp>>();
/** Invalidations before this time are unknown, so older parts count as stale. */
let since = currentTimestamp();
let removedAt = since.ms;

/** Call when invalidations before now may have been missed. */
export function forgetEarlier(): void {
  since = currentTimestamp();
}

/** @returns the time that the invalidation gets */
export function recordInvalidation(activityId: string, topics: readonly string[]): Timestamp {
  const now = currentTimestamp();
  let topicTimes = recent.get(activityId);
  if (topicTimes === undefined) recent.set(activityId, (topicTimes = new Map<string, Timestamp>()));
  for (const topic of topics) topicTimes.set(topic, now);
  if (now.ms - removedAt > retainMs / 12) removeOld(now.ms);
  return now;
}

/** The topics that were, or may have been, invalidated since their part was made. */
export function invalidatedSince(activityId: string, parts: readonly PagePart[]): string[] {
  const now = currentTimestamp();
  const known = { ...now, ms: Math.max(since.ms, now.ms - retainMs) };
  const isUnknown = ({ madeAt }: PagePart) => !isCertainlyBefore(known, madeAt) || madeAt.ms > now.ms + maxAheadMs;
  const unknown = parts.filter(isUnknown).flatMap(({ topics }) => topics);
  return [...new Set([...unknown, ...staleTopics(parts, recent.get(activityId) ?? new Map())])];
}

/** When one of these topics was last invalidated; now, when that is unknown. A page made after that is up to date. */
export function lastInvalidated(activityId: string, topics: readonly string[]): Timestamp {
  const topicTimes = recent.get(activityId);
  const moments = topics.map((topic) => topicTimes?.get(topic));
  const known = moments.flatMap((moment) => moment ?? []);
  return known.length < topics.length
    ? currentTimestamp()
    : known.reduce((one, other) => (isCertainlyBefore(one, other) ? other : one));
}

function removeOld(now: number): void {
  removedAt = now;
  for (const [activityId, topicTimes] of recent) {
    for (const [topic, at] of topicTimes) if (now - at.ms > retainMs) topicTimes.delete(topic);
    if (topicTimes.size === 0) recent.delete(activityId);
  }
}
