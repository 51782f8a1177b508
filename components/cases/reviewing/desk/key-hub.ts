import { flushSync } from "react-dom";

export const reviewKeys = ["j", "k", "n", "c", "w", "r", "?", "0", "1", "2", "3", "4", "5", "6"] as const;
export type ReviewKey = (typeof reviewKeys)[number];

/** Sends keys to the open case. Keys that are pressed while the next case loads are queued for it, so that none marks the case before. */
export class KeyHub {
  private press: ((key: ReviewKey) => void) | null = null;
  private leaving: string | null = null;
  private waiting: ReviewKey[] = [];

  /** @param press null while single keys are off */
  listen(submissionId: string, press: ((key: ReviewKey) => void) | null): () => void {
    this.press = press;
    if (this.leaving !== null && this.leaving !== submissionId) {
      this.leaving = null;
      this.deliver();
    }
    return () => {
      if (this.press === press) this.press = null;
    };
  }

  /** Call when the next case is requested: queues keys from now on. */
  queueForNext(submissionId: string): void {
    this.leaving = submissionId;
  }

  /** Drops the queued keys: the navigation failed, or the next page is not a case. */
  dropQueued(): void {
    if (this.leaving === null) return;
    this.leaving = null;
    this.waiting = [];
  }

  /** Sends a key to the open case, or queues it for the next. @returns false if no case takes it */
  sendKey(key: ReviewKey): boolean {
    if (this.leaving !== null || this.waiting.length > 0) this.waiting.push(key);
    else if (this.press !== null) this.press(key);
    else return false;
    return true;
  }

  /** Renders after each key, because what a key does depends on the key before, which may even request another case. */
  private deliver(): void {
    setTimeout(() => {
      while (this.leaving === null) {
        const key = this.waiting.shift();
        if (key === undefined) return;
        flushSync(() => this.press?.(key));
      }
    });
  }
}
