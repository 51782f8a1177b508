/**
 * Records what devices typed into one document and what was shown as Saved, independently of Yjs and the server, and checks texts against it. No letter is typed twice, so lost, doubled and returned letters are found one by one.
 */
import { nthLetter } from "./letters";

/** One client id of one device: its changes are counted, and become durable in the order in which they were made. */
export interface Author {
  /** The user id of the device's owner. */
  readonly user: string;
  readonly clientId: number;
  made: number;
  /** How many of them were shown as Saved. */
  saved: number;
  /** How many of them their own device has shown as Saved with nothing in flight: the server received them from it. */
  credited: number;
  /** The clock of its next letter: deletions have none. */
  clock: number;
}

interface Change {
  by: Author;
  /** Its number among the author's changes, from 1. */
  number: number;
}

interface Letter extends Change {
  clock: number;
  /** Changes of devices that send it again after a restore: each makes it durable, as its own change does. */
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

/** Letters that were shown as Saved, not deleted, and are not in the copy that was restored. */
export interface RestoreEffect {
  /** A device has them: they have to come back. */
  returning: number;
  /** No device has them any more. */
  gone: number;
}

export interface Verdict {
  /** Shown as Saved, deleted by nobody, and not there. */
  lost: string[];
  /** There more than once. */
  doubled: string[];
  /** Never typed, or there after its deletion was shown as Saved. */
  back: string[];
  /** There under another student's name than of the one who typed it. */
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
   * Records that the store was restored to its state at `kept`. Later letters count as Saved again once a device that has them shows Saved: its next change stands for all that it has. What no device has may be gone, and its deletion undone.
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
   * @param texts the document's, all of them, as they were read after `asOf` was taken
   * @param writers for each letter of them whose it is by what the database says; without it that is not judged
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
   * A letter that a team-mate's device has sent counts as that team-mate's until the writer's own device sends it, before it shows Saved; without that device it stays so (docs/sync.md, What is not promised).
   */
  private isAcceptableWriter(letter: string, writer: string | undefined, asOf: Acknowledged): boolean {
    const typed = this.typed.get(letter);
    if (typed === undefined) return true; // it is `back`
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
