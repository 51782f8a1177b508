/**
 * Pokes of one topic go out at once the first time, then together: at most one a second, and what every student's page shows less often in a
 * large class. So however often students change something, the pages that are made again are bounded. The last poke always goes out.
 */
import type { Timestamp } from "@/lib/wire/live-messages";

export const spacingMs = 1_000;
/** What students cause and a whole class looks at: these topics share one spacing, of so long for each page that looks again. */
const crowdTopics = new Set(["ballots", "roster", "tray", "submissions"]);
export const crowdPageMs = 100;
const mostKept = 500;

export class PokePace {
  private readonly due = new Map<string, Timestamp>();
  /** When each spacing ends. */
  private readonly nextAt = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  /** @param send tells the pages that show any of the topics; returns how many there are. */
  constructor(private readonly send: (topics: readonly string[], at: Timestamp) => number) {}

  poke(topics: readonly string[], at: Timestamp): void {
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
    if (this.nextAt.size > mostKept) for (const [key, until] of this.nextAt) if (until <= now) this.nextAt.delete(key);
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
