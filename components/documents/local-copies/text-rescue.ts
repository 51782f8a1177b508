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
  async setAside(text: CopyText): Promise<void> {
    const unstored = this.#room.studentId === undefined ? null : await findUnstoredText(this.#room, text);
    if (unstored !== null) this.#setAside(unstored);
  }

  /** For a page without a local copy: sets unsent text aside at once, since the page may be gone before the server answers; then whatever else is not proved. */
  async setAsideFromPage({ unsent, unsentTexts, ...rest }: CopyText): Promise<void> {
    this.#setAside({ texts: unsentTexts, whole: false });
    const unstored =
      this.#room.studentId === undefined
        ? null
        : await findUnstoredText(this.#room, { ...rest, unsent, unsentTexts }, "rough");
    if (unstored?.whole === true) this.#setAside(unstored);
  }

  /** For a document that is not open to this student now: a copy of which nothing is proved to be stored stays, and its text is offered. */
  async leaveClosedDocument(copy: LocalCopy, text: CopyText): Promise<void> {
    const unstored = await findUnstoredText(this.#room, text);
    if (unstored?.whole === true && this.#room.studentId !== undefined) {
      await copy.close();
      return offerCopyTexts(this.#room.studentId, copy.name, this.#source, unstored);
    }
    if (unstored !== null) this.#setAside(unstored);
    await copy.remove();
  }

  #setAside(text: UnstoredText): void {
    setAsideTexts(this.isSignedOut ? null : (this.#room.studentId ?? null), this.#source, text);
  }

  get #source(): string {
    return `${this.#room.kind}/${this.#room.id}`;
  }
}
