/** A client that speaks the protocol by hand, so that tests see each frame and can send any. */
import { once } from "node:events";
import * as decoding from "lib0/decoding";
import WebSocket from "ws";
import * as Y from "yjs";
import {
  decodePresenceEntries,
  encodePresence,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  type PresenceEntry,
} from "@/lib/sync/server/frames";
import { encodeOwnFrame } from "@/lib/wire/own-frame";

export interface ClientOptions {
  /** The whole address: ws://host/sync/… */
  url: string;
  cookie: string;
  origin?: string;
  doc?: Y.Doc;
  /** Claims, as our page does, the ids of earlier pages and how far they wrote (R3b). Without it, the client acts as one that is not ours. */
  earlier?: ReadonlyMap<number, number> | undefined;
  /** Leaves the socket alone: no step 1, no answer to one. */
  mute?: boolean;
}

export class TestClient {
  readonly doc: Y.Doc;
  closedWith: number | null = null;
  /** The count of saved frames that the server sent last (R6). */
  saved = 0;
  sent = 0;
  access: "read" | "write" | null = null;
  step1s = 0;
  /** Whether the server's step 1 was answered. */
  answered = false;
  synced = false;
  /** The bodies of *digest* frames (102, R9). */
  digests: Uint8Array[] = [];
  /** The seconds of each *slowed* that the server sent (R12). */
  slowed: number[] = [];
  presence = new Map<
    number,
    { clock: number; state: { user: { id: string; name: string; colour: string }; cursor: unknown } }
  >();
  /** Awareness frames, empty ones too. */
  presenceFrames = 0;
  pongs = 0;
  readonly ws: WebSocket;

  constructor(private readonly options: ClientOptions) {
    this.doc = options.doc ?? new Y.Doc();
    this.ws = new WebSocket(options.url, {
      headers: { cookie: options.cookie, ...(options.origin === undefined ? {} : { origin: options.origin }) },
    });
    this.ws.on("message", (data: Buffer) => this.hear(data));
    this.ws.on("close", (code) => (this.closedWith = code));
    this.ws.on("error", () => undefined);
    this.ws.on("open", () => {
      if (options.earlier !== undefined)
        this.send(encodeOwnFrame({ live: this.doc.clientID, earlier: options.earlier }));
      if (options.mute !== true) this.send(encodeStep1(Y.encodeStateVector(this.doc)));
    });
    this.doc.on("update", this.sendOwnUpdate);
  }

  private readonly sendOwnUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== this) this.sendUpdate(update);
  };

  /** Stops sending the document's updates, when another client takes it over. */
  stopSending(): void {
    this.doc.off("update", this.sendOwnUpdate);
  }

  get opened(): Promise<unknown> {
    return once(this.ws, "open");
  }

  send(frame: Uint8Array): void {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(frame);
  }

  sendUpdate(update: Uint8Array): void {
    if (this.ws.readyState !== WebSocket.OPEN) return;
    this.sent += 1;
    this.send(encodeUpdate(update));
  }

  sendStep2(update: Uint8Array): void {
    this.sent += 1;
    this.send(encodeStep2(update));
  }

  sendPresence(state: unknown, client = this.doc.clientID, clock = 1): void {
    this.sayEntries([{ client, clock, state: JSON.stringify(state) }]);
  }

  sayEntries(entries: PresenceEntry[]): void {
    this.send(encodePresence(entries));
  }

  text(field: string): string {
    return this.doc.getText(field).toJSON();
  }

  type(field: string, text: string): void {
    const root = this.doc.getText(field);
    root.insert(root.length, text);
  }

  /** Whether a page may show Saved (S4). */
  get isSaved(): boolean {
    return this.ws.readyState === WebSocket.OPEN && this.answered && this.saved === this.sent;
  }

  get isOpen(): boolean {
    return this.ws.readyState === WebSocket.OPEN;
  }

  close(): void {
    this.ws.close();
  }

  private hear(data: Buffer): void {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    switch (decoding.readVarUint(decoder)) {
      case 0:
        return this.hearSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
      case 1:
        return this.hearPresence(decodePresenceEntries(decoding.readVarUint8Array(decoder)) ?? []);
      case 100:
        this.saved = decoding.readVarUint(decoder);
        return;
      case 101:
        this.access = decoding.readVarUint(decoder) === 1 ? "write" : "read";
        return;
      case 104:
        this.slowed.push(decoding.readVarUint(decoder));
        return;
      case 102:
        this.digests.push(decoding.readVarUint8Array(decoder));
        return;
    }
  }

  private hearSync(kind: number, body: Uint8Array): void {
    if (kind !== 0) {
      Y.applyUpdate(this.doc, body, this);
      if (kind === 1) this.synced = true;
      return;
    }
    this.step1s += 1;
    if (this.options.mute === true) return;
    this.sendStep2(Y.encodeStateAsUpdate(this.doc, body));
    this.answered = true;
  }

  private hearPresence(entries: PresenceEntry[]): void {
    this.presenceFrames += 1;
    for (const { client, clock, state } of entries) {
      const known = this.presence.get(client);
      if (known !== undefined && clock < known.clock) continue;
      if (state === "null") this.presence.delete(client);
      else this.presence.set(client, { clock, state: JSON.parse(state) as never });
    }
  }
}

/** The HTTP status with which a connection is refused, or "open". */
export async function connectStatus(options: Omit<ClientOptions, "doc">): Promise<number | "open"> {
  const ws = new WebSocket(options.url, {
    headers: { cookie: options.cookie, ...(options.origin === undefined ? {} : { origin: options.origin }) },
  });
  ws.on("error", () => undefined);
  return new Promise((resolve) => {
    ws.on("unexpected-response", (_req, res) => {
      resolve(res.statusCode ?? 0);
      ws.terminate();
    });
    ws.on("open", () => {
      resolve("open");
      ws.close();
    });
  });
}
