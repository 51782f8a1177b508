import { isServerReachable } from "@/components/invalidation/is-server-reachable";

/**
 * Reconnects after a disconnect, with growing delays, and only once the server answers a plain request: after failed attempts Firefox
 * makes a new socket wait for up to a minute, though the server is back.
 */
export class Reconnector {
  /** Failed attempts since the last connection. */
  failures = 0;
  readonly #connect: () => void;
  readonly #maxDelayMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;

  constructor(connect: () => void, maxDelayMs: number) {
    this.#connect = connect;
    this.#maxDelayMs = maxDelayMs;
  }

  /** Call when the connection works. */
  resetFailures(): void {
    this.stop();
    this.failures = 0;
  }

  reconnectLater(): void {
    this.failures += 1;
    this.stop();
    const maxMs = Math.min(2 ** this.failures * baseDelayMs, this.#maxDelayMs);
    this.#timer = setTimeout(() => this.reconnectNow(), maxMs * (0.5 + Math.random() / 2));
  }

  /** Connects if the server answers; otherwise tries again later. */
  reconnectNow(): void {
    this.stop();
    const attempt = this.#attempt;
    void isServerReachable().then((isReachable) => {
      if (attempt !== this.#attempt) return;
      if (isReachable) this.#connect();
      else this.reconnectLater();
    });
  }

  stop(): void {
    this.#attempt += 1;
    clearTimeout(this.#timer);
  }
}

const baseDelayMs = 100;
