/**
 * What devices typed into one document and what of it was shown as Saved, kept apart from Yjs and from the server. No letter is typed
 * twice, so whatever a text has lost, doubled or got back is found letter by letter.
 */
import { nthLetter } from "./letters";

/** One client id of one device: its changes are counted, and become durable in the order in which they were made. */
export interface Author {
  made: number;
  /** So many of them were shown as Saved. */
  saved: number;
}

interface Change {
  by: Author;
  /** Its number among its author's, from 1. */
  number: number;
}

export interface Verdict {
  /** Shown as Saved, deleted by nobody, and not there. */
  lost: string[];
  /** There more than once. */
  doubled: string[];
  /** Never typed, or there after its deletion was shown as Saved. */
  back: string[];
}

/** How much was shown as Saved at some moment. */
export type Acknowledged = ReadonlyMap<Author, number>;

export class Manuscript {
  private readonly typed = new Map<string, Change>();
  private readonly deleted = new Map<string, Change[]>();
  private readonly authors: Author[] = [];

  newAuthor(): Author {
    const author = { made: 0, saved: 0 };
    this.authors.push(author);
    return author;
  }

  /** So many new letters, typed in one change. */
  type(by: Author, count: number): string {
    by.made += 1;
    let letters = "";
    for (let i = 0; i < count; i++) {
      const letter = nthLetter(this.typed.size);
      this.typed.set(letter, { by, number: by.made });
      letters += letter;
    }
    return letters;
  }

  /** These letters, deleted in one change. */
  delete(by: Author, letters: string): void {
    by.made += 1;
    for (const letter of letters) {
      const deletions = this.deleted.get(letter) ?? [];
      deletions.push({ by, number: by.made });
      this.deleted.set(letter, deletions);
    }
  }

  get letters(): number {
    return this.typed.size;
  }

  get changes(): { made: number; saved: number } {
    return { made: sum(this.authors, ({ made }) => made), saved: sum(this.authors, ({ saved }) => saved) };
  }

  /** How many letters were shown as Saved. */
  get savedLetters(): number {
    let count = 0;
    for (const { by, number } of this.typed.values()) if (number <= by.saved) count += 1;
    return count;
  }

  acknowledged(): Acknowledged {
    return new Map(this.authors.map((author) => [author, author.saved]));
  }

  /** @param texts the document's, all of them, as they were read after `asOf` was taken */
  judge(texts: readonly string[], asOf: Acknowledged): Verdict {
    const isSaved = ({ by, number }: Change) => number <= (asOf.get(by) ?? 0);
    const there = new Map<string, number>();
    for (const text of texts) for (const letter of text) there.set(letter, (there.get(letter) ?? 0) + 1);
    // Whoever deletes a letter may have been heard or not before its deletion was shown as Saved.
    const lost = [...this.typed].filter(([letter, change]) => isSaved(change) && !this.deleted.has(letter) && !there.has(letter));
    const doubled = [...there].filter(([, times]) => times > 1);
    const back = [...there].filter(([letter]) => !this.typed.has(letter) || this.deleted.get(letter)?.some(isSaved) === true);
    return { lost: lost.map(first), doubled: doubled.map(first), back: back.map(first) };
  }
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((all, item) => all + of(item), 0);
}

function first([letter]: readonly [string, unknown]): string {
  return letter;
}
