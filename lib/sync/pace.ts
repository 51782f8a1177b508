import type { WebSocket } from "ws";
import { risingMs } from "@/lib/clock";
import { Bucket } from "./limits";

const unansweredAtMost = 2;

type Pause = "joining" | "rate" | "store" | "asking";

/** When a socket is read from, and for how long it may stay silent. Not read from until its room is loaded. */
export class Pace {
  private readonly bucket = new Bucket(risingMs());
  private readonly pauses = new Set<Pause>(["joining"]);
  /** Pings since it was last heard. Counted, not timed: a process that was frozen must not take its sockets for dead. */
  private unanswered = 0;
  private over = false;

  /** @param goOn takes what waits of what was read already; it may come into debt again. */
  constructor(
    private readonly ws: WebSocket,
    private readonly goOn: () => void,
  ) {
    ws.pause();
  }

  heard(): void {
    this.unanswered = 0;
  }

  /** R12: over the rate a socket is paused, not closed. Whether it is from now on. */
  spend(cost: number): boolean {
    const wait = this.bucket.take(cost, risingMs());
    if (wait === 0 || this.over || this.pauses.has("rate")) return false;
    this.pause("rate");
    this.resumeAfter(wait);
    return true;
  }

  get isInDebt(): boolean {
    return this.pauses.has("rate");
  }

  private resumeAfter(wait: number): void {
    setTimeout(() => {
      if (this.over) return;
      this.pauses.delete("rate");
      this.goOn();
      if (!this.isInDebt) this.resume("rate");
    }, wait);
  }

  pause(why: Pause): void {
    this.pauses.add(why);
    this.ws.pause();
  }

  resume(why: Pause): void {
    this.pauses.delete(why);
    if (this.pauses.size > 0 || this.over) return;
    this.heard();
    this.ws.resume();
  }

  /** Pings it; false when it has left too many unanswered. A paused one cannot be heard, and is not judged. */
  beat(): boolean {
    if (this.pauses.size === 0 && this.unanswered >= unansweredAtMost) return false;
    this.unanswered += 1;
    this.ws.ping();
    return true;
  }

  /** It is closing: from now on it is read to the end, whatever paused it. */
  end(): void {
    this.over = true;
  }
}
