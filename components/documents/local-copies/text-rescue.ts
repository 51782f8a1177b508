import { findUnstoredText, type CopyText, type UnstoredText } from "./copy-text";
import type { LocalCopy } from "./local-copy";
import { setAsideTexts, offerCopyTexts } from "./set-aside-text";
import type { Room } from "@/components/documents/connection/room";

/** Sets a document's text aside, or offers it, when it can't go into the document from this page (R3c, R14). */
export class TextRescue {
  /** S1: a page that learns that it is signed out stores nothing more on the device. */
  isSignedOut = false;
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Sets aside what the server does not prove to have. The copy may be deleted then. */
  async setAside(words: CopyText): Promise<void> {
    const missing = this.#room.studentId === undefined ? null : await findUnstoredText(this.#room, words);
    if (missing !== null) this.#keep(missing);
  }

  /** For a page without a local copy: sets unsent text aside at once, since the page may be gone before the server answers; then whatever else is not proved. */
  async setAsideFromPage({ unsent, unsentTexts, ...words }: CopyText): Promise<void> {
    this.#keep({ texts: unsentTexts, whole: false });
    const missing =
      this.#room.studentId === undefined
        ? null
        : await findUnstoredText(this.#room, { ...words, unsent, unsentTexts }, "roughly");
    if (missing?.whole === true) this.#keep(missing);
  }

  /** For a document that is not open to this student now: a copy of which nothing is proved to be stored stays, and its text is offered. */
  async leaveCopy(copy: LocalCopy, words: CopyText): Promise<void> {
    const missing = await findUnstoredText(this.#room, words);
    if (missing?.whole === true && this.#room.studentId !== undefined) {
      await copy.close();
      return offerCopyTexts(this.#room.studentId, copy.name, this.#from, missing);
    }
    if (missing !== null) this.#keep(missing);
    await copy.remove();
  }

  #keep(words: UnstoredText): void {
    setAsideTexts(this.isSignedOut ? null : (this.#room.studentId ?? null), this.#from, words);
  }

  get #from(): string {
    return `${this.#room.kind}/${this.#room.id}`;
  }
}
