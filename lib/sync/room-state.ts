import type { LoadedUpdates } from "@/db/queries/updates";
import { log } from "@/lib/log";
import { encodeStateVector } from "./frames";
import { Held } from "./held";
import { limits } from "./limits";
import { Ownership } from "./ownership";
import { RoomText } from "./room-text";
import { checkUpdate, type UpdateShape } from "./update-check";

/** What a room knows of its document: how far it goes, whose it is, and the text itself as bytes. */
export class RoomState {
  readonly held = new Held();
  readonly owners = new Ownership();
  readonly text: RoomText;

  constructor(private readonly roots: readonly string[]) {
    this.text = new RoomText(roots);
  }

  /** R2: what the store has. A row that stands on a later one waits for it; one that cannot be read is left out, and said. */
  fill(documentId: string, rows: LoadedUpdates["rows"]): void {
    let waiting = rows;
    for (;;) {
      const left = waiting.filter((row) => !this.takeRow(row));
      if (left.length === 0) return;
      if (left.length === waiting.length) {
        log().error({ documentId, rows: left.length }, "stored updates were left out: they cannot be read");
        return;
      }
      waiting = left;
    }
  }

  private takeRow({ bytes, author }: LoadedUpdates["rows"][number]): boolean {
    const shape = checkUpdate(bytes, this.roots);
    if (typeof shape === "string" || !this.held.reaches(shape)) return false;
    this.text.append(bytes);
    this.hold(shape, author);
    return true;
  }

  /** The text itself is taken by `text.append` or `text.merge`. */
  hold(shape: UpdateShape, author: string): void {
    this.held.take(shape);
    this.owners.take(shape, author);
  }

  /** R12: past the limit only deletions pass. */
  overflows(shape: UpdateShape, length: number, now: number): boolean {
    if (shape.sections.length === 0 || this.text.bytes + length <= limits.document) return false;
    return this.text.exactBytes(now) + shape.textBytes > limits.document;
  }

  /** For a step 1 to this user (R3b). */
  stateVectorFor(userId: string): Uint8Array {
    return encodeStateVector(this.owners.clocksFor(userId, this.held.clocks));
  }
}
