import { bringsText } from "./frames";
import type { SocketPauses } from "@/lib/realtime/sockets/socket-pauses";

/** A socket's frames in the order they were read: each is taken at once, or waits behind what cannot be taken yet. */
export class FrameQueue {
  private waiting: Uint8Array[] = [];
  private isQuerying = false;

  constructor(
    private readonly pace: SocketPauses,
    private readonly take: (bytes: Uint8Array) => void,
  ) {}

  /** R12: thousands of frames fit what the kernel hands over at once, and one that costs much may be two bytes. */
  private mustWait(bytes: Uint8Array): boolean {
    return this.isQuerying || this.pace.isOverRate || (bringsText(bytes) && this.pace.isOverHistoryBudget());
  }

  push(bytes: Uint8Array): void {
    if (this.waiting.length > 0 || this.mustWait(bytes)) this.waiting.push(bytes);
    else this.take(bytes);
  }

  resume(): void {
    for (let next = this.waiting[0]; next !== undefined && !this.mustWait(next); next = this.waiting[0]) {
      this.waiting.shift();
      this.take(next);
    }
  }

  /** R3a: takes this one again, before all others, once the answer is there. The socket is paused meanwhile. */
  async retryAfter(answered: Promise<void>, again: Uint8Array): Promise<void> {
    this.waiting.unshift(again);
    this.isQuerying = true;
    this.pace.pause("asking");
    await answered;
    this.isQuerying = false;
    this.resume();
    if (!this.isQuerying) this.pace.resume("asking");
  }

  clear(): void {
    this.waiting = [];
  }
}
