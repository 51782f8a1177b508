import { isServerReachable } from "@/components/invalidation/is-server-reachable";

/**
 * Reconnects after a disconnect, with growing delays, and only once the server answers a plain request: after failed attempts Firefox
 * makes a new socket wait for up to a minute, though the server is back.
 */
export class Reconnector {
  /** Failed attempts since the last connection. */
  failures = 0;
  readonly #dial: () => void;
  readonly #longestMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = 0;

  constructor(connect: () => void, longestMs: number) {
    this.#dial = connect;
    this.#longestMs = longestMs;
  }

  /** Call when the connection works. */
  resetFailures(): void {
    this.stop();
    this.failures = 0;
  }

  reconnectLater(): void {
    this.failures += 1;
    this.stop();
    const most = Math.min(2 ** this.failures * baseDelayMs, this.#longestMs);
    this.#timer = setTimeout(() => this.reconnectNow(), most * (0.5 + Math.random() / 2));
  }

  /** Connects if the server answers; otherwise tries again later. */
  reconnectNow(): void {
    this.stop();
    const asking = this.#asking;
    void isServerReachable().then((reached) => {
      if (asking !== this.#asking) return;
      if (reached) this.#dial();
      else this.reconnectLater();
    });
  }

  stop(): void {
    this.#asking += 1;
    clearTimeout(this.#timer);
  }
}

const baseDelayMs = 100;
