import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import { closeCodes } from "./close-codes";

/** Sockets to which something was posted in this turn of the loop. */
let posted: SyncWebSocket[] = [];

function endTurn(): void {
  const sockets = posted;
  posted = [];
  for (const socket of sockets) socket.flush();
}

/** A WebSocket that sends all messages of one turn of the loop (a team-mate's update, the caret, *saved*) in one write. */
export class SyncWebSocket extends WebSocket {
  private raw: Duplex | null = null;
  private isCorked = false;

  /** @param raw the socket that was upgraded */
  setRawSocket(raw: Duplex): void {
    this.raw = raw;
  }

  /** Sends a binary message at the end of this turn. Its bytes must not change until then. */
  post(message: Uint8Array): void {
    // Nothing may follow a close frame.
    if (this.readyState !== WebSocket.OPEN) return;
    if (!this.isCorked) {
      this.isCorked = true;
      this.raw?.cork();
      if (posted.push(this) === 1) setImmediate(endTurn);
    }
    this.send(message);
  }

  get hasPosted(): boolean {
    return this.isCorked;
  }

  /** Bytes that the peer, or the kernel, has not taken yet. */
  get unread(): number {
    return this.bufferedAmount;
  }

  flush(): void {
    if (!this.isCorked) return;
    this.isCorked = false;
    this.raw?.uncork();
  }

  /** ws itself closes with 1009, after which y-websocket would reconnect for ever. */
  override close(code?: number, reason?: string | Buffer): void {
    this.flush();
    super.close(code === 1009 ? closeCodes.tooBig : code, reason);
  }
}
