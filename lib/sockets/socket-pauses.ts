import type { WebSocket } from "ws";
import { monotonicMs } from "@/lib/process/clock";
import { Bucket, limits } from "./limits";

const unansweredAtMost = 2;

type Pause = "joining" | "rate" | "history" | "store" | "document" | "asking";

/** Why a socket is not read from at the moment, and how long it may leave pings unanswered. It is not read from until its room is loaded. */
export class SocketPauses {
  private readonly bucket = new Bucket(monotonicMs());
  private readonly pauses = new Set<Pause>(["joining"]);
  /** Pings without an answer. They are counted, not timed: a process that was frozen must not take its sockets for dead. */
  private unanswered = 0;
  private isClosing = false;
  /** When it first was over the rate, since it last had half the burst. */
  private overRateSince: number | null = null;
  /**
   * Since when it is not read from for a reason other than its rate, and for how long it was not the last time: what came during that time is no
   * flood.
   */
  private unreadSince: number | null = monotonicMs();
  private unreadMs = 0;

  /**
   * @param ofUser the tokens that all sockets of its user share
   * @param resumeReading takes frames that were read already and wait; the socket may come into debt again.
   * @param historyWait ms until its user may add to the document's history, 0 when at once
   * @param onSlowed called with the ms for which its text waits
   */
  constructor(
    private readonly ws: Pick<WebSocket, "pause" | "resume" | "ping">,
    private readonly ofUser: Bucket,
    private readonly resumeReading: () => void,
    private readonly historyWait: () => number,
    private readonly onSlowed: (ms: number) => void,
  ) {
    ws.pause();
  }

  noteActivity(): void {
    this.unanswered = 0;
  }

  /**
   * Takes the tokens of a frame. Over the rate a socket is paused, not closed (R12).
   * @param size what the frame costs by its size @param work what it cost the server beyond that; all sockets of its user pay for it
   * @returns whether it floods: true again and again while it does
   */
  spend(size: number, work: number): boolean {
    const now = monotonicMs();
    const wait = Math.max(this.bucket.take(size + work, now), this.ofUser.take(work, now));
    if (this.overRateSince !== null && this.bucket.isHalfFull && this.ofUser.isHalfFull) {
      this.overRateSince = null;
      this.unreadMs = 0;
    }
    if (wait === 0 || this.isClosing) return false;
    if (!this.pauses.has("rate")) this.pauseFor("rate", wait);
    this.overRateSince ??= now;
    if (now - this.overRateSince <= limits.flood + this.unreadMs) return false;
    this.overRateSince = now;
    this.unreadMs = 0;
    return true;
  }

  get isOverRate(): boolean {
    return this.pauses.has("rate");
  }

  /** Whether text has to wait, in which case the socket is paused for as long (R12). All sockets of a user share the budget. */
  isOverHistoryBudget(): boolean {
    if (this.isClosing || this.pauses.has("history")) return true;
    const wait = this.historyWait();
    if (wait === 0) return false;
    this.pauseFor("history", wait);
    this.onSlowed(wait);
    return true;
  }

  private pauseFor(why: "rate" | "history", ms: number): void {
    this.pause(why);
    setTimeout(() => {
      if (this.isClosing) return;
      this.pauses.delete(why);
      this.resumeReading();
      if (!this.pauses.has(why)) this.resume(why);
    }, ms);
  }

  pause(why: Pause): void {
    this.pauses.add(why);
    if (why !== "rate") this.unreadSince ??= monotonicMs();
    this.ws.pause();
  }

  resume(why: Pause): void {
    this.pauses.delete(why);
    if (this.pauses.size > 0 || this.isClosing) return;
    if (this.unreadSince !== null) this.unreadMs = monotonicMs() - this.unreadSince;
    this.unreadSince = null;
    this.noteActivity();
    this.ws.resume();
  }

  /** @returns false when it left too many pings unanswered. A paused socket's answers are not read, so it is not judged */
  ping(): boolean {
    if (this.pauses.size === 0 && this.unanswered >= unansweredAtMost) return false;
    this.unanswered += 1;
    this.ws.ping();
    return true;
  }

  /** Call when the socket is closing: from now on it is read to the end. */
  end(): void {
    this.isClosing = true;
  }
}
