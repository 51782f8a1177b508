import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import { closeCodes } from "./close-codes";

/** A server's frame: its last part, binary, not masked (RFC 6455, 5.2). */
const wholeBinary = 0x82;

/** Sockets to which something was posted in this turn of the loop. */
let posted: SyncWebSocket[] = [];
/** Those that have only what may wait a little. */
const patient: SyncWebSocket[] = [];
let flushing: NodeJS.Immediate | null = null;

/** In one turn at least so many of the patient, or a quarter of them: in between, others' words are read. */
const fewest = 4;

/** When so many have something posted it leaves before the turn ends: a full server reads a thousand sockets in one. */
const most = 64;

function flushPosted(): void {
  const sockets = posted;
  posted = [];
  for (const socket of sockets) socket.flush();
}

function endTurn(): void {
  flushing = null;
  flushPosted();
  for (const socket of patient.splice(0, Math.max(fewest, patient.length >> 2))) socket.flush();
  if (patient.length > 0) flushSoon();
}

function flushSoon(): void {
  flushing ??= setImmediate(endTurn);
}

/**
 * What one socket is sent in a turn of the loop (a team-mate's update, the caret, *saved*) leaves in one write: writing is the greater part of
 * what a message costs. ws itself reads, pings, and closes.
 */
export class SyncWebSocket extends WebSocket {
  private raw: Duplex | null = null;
  private messages: Uint8Array[] = [];
  private size = 0;
  private isPosted = false;

  /** @param raw the socket that was upgraded */
  over(raw: Duplex): void {
    this.raw = raw;
  }

  /** Sends a binary message by the end of this turn. Its bytes must stay as they are until then. */
  post(message: Uint8Array): void {
    this.take(message);
    if (this.isPosted) return;
    this.isPosted = true;
    posted.push(this);
    if (posted.length >= most) flushPosted();
    else flushSoon();
  }

  /** Sends it with the next that is posted, or within a few turns: a commit has something to say to hundreds at once. */
  postPatiently(message: Uint8Array): void {
    if (this.messages.length === 0) patient.push(this);
    this.take(message);
    flushSoon();
  }

  private take(message: Uint8Array): void {
    this.messages.push(message);
    this.size += headLength(message.length) + message.length;
  }

  get hasPosted(): boolean {
    return this.messages.length > 0;
  }

  /** Bytes that the peer, or the kernel, has not taken yet. */
  get unread(): number {
    return this.size + (this.raw?.writableLength ?? 0);
  }

  flush(): void {
    const { messages, size, raw } = this;
    if (messages.length === 0) return;
    this.isPosted = false;
    this.messages = [];
    this.size = 0;
    // Nothing may follow a close frame.
    if (raw === null || this.readyState !== WebSocket.OPEN) return;
    const bytes = Buffer.allocUnsafe(size);
    let at = 0;
    for (const message of messages) {
      at = putHead(bytes, at, message.length);
      bytes.set(message, at);
      at += message.length;
    }
    raw.write(bytes);
  }

  /** What was posted before goes before. ws closes by itself with 1009, on which y-websocket would dial for ever. */
  override close(code?: number, reason?: string | Buffer): void {
    this.flush();
    super.close(code === 1009 ? closeCodes.tooBig : code, reason);
  }
}

function headLength(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

/** @returns where the payload of `length` bytes goes */
function putHead(bytes: Buffer, at: number, length: number): number {
  bytes[at] = wholeBinary;
  if (length < 126) bytes[at + 1] = length;
  else if (length < 65_536) {
    bytes[at + 1] = 126;
    bytes.writeUInt16BE(length, at + 2);
  } else {
    bytes[at + 1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), at + 2);
  }
  return at + headLength(length);
}
