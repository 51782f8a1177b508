/** Which topics were poked lately: a page that begins to listen hears of what came while it was being made. */
let listeningSince = performance.now();
const keepMs = 10 * 60_000;
const recent = new Map<string, Map<string, number>>();
let tidiedAt = listeningSince;

/** What was poked before now may not have been heard. */
export function listenAnew(): void {
  listeningSince = performance.now();
}

export function recordPoke(activityId: string, topics: readonly string[]): void {
  const now = performance.now();
  let poked = recent.get(activityId);
  if (poked === undefined) recent.set(activityId, (poked = new Map<string, number>()));
  for (const topic of topics) poked.set(topic, now);
  if (now - tidiedAt > keepMs) tidy(now);
}

/** Whether one of the topics was poked in the last `ms`, or may have been: before this process listened, nobody knows. */
export function pokedWithin(activityId: string, topics: readonly string[], ms: number): boolean {
  if (topics.length === 0) return false;
  const since = performance.now() - Math.min(ms, keepMs);
  if (since < listeningSince || ms > keepMs) return true;
  const poked = recent.get(activityId);
  return topics.some((topic) => (poked?.get(topic) ?? -Infinity) >= since);
}

function tidy(now: number): void {
  tidiedAt = now;
  for (const [activityId, poked] of recent) {
    for (const [topic, at] of poked) if (now - at > keepMs) poked.delete(topic);
    if (poked.size === 0) recent.delete(activityId);
  }
}
