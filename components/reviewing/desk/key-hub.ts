import { flushSync } from "react-dom";

export const reviewKeys = ["j", "k", "n", "c", "w", "r", "?", "0", "1", "2", "3", "4", "5", "6"] as const;
export type ReviewKey = (typeof reviewKeys)[number];

/** Sends keys to the case that is open. Keys that come while the next case is on its way wait for it, so that none marks the case before. */
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

  /** The next case is asked for. */
  leave(submissionId: string): void {
    this.leaving = submissionId;
  }

  /** The next page will not come, or is no case: the keys were for none. */
  end(): void {
    if (this.leaving === null) return;
    this.leaving = null;
    this.waiting = [];
  }

  /** @returns whether the key was for a case: for this one, or for the next after those that wait for it already */
  take(key: ReviewKey): boolean {
    if (this.leaving !== null || this.waiting.length > 0) this.waiting.push(key);
    else if (this.press !== null) this.press(key);
    else return false;
    return true;
  }

  /** One after the other: what a key does depends on the one before, which may lead on to yet another case. */
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
