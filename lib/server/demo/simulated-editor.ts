/** A document that a simulated student has open: a plain Yjs client that types letter by letter. */
import { setTimeout as wait } from "node:timers/promises";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { monotonicMs } from "@/lib/process/clock";
import { messageAccess, messageDigest, messageSaved } from "@/lib/wire/document-messages";
import type { Timing } from "./timing";

/** In characters. Longer than any of the demo's texts, so that no field grows without end. */
const maxFieldLength = 1_500;
const mistypedKeys = "asdfghjklqwertyuiop";

export interface DocumentLink {
  /** The path of the document's socket. */
  path: string;
}

export class SimulatedEditor {
  private readonly doc = new Y.Doc();
  private readonly provider: WebsocketProvider;
  readonly ready: Promise<void>;
  private savedAt = 0;

  constructor(
    { cookie, origin }: { cookie: string; origin: string },
    readonly link: DocumentLink,
  ) {
    class SignedIn extends WebSocket {
      constructor(url: string | URL) {
        super(url, { headers: { cookie, origin } });
      }
    }
    this.provider = new WebsocketProvider(origin.replace("http", "ws"), link.path.slice(1), this.doc, {
      WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket, // ws has what y-websocket uses of it
      disableBc: true,
      maxBackoffTime: 20_000,
    });
    // Saved, access and digest are not part of y-websocket's protocol: the server sends them in our own frames (lib/sync/README.md).
    this.provider.messageHandlers[messageSaved] = () => (this.savedAt = monotonicMs());
    this.provider.messageHandlers[messageAccess] = () => undefined;
    this.provider.messageHandlers[messageDigest] = () => undefined;
    this.ready = new Promise((resolve) => this.provider.once("sync", () => resolve()));
  }

  read(field: string): string {
    return this.doc.getText(field).toJSON();
  }

  /** Types `passage` at the end of a field, letter by letter, with a wrong letter now and then. */
  async write(field: string, passage: string, timing: Timing): Promise<void> {
    const text = this.doc.getText(field);
    if (text.length + passage.length > maxFieldLength) return;
    // A team-mate may be typing in the same field, so the place is relative to the letters around it.
    let place = Y.createRelativePositionFromTypeIndex(text, text.length, -1);
    const insert = (letters: string) => {
      const at = this.indexOf(place) ?? text.length;
      text.insert(at, letters);
      place = Y.createRelativePositionFromTypeIndex(text, at + letters.length, -1);
    };
    if (text.length > 0 && !/\s$/.test(this.read(field))) insert(" ");
    if (timing.isCatchingUp) return insert(passage);
    for (const [i, letter] of Array.from(passage).entries()) {
      if (Math.random() < 0.03) await this.mistype(insert, text, () => this.indexOf(place), timing);
      insert(letter);
      if (i % 4 === 0) this.showCursor(field, place);
      await timing.pause(letter === " " ? 90 : 60, letter === " " ? 260 : 190);
      if (/[.,:]/.test(letter)) await timing.pause(400, 2_000);
    }
    this.showCursor(field, place);
  }

  /** Deletes `passage` letter by letter from its end, if the field still contains it unchanged. */
  async remove(field: string, passage: string, timing: Timing): Promise<void> {
    const text = this.doc.getText(field);
    const at = this.read(field).indexOf(passage);
    if (at < 0) return;
    let place = Y.createRelativePositionFromTypeIndex(text, at + passage.length, -1);
    for (let left = passage.length; left > 0; left -= 1) {
      const end = this.indexOf(place) ?? 0;
      if (end === 0) return;
      text.delete(end - 1, 1);
      place = Y.createRelativePositionFromTypeIndex(text, end - 1, -1);
      if (left % 6 === 0) this.showCursor(field, place);
      await timing.pause(30, 60);
    }
  }

  /** Waits until the server has sent Saved, three seconds at most. */
  async waitUntilSaved(): Promise<void> {
    const since = monotonicMs();
    while (this.savedAt < since && monotonicMs() - since < 3_000) await wait(50);
  }

  close(): void {
    this.provider.destroy();
    this.doc.destroy();
  }

  /** Types a wrong letter and deletes it. */
  private async mistype(
    insert: (letters: string) => void,
    text: Y.Text,
    index: () => number | null,
    timing: Timing,
  ): Promise<void> {
    insert(mistypedKeys[Math.floor(Math.random() * mistypedKeys.length)] ?? "e");
    await timing.pause(150, 500);
    const end = index() ?? 0;
    if (end > 0) text.delete(end - 1, 1);
    await timing.pause(80, 200);
  }

  private indexOf(place: Y.RelativePosition): number | null {
    return Y.createAbsolutePositionFromRelativePosition(place, this.doc)?.index ?? null;
  }

  private showCursor(field: string, place: Y.RelativePosition): void {
    const at = Y.relativePositionToJSON(place) as unknown;
    this.provider.awareness.setLocalState({ cursor: { field, anchor: at, head: at } });
  }
}
