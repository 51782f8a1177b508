import { wordsNotStored, type CopyWords, type NotStored } from "./copy-text";
import type { DeviceCopy } from "./local-copy";
import { keepWords, offerCopy } from "./set-aside-text";
import type { Room } from "@/components/documents/connection/room";

/** What becomes of a document's words when they can't go into it from here (R3c, R14). */
export class SetAside {
  /** S1: what is found to be signed out leaves nothing more on the device. */
  signedOut = false;
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  /** What the server does not prove to have. The copy may be thrown away then. */
  async putAside(words: CopyWords): Promise<void> {
    const missing = this.#room.keptBy === undefined ? null : await wordsNotStored(this.#room, words);
    if (missing !== null) this.#keep(missing);
  }

  /** Where the device has no copy: what is unsent at once, since the page may be gone before the server has answered; what else is not proved, then. */
  async putAsideFromPage({ unsent, unsentWords, ...words }: CopyWords): Promise<void> {
    this.#keep({ words: unsentWords, whole: false });
    const missing =
      this.#room.keptBy === undefined
        ? null
        : await wordsNotStored(this.#room, { ...words, unsent, unsentWords }, "roughly");
    if (missing?.whole === true) this.#keep(missing);
  }

  /** The document is not open to this student now: a copy of which nothing is proved to be stored stays, and is offered. */
  async leaveCopy(copy: DeviceCopy, words: CopyWords): Promise<void> {
    const missing = await wordsNotStored(this.#room, words);
    if (missing?.whole === true && this.#room.keptBy !== undefined) {
      await copy.close();
      return offerCopy(this.#room.keptBy, copy.name, this.#from, missing);
    }
    if (missing !== null) this.#keep(missing);
    await copy.remove();
  }

  #keep(words: NotStored): void {
    keepWords(this.signedOut ? null : (this.#room.keptBy ?? null), this.#from, words);
  }

  get #from(): string {
    return `${this.#room.kind}/${this.#room.id}`;
  }
}
