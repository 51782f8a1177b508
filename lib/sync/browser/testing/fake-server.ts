import * as encoding from "lib0/encoding";
import * as decoding from "lib0/decoding";
import { vi } from "vitest";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import { messageAccess, messageSaved } from "@/lib/wire/document-messages";

const messageSync = 0;

/** A server of one document, in this process: it accepts the sockets that pages open, relays and stores their text, and reports what is saved. */
export class FakeServer {
  readonly doc = new Y.Doc();
  /** The student who is signed in in the browser. */
  user: string;
  /** Whether it reports at once what it receives as stored. */
  isStoring = true;
  isReachable = true;
  /** The text frames that it received, each with its socket's number. */
  readonly taken: [socket: number, update: Uint8Array][] = [];
  readonly sockets: FakeSocket[] = [];

  constructor(user: string) {
    this.user = user;
    this.doc.on("update", (update: Uint8Array, from: unknown) => {
      for (const socket of this.sockets)
        if (socket !== from && socket.hasAsked) socket.deliver(sync((to) => syncProtocol.writeUpdate(to, update)));
    });
  }

  get text(): string {
    return this.doc.getText("harmed").toJSON();
  }

  /** Stores what it received and had not stored. */
  store(): void {
    this.isStoring = true;
    for (const socket of this.sockets) socket.reportSaved();
  }

  cut(): void {
    this.isReachable = false;
    for (const socket of [...this.sockets]) socket.end();
  }
}

/** Makes the pages of this test reach `server`. */
export function stubServer(server: FakeServer): void {
  vi.stubGlobal(
    "WebSocket",
    class extends FakeSocket {
      constructor() {
        super(server);
      }
    },
  );
}

class FakeSocket extends EventTarget {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readyState = 0;
  binaryType = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: Uint8Array }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  hasAsked = false;
  private readonly server: FakeServer;
  private frames = 0;
  private number = 0;

  constructor(server: FakeServer) {
    super();
    this.server = server;
    setTimeout(() => (server.isReachable ? this.open() : this.end()));
  }

  private open(): void {
    this.readyState = this.OPEN;
    this.number = this.server.sockets.push(this);
    this.dispatchEvent(new Event("open"));
    this.onopen?.();
    this.deliver(
      encoding.encode((to) => {
        encoding.writeVarUint(to, messageAccess);
        encoding.writeVarUint(to, 1);
        encoding.writeVarString(to, this.server.user);
      }),
    );
    this.deliver(sync((to) => syncProtocol.writeSyncStep1(to, this.server.doc)));
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== this.OPEN) return;
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== messageSync) return;
    if (frame[1] === syncProtocol.messageYjsSyncStep1) this.hasAsked = true;
    else {
      this.frames += 1;
      this.server.taken.push([this.number, frame.slice()]);
    }
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, messageSync);
    syncProtocol.readSyncMessage(decoder, answer, this.server.doc, this);
    if (encoding.length(answer) > 1) this.deliver(encoding.toUint8Array(answer));
    if (this.server.isStoring) this.reportSaved();
  }

  reportSaved(): void {
    this.deliver(
      encoding.encode((to) => {
        encoding.writeVarUint(to, messageSaved);
        encoding.writeVarUint(to, this.frames);
      }),
    );
  }

  deliver(data: Uint8Array): void {
    queueMicrotask(() => this.onmessage?.({ data }));
  }

  close(): void {
    this.end();
  }

  end(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    const at = this.server.sockets.indexOf(this);
    if (at >= 0) this.server.sockets.splice(at, 1);
    queueMicrotask(() => this.onclose?.({ code: 1006 }));
  }
}

function sync(write: (to: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, messageSync);
    write(to);
  });
}
