import { isReached } from "@/components/invalidation/is-server-reachable";

/**
 * Dials again after a connection is gone, ever more slowly, and only once the server answers a plain request: after dials that failed
 * Firefox keeps a new socket waiting for up to a minute, though the server is back.
 */
export class Redialer {
  /** Dials and requests without success since the last connection. */
  failures = 0;
  readonly #dial: () => void;
  readonly #longestMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = 0;

  constructor(dial: () => void, longestMs: number) {
    this.#dial = dial;
    this.#longestMs = longestMs;
  }

  /** The connection works. */
  succeeded(): void {
    this.stop();
    this.failures = 0;
  }

  /** The connection is gone, or never came. */
  dialLater(): void {
    this.failures += 1;
    this.stop();
    const most = Math.min(2 ** this.failures * firstMs, this.#longestMs);
    this.#timer = setTimeout(() => this.dialNow(), most * (0.5 + Math.random() / 2));
  }

  /** As soon as the server answers. */
  dialNow(): void {
    this.stop();
    const asking = this.#asking;
    void isReached().then((reached) => {
      if (asking !== this.#asking) return;
      if (reached) this.#dial();
      else this.dialLater();
    });
  }

  stop(): void {
    this.#asking += 1;
    clearTimeout(this.#timer);
  }
}

const firstMs = 100;
