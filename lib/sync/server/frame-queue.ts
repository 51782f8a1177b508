import { bringsText } from "./frames";
import type { SocketPauses } from "@/lib/sockets/socket-pauses";

/** A socket's frames in the order in which they were read: each is received at once, or waits behind an earlier frame that waits. */
export class FrameQueue {
  private waiting: Uint8Array[] = [];
  private isQuerying = false;

  constructor(
    private readonly pauses: SocketPauses,
    private readonly receive: (bytes: Uint8Array) => void,
  ) {}

  /** The kernel hands over thousands of frames at once, and an expensive one may be two bytes long (R12). */
  private mustWait(bytes: Uint8Array): boolean {
    return this.isQuerying || this.pauses.isOverRate || (bringsText(bytes) && this.pauses.isOverHistoryBudget());
  }

  push(bytes: Uint8Array): void {
    if (this.waiting.length > 0 || this.mustWait(bytes)) this.waiting.push(bytes);
    else this.receive(bytes);
  }

  resume(): void {
    for (let next = this.waiting[0]; next !== undefined && !this.mustWait(next); next = this.waiting[0]) {
      this.waiting.shift();
      this.receive(next);
    }
  }

  /** Receives this frame again, before all others, once peers have answered (R3a). The socket is paused meanwhile. */
  async retryAfter(answered: Promise<void>, again: Uint8Array): Promise<void> {
    this.waiting.unshift(again);
    this.isQuerying = true;
    this.pauses.pause("asking");
    await answered;
    this.isQuerying = false;
    this.resume();
    if (!this.isQuerying) this.pauses.resume("asking");
  }

  clear(): void {
    this.waiting = [];
  }
}
