import { maxDocumentBytes } from "@/lib/sync/format/size";

/** From here on the client takes no more text; a whole document must fit a frame (R12). */
const maxBytes = 0.8 * maxDocumentBytes;

/** Whether a document has room for more. Adds up the bytes of updates, and measures only when these exceed the limit. */
export class SizeLimit {
  private bytes = 0;
  private readonly measure: () => number;

  /** @param measure returns the bytes of the garbage-collected document */
  constructor(measure: () => number) {
    this.measure = measure;
  }

  set(bytes: number): void {
    this.bytes = bytes;
  }

  add(bytes: number): void {
    this.bytes += bytes;
  }

  hasRoom(bytes: number): boolean {
    if (this.bytes + bytes <= maxBytes) return true;
    this.bytes = this.measure();
    return this.bytes + bytes <= maxBytes;
  }
}
