/**
 * Reads documents' texts for pages and actions: in a thread where there is one, and each version of a document once. Text that someone made slow to
 * read (R12) delays those who read that document, and nobody else.
 */
import { packUpdates } from "@/lib/process/job-thread";
import type { DocumentKind } from "./fields";
import { readTexts, type DocumentTexts } from "./document-texts";
import { documentThread } from "./document-thread";

/** Which updates of a document were read. Their number only grows, except at a compaction, which makes a new snapshot. */
export interface DocumentVersion {
  documentId: string;
  /** 0 without a snapshot. */
  snapshot: number;
  /** Rows that are not in the snapshot. */
  rows: number;
}

export interface StoredText extends DocumentVersion {
  updates: Uint8Array[];
}

type Texts = DocumentTexts[DocumentKind];

/** Merges updates. @returns the texts, and how many ms that took */
export type MergeTexts = (kind: DocumentKind, updates: Uint8Array[]) => Promise<{ texts: Texts; ms: number }>;

/** Characters of all cached texts. */
const mostCached = 8 * 1024 * 1024;
/** What each entry costs beside its text. */
const entryCost = 500;
/** When a reading takes longer than `freeMs` the document rests for `rest` times the excess: its readers wait before it is read again. */
const [freeMs, rest] = [20, 9];

interface Entry extends DocumentVersion {
  texts: Texts;
  size: number;
}

export class TextReader {
  /** The newest texts that were read of each document; the ones used last are last. */
  private readonly cached = new Map<string, Entry>();
  private size = 0;
  /** Documents that are being read, or rest. */
  private readonly busy = new Map<string, Promise<void>>();

  constructor(private readonly merge: MergeTexts) {}

  /**
   * The texts of each document as of this version or a later one.
   * @param load reads the updates of these documents, in any order
   * @param inTransaction whether to read documents that rest at once, since others may wait for the transaction
   */
  async read(
    kind: DocumentKind,
    versions: readonly DocumentVersion[],
    load: (documentIds: string[]) => Promise<StoredText[]>,
    inTransaction: boolean,
  ): Promise<Map<string, Texts>> {
    const found = new Map<string, Texts>();
    for (;;) {
      const missing = versions.filter((version) => !found.has(version.documentId) && !this.take(version, found));
      if (missing.length === 0) return found;
      const ready = inTransaction ? missing : missing.filter(({ documentId }) => !this.busy.has(documentId));
      if (ready.length === 0) await Promise.race(missing.flatMap(({ documentId }) => this.busy.get(documentId) ?? []));
      else for (const [id, texts] of await this.readNow(kind, ready, load)) found.set(id, texts);
    }
  }

  private take(version: DocumentVersion, found: Map<string, Texts>): boolean {
    const entry = this.cached.get(version.documentId);
    if (entry === undefined || isOlder(entry, version)) return false;
    this.cached.delete(version.documentId);
    this.cached.set(version.documentId, entry);
    found.set(version.documentId, entry.texts);
    return true;
  }

  /** Loads all documents at once, and merges them one after the other. A document that is gone has empty texts. */
  private async readNow(
    kind: DocumentKind,
    versions: readonly DocumentVersion[],
    load: (documentIds: string[]) => Promise<StoredText[]>,
  ): Promise<Map<string, Texts>> {
    const ids = versions.map(({ documentId }) => documentId);
    const free = ids.map((id) => this.occupy(id));
    try {
      const stored = new Map((await load(ids)).map((one) => [one.documentId, one]));
      const read = await Promise.all(
        ids.map(async (id, at) => {
          const { updates = [], ...version } = stored.get(id) ?? { documentId: id, snapshot: 0, rows: 0 };
          const { texts, ms } = await this.merge(kind, updates);
          this.cache({ ...version, texts, size: sizeOf(texts) });
          free[at]?.(Math.max(0, ms - freeMs) * rest);
          return [id, texts] as const;
        }),
      );
      return new Map(read);
    } finally {
      for (const end of free) end(0);
    }
  }

  /** Marks the document as busy. @returns a function that ends this after a rest; only its first call counts */
  private occupy(documentId: string): (restMs: number) => void {
    let end = () => undefined as void;
    const ended = new Promise<void>((resolve) => (end = resolve));
    this.busy.set(documentId, ended);
    let isOver = false;
    return (restMs) => {
      if (isOver) return;
      isOver = true;
      const finish = () => {
        if (this.busy.get(documentId) === ended) this.busy.delete(documentId);
        end();
      };
      if (restMs === 0) finish();
      else setTimeout(finish, restMs);
    };
  }

  private cache(entry: Entry): void {
    const before = this.cached.get(entry.documentId);
    if (before !== undefined && !isOlder(before, entry)) return;
    this.forget(entry.documentId);
    this.cached.set(entry.documentId, entry);
    this.size += entry.size;
    for (const id of this.cached.keys()) {
      if (this.size <= mostCached) break;
      this.forget(id);
    }
  }

  private forget(documentId: string): void {
    this.size -= this.cached.get(documentId)?.size ?? 0;
    this.cached.delete(documentId);
  }
}

function isOlder(one: DocumentVersion, other: DocumentVersion): boolean {
  return one.snapshot < other.snapshot || (one.snapshot === other.snapshot && one.rows < other.rows);
}

function sizeOf(texts: Texts): number {
  return Object.values<string>({ ...texts }).reduce((sum, text) => sum + text.length, entryCost);
}

/** One per process: Next's bundle and the server's share it. */
const key = Symbol.for("crosscase.text-reader");
const processWide = globalThis as typeof globalThis & { [key]?: TextReader };

export function textReader(): TextReader {
  return (processWide[key] ??= new TextReader(mergeTexts));
}

async function mergeTexts(kind: DocumentKind, updates: Uint8Array[]): Promise<{ texts: Texts; ms: number }> {
  const thread = documentThread();
  if (thread === null || updates.length === 0) return { texts: readTexts(updates, kind), ms: 0 };
  const stored = packUpdates(updates);
  const answer = await thread.ask({ ask: "texts", kind, stored }, [stored.bytes.buffer]);
  if (answer.is !== "texts") throw new Error("the thread answered another question");
  return answer;
}
