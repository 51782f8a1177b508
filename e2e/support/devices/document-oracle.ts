/**
 * Records what devices typed into one document and what was shown as Saved, independently of Yjs and the server, and checks texts against it. No
 * letter is typed twice, so each lost, doubled or returned letter is found.
 */
import { nthLetter } from "./letters";

/** One client id of one device. Its changes are counted, and become durable in the order in which they were made. */
export interface Author {
  /** The user id of the device's owner. */
  readonly user: string;
  readonly clientId: number;
  made: number;
  /** How many of the changes were shown as Saved. */
  saved: number;
  /** How many of the changes the device itself has shown as Saved with nothing in flight, so that the server received them from it. */
  credited: number;
  /** The Yjs clock of the author's next letter; deletions take none. */
  clock: number;
}

interface Change {
  by: Author;
  /** The change's number among the author's, from 1. */
  number: number;
}

interface Letter extends Change {
  clock: number;
  /** Changes of devices that send the letter again after a restore. Each of them, once Saved, makes the letter durable. */
  brought: Change[];
}

/** What a device has of the document. */
export interface DeviceState {
  author: Author;
  /** Whether its state vector covers this character, deleted or not. */
  knows: (clientId: number, clock: number) => boolean;
  /** The letters of its texts. */
  shows: ReadonlySet<string>;
}

/** Letters that were shown as Saved and not deleted, and that are not in the restored backup. */
export interface RestoreEffect {
  /** Letters that a device has, and so has to send again. */
  returning: number;
  /** Letters that no device has any more. */
  gone: number;
}

export interface Verdict {
  /** Letters that were shown as Saved, were not deleted, and are missing. */
  lost: string[];
  /** Letters that are there more than once. */
  doubled: string[];
  /** Letters that nobody typed, or that are there after their deletion was shown as Saved. */
  back: string[];
  /** Letters that are there under the name of a student who did not type them. */
  misattributed: string[];
}

/** How many changes of each author were shown as Saved at some moment, and how many were credited. */
export type Acknowledged = ReadonlyMap<Author, Pick<Author, "saved" | "credited">>;

export class DocumentOracle {
  private readonly typed = new Map<string, Letter>();
  private readonly deleted = new Map<string, Change[]>();
  private readonly authors: Author[] = [];

  newAuthor(user = "", clientId = 0): Author {
    const author = { user, clientId, made: 0, saved: 0, credited: 0, clock: 0 };
    this.authors.push(author);
    return author;
  }

  /** Records one change that types this many new letters. Returns them. */
  type(by: Author, count: number): string {
    by.made += 1;
    let letters = "";
    for (let i = 0; i < count; i++) {
      const letter = nthLetter(this.typed.size);
      this.typed.set(letter, { by, number: by.made, clock: by.clock++, brought: [] });
      letters += letter;
    }
    return letters;
  }

  /** Records one change that deletes these letters. */
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
    return this.savedSince(0).length;
  }

  /** The letters shown as Saved among those typed after the first `letters`. */
  savedSince(letters: number): string[] {
    return [...this.typed]
      .slice(letters)
      .filter(([, letter]) => isDurable(letter, ({ by, number }) => number <= by.saved))
      .map(first);
  }

  /**
   * Records that the store was restored to its state at `inCopy`. Later letters count as Saved again once a device that has them shows Saved, which
   * is recorded as one more change of that device. Letters and deletions that no device has may be lost.
   * @param holders the devices that are left, none of them connected
   */
  noteRestore(inCopy: Acknowledged, holders: readonly DeviceState[]): RestoreEffect {
    const before = this.acknowledged();
    for (const author of this.authors) {
      author.saved = Math.min(author.saved, inCopy.get(author)?.saved ?? 0);
      author.credited = Math.min(author.credited, inCopy.get(author)?.credited ?? 0);
    }
    const bringers = holders.map(({ author, knows, shows }) => ({
      knows,
      shows,
      brings: { by: author, number: ++author.made },
    }));
    const result = { returning: 0, gone: 0 };
    for (const [letter, typed] of this.typed) {
      if (isDurable(typed, isIn(inCopy)) && this.deleted.get(letter) === undefined) continue;
      const wasSaved = isDurable(typed, isIn(before)) && !isDurable(typed, isIn(inCopy));
      const knowing = bringers.filter(({ knows }) => knows(typed.by.clientId, typed.clock));
      const showing = knowing.filter(({ shows }) => shows.has(letter));
      typed.brought.push(...showing.map(({ brings }) => brings));
      if (this.deleted.has(letter))
        this.deleted.get(letter)?.push(...knowing.filter((one) => !showing.includes(one)).map(({ brings }) => brings));
      else if (wasSaved) result[showing.length > 0 ? "returning" : "gone"] += 1;
    }
    return result;
  }

  acknowledged(): Acknowledged {
    return new Map(this.authors.map((author) => [author, { saved: author.saved, credited: author.credited }]));
  }

  /**
   * @param texts all of the document's texts, read after `asOf` was taken
   * @param writers for each letter, the author that the database has; without it authors are not checked
   */
  check(texts: readonly string[], asOf: Acknowledged, writers?: ReadonlyMap<string, string>): Verdict {
    const isSaved = isIn(asOf);
    const found = new Map<string, number>();
    for (const text of texts) for (const letter of text) found.set(letter, (found.get(letter) ?? 0) + 1);
    // A deletion may or may not be applied before it is shown as Saved.
    const lost = [...this.typed].filter(
      ([letter, typed]) => isDurable(typed, isSaved) && !this.deleted.has(letter) && !found.has(letter),
    );
    const doubled = [...found].filter(([, times]) => times > 1);
    const back = [...found].filter(
      ([letter]) => !this.typed.has(letter) || this.deleted.get(letter)?.some(isSaved) === true,
    );
    const misattributed =
      writers === undefined
        ? []
        : [...found].filter(([letter]) => !this.isAcceptableWriter(letter, writers.get(letter), asOf));
    return {
      lost: lost.map(first),
      doubled: doubled.map(first),
      back: back.map(first),
      misattributed: misattributed.map(first),
    };
  }

  /**
   * A letter that a team-mate's device has sent counts as that team-mate's until the writer's own device sends it, which it does before it shows Saved.
   * If the writer's device is lost, the letter stays the team-mate's (lib/sync/README.md, What is not promised).
   */
  private isAcceptableWriter(letter: string, writer: string | undefined, asOf: Acknowledged): boolean {
    const typed = this.typed.get(letter);
    if (typed === undefined) return true; // reported as `back` instead
    return typed.number <= (asOf.get(typed.by)?.credited ?? 0)
      ? writer === typed.by.user
      : this.authors.some(({ user }) => user === writer);
  }
}

function isIn(acknowledged: Acknowledged): (change: Change) => boolean {
  return ({ by, number }) => number <= (acknowledged.get(by)?.saved ?? 0);
}

function isDurable(letter: Letter, isSaved: (change: Change) => boolean): boolean {
  return isSaved(letter) || letter.brought.some(isSaved);
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((all, item) => all + of(item), 0);
}

function first([letter]: readonly [string, unknown]): string {
  return letter;
}
