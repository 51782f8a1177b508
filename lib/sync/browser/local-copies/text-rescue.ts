import { withTimeout } from "./copy-database";
import { removeIfStored } from "./copy-removal";
import { findUnstoredText, mergeCopyTexts, type CopyText, type UnstoredText } from "./copy-text";
import { inspectCopy } from "./inspect-copy";
import type { LocalCopy } from "./local-copy";
import { setAsideTexts, offerCopyTexts, storeCopyTexts, type Source } from "./set-aside-text";
import type { Room } from "@/lib/sync/browser/connection/room";

/** Sets a document's text aside, or offers it, when it can't go into the document from this page (R3c, R14). */
export class TextRescue {
  /** A page that learns that it is signed out stores nothing more on the device (S1). */
  isSignedOut = false;
  private readonly room: Room;

  constructor(room: Room) {
    this.room = room;
  }

  /**
   * Sets aside the text of a copy that the server does not prove to have. The copy stays, and its text is offered, when the page is signed out, when
   * this device has no other room for the text, or when the document is not open to this student now and nothing is proved.
   * @returns whether the copy may be deleted
   */
  async setAsideCopy(name: string, text: CopyText, isClosed = false): Promise<boolean> {
    const { studentId } = this.room;
    if (studentId === undefined) return false;
    const unstored = await findUnstoredText(this.room, text);
    if (unstored === null) return true;
    const staysOffered = this.isSignedOut || (isClosed && unstored.whole);
    if (!staysOffered && storeCopyTexts(studentId, this.source, unstored)) return true;
    offerCopyTexts(studentId, name, this.source, unstored);
    return false;
  }

  /**
   * For a page without a local copy: sets unsent text aside at once, since the page may be gone before the server answers; then all other text that
   * is not proved to be stored.
   */
  async setAsideFromPage({ unsent, unsentTexts, ...rest }: CopyText): Promise<void> {
    this.setAside({ texts: unsentTexts, whole: false });
    const unstored =
      this.room.studentId === undefined
        ? null
        : await findUnstoredText(this.room, { ...rest, unsent, unsentTexts }, "rough");
    if (unstored?.whole === true) this.setAside(unstored);
  }

  /**
   * Leaves a document. Deletes its copy if all text in it, other tabs' too, is proved to be stored or was set aside. Never rejects.
   * @param isClosed whether the document is not open to this student now
   * @returns whether no copy is left
   */
  async leave(copy: LocalCopy | null, page: CopyText, isClosed = false): Promise<boolean> {
    if (copy === null || !copy.isStoring) {
      await this.setAsideFromPage(page);
      return copy === null || removeIfStored(copy.name);
    }
    copy.recordNow();
    const stored = await withTimeout(inspectCopy(copy.name)).catch(() => null);
    if (stored === null) await this.setAsideFromPage(page);
    const isDeletable =
      stored !== null && (await this.setAsideCopy(copy.name, mergeCopyTexts(page, stored.text), isClosed));
    await (isDeletable ? copy.remove() : copy.close());
    return isDeletable;
  }

  private setAside(text: UnstoredText): void {
    setAsideTexts(this.isSignedOut ? null : (this.room.studentId ?? null), this.source, text);
  }

  private get source(): Source {
    const { kind, id, team } = this.room;
    return { from: `${kind}/${id}`, ...(team !== undefined && { team }) };
  }
}
