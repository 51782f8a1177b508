/**
 * The first invalidation of a topic is sent at once, later ones together: at most one a second, and less often for topics that every student's page
 * of a large class shows. So refreshes are bounded, however often students change something. The last invalidation is always sent.
 */
import type { Timestamp } from "@/lib/wire/live-messages";

export const spacingMs = 1_000;
/** Topics that students change and a whole class shows share one spacing, of so many ms for each page that refreshes. */
const crowdTopics = new Set(["ballots", "roster", "tray", "submissions"]);
export const crowdPageMs = 100;
const maxEntries = 500;

export class InvalidationThrottle {
  private readonly due = new Map<string, Timestamp>();
  /** When each spacing ends. */
  private readonly nextAt = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  /** @param send sends topics to the pages that show any of them, and returns how many pages there are */
  constructor(private readonly send: (topics: readonly string[], at: Timestamp) => number) {}

  push(topics: readonly string[], at: Timestamp): void {
    for (const topic of topics) this.due.set(topic, at);
    this.flush();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.due.clear();
  }

  private flush(): void {
    const now = performance.now();
    const ready = [...this.due].filter(([topic]) => this.waitOf(topic, now) === 0);
    if (ready.length > 0) this.sendTogether(ready, now);
    if (this.due.size === 0 || this.timer !== undefined) return;
    const wait = Math.min(...[...this.due.keys()].map((topic) => this.waitOf(topic, now)));
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.flush();
    }, wait);
  }

  private sendTogether(ready: readonly (readonly [topic: string, at: Timestamp])[], now: number): void {
    const topics = ready.map(([topic]) => topic);
    for (const topic of topics) this.due.delete(topic);
    const latest = ready.map(([, at]) => at).reduce((one, other) => (other.ms > one.ms ? other : one));
    const pages = this.send(topics, latest);
    if (this.nextAt.size > maxEntries)
      for (const [key, until] of this.nextAt) if (until <= now) this.nextAt.delete(key);
    for (const topic of topics)
      this.nextAt.set(
        spacingOf(topic),
        now + (crowdTopics.has(topic) ? Math.max(spacingMs, pages * crowdPageMs) : spacingMs),
      );
  }

  private waitOf(topic: string, now: number): number {
    return Math.max(0, (this.nextAt.get(spacingOf(topic)) ?? 0) - now);
  }
}

function spacingOf(topic: string): string {
  return crowdTopics.has(topic) ? "crowd" : topic;
}
