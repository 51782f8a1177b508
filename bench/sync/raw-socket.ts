/**
 * A websocket client that costs as little as Node allows: it writes and reads frames by hand over TCP, with one read buffer for all.
 * The load must be cheaper than the servers it measures.
 */
import net from "node:net";

export interface ConnectOptions {
  port: number;
  path: string;
  headers: Readonly<Record<string, string>>;
}

/** Receives a whole message, which is in `bytes` from `from` to `to` during the call only. */
export type MessageListener = (bytes: Uint8Array, from: number, to: number) => void;

const reading = Buffer.allocUnsafe(256 * 1024);
const key = [0x37, 0xfa, 0x21, 0x3d] as const;
const ping = 0x9;
const pong = 0xa;
const close = 0x8;
const binary = 0x2;

/** Bytes that the frame's head takes for a payload of `length`. */
const headOf = (length: number) => (length < 126 ? 6 : length < 65_536 ? 8 : 14);

/** Makes a frame for `length` bytes of payload, which start at `at`. Once they are written, `maskFrame` masks them. */
export function makeFrame(length: number, opcode = binary): { frame: Buffer; at: number } {
  const at = headOf(length);
  const frame = Buffer.allocUnsafe(at + length);
  frame[0] = 0x80 | opcode;
  if (length < 126) frame[1] = 0x80 | length;
  else if (length < 65_536) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  for (let i = 0; i < 4; i++) frame[at - 4 + i] = key[i] ?? 0;
  return { frame, at };
}

export function maskFrame(frame: Buffer, at: number): Buffer {
  for (let i = at, k = 0; i < frame.length; i++, k++) frame[i] = (frame[i] ?? 0) ^ (key[k & 3] ?? 0);
  return frame;
}

export class RawSocket {
  private readonly socket: net.Socket;
  private rest: Buffer | null = null;
  private upgraded = false;
  /** Resolves when messages can be sent. */
  readonly opened: Promise<void>;
  /** Resolves with the websocket's close code, or 0, when the connection is over. */
  readonly closed: Promise<number>;
  private code = 0;
  private open: () => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;

  constructor(
    { port, path, headers }: ConnectOptions,
    private readonly onMessage: MessageListener,
  ) {
    this.opened = new Promise((resolve, reject) => {
      this.open = resolve;
      this.fail = reject;
    });
    this.opened.catch(() => undefined);
    this.socket = net.connect({
      port,
      host: "127.0.0.1",
      noDelay: true,
      onread: {
        buffer: reading,
        callback: (length, bytes) => {
          // `bytes` is the buffer from above, so it is a Buffer.
          this.take((bytes as Buffer).subarray(0, length));
          return true;
        },
      },
    });
    this.closed = new Promise((resolve) => {
      this.socket.once("close", () => {
        this.fail(new Error(`closed before it was open (${this.code})`));
        resolve(this.code);
      });
    });
    this.socket.on("error", () => this.socket.destroy());
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${lines.join("")}\r\n`,
    );
  }

  /** Sends any number of frames made by `makeFrame` and `maskFrame`. */
  write(frames: Buffer): void {
    this.socket.write(frames);
  }

  send(payload: Uint8Array, opcode = binary): void {
    const { frame, at } = makeFrame(payload.length, opcode);
    frame.set(payload, at);
    this.socket.write(maskFrame(frame, at));
  }

  /** Closes without a close frame, as when the network fails. */
  destroy(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    const bytes = this.rest === null ? chunk : Buffer.concat([this.rest, chunk]);
    this.rest = null;
    const read = this.upgraded ? this.readFrames(bytes, 0) : this.readHandshake(bytes);
    if (read < bytes.length) this.rest = Buffer.from(bytes.subarray(read));
  }

  private readHandshake(bytes: Buffer): number {
    const end = bytes.indexOf("\r\n\r\n");
    if (end < 0) return 0;
    const status = bytes.toString("latin1", 0, end).split("\r\n", 1)[0] ?? "";
    if (!status.includes(" 101")) {
      this.fail(new Error(`the upgrade was answered ${status}`));
      this.socket.destroy();
      return bytes.length;
    }
    this.upgraded = true;
    this.open();
    return this.readFrames(bytes, end + 4);
  }

  /** @returns the offset after the last whole frame */
  private readFrames(bytes: Buffer, start: number): number {
    let at = start;
    while (at + 2 <= bytes.length) {
      const short = (bytes[at + 1] ?? 0) & 0x7f;
      let from = at + 2;
      let length = short;
      if (short === 126) {
        if (from + 2 > bytes.length) return at;
        length = bytes.readUInt16BE(from);
        from += 2;
      } else if (short === 127) {
        if (from + 8 > bytes.length) return at;
        length = Number(bytes.readBigUInt64BE(from));
        from += 8;
      }
      const to = from + length;
      if (to > bytes.length) return at;
      const opcode = (bytes[at] ?? 0) & 0x0f;
      if (opcode === binary) this.onMessage(bytes, from, to);
      else if (opcode === ping) this.send(bytes.subarray(from, to), pong);
      else if (opcode === close) {
        this.code = length >= 2 ? bytes.readUInt16BE(from) : 1005;
        this.socket.destroy();
      }
      at = to;
    }
    return at;
  }
}
