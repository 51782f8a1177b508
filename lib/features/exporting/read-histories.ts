/** Reads the stored rows of documents from a file, so that a worksheet has its history after an import (T14, T13). */
import { isPossibleHistory, ReadingBudget } from "@/lib/sync/format/possible-history";
import { blockHeader, maxHistoryBytes } from "@/lib/sync/format/replay/row-blocks";
import { RowUnpacker } from "@/lib/sync/format/replay/unpack-rows";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { AppError } from "@/lib/errors/errors";
import { isUuid } from "@/lib/process/uuid";
import { currentMs } from "@/lib/process/clock";
import type { ActivityFile, NewIds } from "./activity-file";

/** All rows of a file are in memory together: the most bytes of them, and the bytes that are counted beside each row. */
const [maxBytes, bytesBeside] = [256 * 1024 * 1024, 64];

/**
 * A small file can inflate to a lot. Reading what people type, letter by letter, takes less than 16 bytes' worth of work for each byte of its file.
 */
const workFor = (fileBytes: number) => new ReadingBudget(256 * 1024 + 16 * fileBytes);

/** Yields one document at a time, with new ids. @param fileBytes size of the file @throws AppError `import-damaged` */
export function* readHistories(
  { documents, histories }: Pick<ActivityFile, "documents" | "histories">,
  ids: NewIds,
  fileBytes: number,
): Generator<{ documentId: string; rows: StoredRow[] }, void, undefined> {
  const kinds = new Map(documents.map(({ id, kind }) => [id, kind]));
  const work = workFor(fileBytes);
  let bytes = 0;
  for (const { documentId, blocks } of histories) {
    const kind = kinds.get(documentId);
    if (kind === undefined) throw new AppError("import-damaged");
    kinds.delete(documentId); // each has one history
    const stored = unpack(blocks, work);
    if (!areStorable(stored)) throw new AppError("import-damaged");
    const now = currentMs();
    const rows = stored.map((row): StoredRow => ({
      ...row,
      // Rows keep times of the future once a server's clock was ahead and was set back.
      time: Math.min(row.time, now),
      writer: ids.of(row.writer),
      author: ids.ofMember(row.author),
    }));
    bytes += rows.reduce((sum, row) => sum + row.bytes.length + bytesBeside, 0);
    if (bytes > maxBytes || !isPossibleHistory(rows, kind, work)) throw new AppError("import-damaged");
    yield { documentId, rows };
  }
}

function unpack(blocks: readonly string[], { most }: ReadingBudget): StoredRow[] {
  const unpacker = new RowUnpacker({ bytes: Math.min(maxHistoryBytes, most.bytes), rows: most.rows });
  try {
    for (const block of blocks) {
      const bytes = Buffer.from(block, "base64");
      if (bytes.length === 0) continue;
      if (!unpacker.push(blockHeader(bytes.length)) || !unpacker.push(bytes)) throw new AppError("import-damaged");
    }
    unpacker.push(blockHeader(0));
    return unpacker.rows();
  } catch {
    // The bytes do not inflate, or are not rows.
    throw new AppError("import-damaged");
  }
}

const maxN = 2 ** 31 - 1;

/** Whether the database can store the rows, whose ids and numbers are from the file. */
function areStorable(rows: readonly StoredRow[]): boolean {
  const ids = new Set<string>();
  for (const { writer, author, n, time } of rows) {
    if (!(n >= 1 && n <= maxN && time >= 0)) return false;
    ids.add(writer).add(author);
  }
  return [...ids].every(isUuid);
}
