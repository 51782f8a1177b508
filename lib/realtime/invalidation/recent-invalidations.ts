/** When topics were last poked: a page that begins to listen hears of what came while it was being made. */
import { currentTimestamp } from "@/lib/wire/made-at";
import { isBefore, staleTopics, type Timestamp, type PagePart } from "@/lib/wire/live-messages";

/** Longer than a lesson: a student's frame stays while the pages in it change. */
const keepMs = 12 * 60 * 60_000;
const recent = new Map<string, Map<string, Timestamp>>();
/** Of what was poked before, nobody knows. */
let since = currentTimestamp();
let tidiedAt = since.ms;

/** What was poked before now may not have been heard. */
export function listenAnew(): void {
  since = currentTimestamp();
}

/** Returns when that is. */
export function recordPoke(activityId: string, topics: readonly string[]): Timestamp {
  const now = currentTimestamp();
  let poked = recent.get(activityId);
  if (poked === undefined) recent.set(activityId, (poked = new Map<string, Timestamp>()));
  for (const topic of topics) poked.set(topic, now);
  if (now.ms - tidiedAt > keepMs / 12) tidy(now.ms);
  return now;
}

/** The topics that were poked since their part was made, or may have been. */
export function pokedSince(activityId: string, parts: readonly PagePart[]): string[] {
  const now = currentTimestamp();
  const known = { ...now, ms: Math.max(since.ms, now.ms - keepMs) };
  const unknown = parts.filter(({ madeAt }) => !isBefore(known, madeAt)).flatMap(({ topics }) => topics);
  return [...new Set([...unknown, ...staleTopics(parts, recent.get(activityId) ?? new Map())])];
}

/** When one of these was last poked: a page made after that has all of it. Now, where nobody knows. */
export function lastPoked(activityId: string, topics: readonly string[]): Timestamp {
  const poked = recent.get(activityId);
  const moments = topics.map((topic) => poked?.get(topic));
  const known = moments.flatMap((moment) => moment ?? []);
  return known.length < topics.length
    ? currentTimestamp()
    : known.reduce((one, other) => (isBefore(one, other) ? other : one));
}

function tidy(now: number): void {
  tidiedAt = now;
  for (const [activityId, poked] of recent) {
    for (const [topic, at] of poked) if (now - at.ms > keepMs) poked.delete(topic);
    if (poked.size === 0) recent.delete(activityId);
  }
}
