import { isServerReachable } from "@/lib/sockets/browser/is-server-reachable";

/**
 * Connects, and reconnects after a disconnect, with growing delays and only once the server answers a plain request: after failed
 * attempts Firefox makes a new socket wait for up to a minute, though the server is back.
 */
export class Reconnector {
  /** Failed attempts since the last connection. */
  failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;

  /**
   * @param socket `abandon` ends an attempt of `connect` and does not reconnect
   * @param limits how long a socket may take to open, since a browser may wait for minutes, and the longest delay between attempts
   */
  constructor(
    private readonly socket: { connect: () => void; abandon: () => void },
    private readonly limits: { openWithinMs: number; maxDelayMs: number },
  ) {}

  /** Connects at once. Call `stop` when the socket opens, or it is abandoned as one that does not open in time. */
  connect(): void {
    this.stop();
    this.timer = setTimeout(() => {
      this.socket.abandon();
      this.reconnectLater();
    }, this.limits.openWithinMs);
    this.socket.connect();
  }

  /** Call when the connection works. */
  resetFailures(): void {
    this.stop();
    this.failures = 0;
  }

  reconnectLater(): void {
    this.failures += 1;
    this.stop();
    const maxMs = Math.min(2 ** this.failures * baseDelayMs, this.limits.maxDelayMs);
    this.timer = setTimeout(() => this.reconnectNow(), maxMs * (0.5 + Math.random() / 2));
  }

  /** Connects if the server answers; otherwise tries again later. */
  reconnectNow(): void {
    this.stop();
    const attempt = this.attempt;
    void isServerReachable().then((isReachable) => {
      if (attempt !== this.attempt) return;
      if (isReachable) this.connect();
      else this.reconnectLater();
    });
  }

  /** Ends the wait for the next attempt, or for the result of this one. */
  stop(): void {
    this.attempt += 1;
    clearTimeout(this.timer);
  }
}

const baseDelayMs = 100;
