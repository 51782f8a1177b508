/**
 * The format of a backup file (B8): gzipped lines of JSON. First a header, then the secret, then each table's name followed by its rows, with every
 * value as PostgreSQL writes it; last the SHA-256 of all lines before. `zcat FILE | head -1` shows the header.
 */
import { createHash } from "node:crypto";
import * as z from "zod";
import type { RowBatch } from "@/db/backup/read-database";
import { isBoundedJson } from "@/lib/features/exporting/rules/bounded-json";

/** Increase it when an older build could not read a new file. */
export const formatVersion = 1;

const headerShape = z.object({
  /** `formatVersion` of the build that wrote the file. */
  crosscaseBackup: z.number(),
  /** The build that wrote the file. */
  build: z.string(),
  /** The newest migration of the database: when the migration was made, in ms since 1970, and its name. */
  migration: z.object({ madeAt: z.number(), name: z.string().nullable() }),
  /** The backup contains everything that was committed before this time. */
  moment: z.iso.datetime(),
  store: z.enum(["embedded", "postgres"]),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number() })),
  sequences: z.array(z.object({ name: z.string(), last: z.string() })),
});
export type BackupHeader = z.output<typeof headerShape>;

/** At least as long as the secret that a start accepts in a data folder (lib/server/boot/data-folder.ts). */
const secretShape = z.strictObject({ secret: z.string().min(32).max(1_000).nullable() });

const lineShape = z.union([
  z.array(z.string().nullable()),
  z.strictObject({ table: z.string() }),
  z.strictObject({ sha256: z.string() }),
]);

/** The contents of a backup file. */
export interface Backup {
  header: BackupHeader;
  /** The data folder's secret, with which devices stay signed in. Null when NEXTAUTH_SECRET gives another secret. */
  secret: string | null;
  batches: AsyncIterable<RowBatch>;
}

/** The file is a backup that is damaged or incomplete. `message` completes "… is damaged or not complete: …". */
export class DamageError extends Error {
  override readonly name = "DamageError";
}

/** The file is no backup at all. */
export class NoBackupError extends Error {
  override readonly name = "NoBackupError";
}

/** A newer build wrote the file, in a format that this build does not know. */
export class NewerFormatError extends Error {
  override readonly name = "NewerFormatError";
}

/** Yields the text of a backup, in pieces. */
export async function* encodeBackup({ header, secret, batches }: Backup): AsyncGenerator<string, void, undefined> {
  const hash = createHash("sha256");
  const hashed = (text: string) => {
    hash.update(text);
    return text;
  };
  yield hashed(formatLine(header) + formatLine({ secret }));
  let current: string | null = null;
  for await (const { table, rows } of batches) {
    const name = table === current ? "" : formatLine({ table });
    current = table;
    yield hashed(name + rows.map(formatLine).join(""));
  }
  yield formatLine({ sha256: hash.digest("hex") });
}

const formatLine = (value: unknown) => `${JSON.stringify(value)}\n`;

/** A batch of rows is yielded once it has this many rows or bytes. */
const batchLimits = { rows: 500, bytes: 1024 * 1024 };

/**
 * Reads what `encodeBackup` writes.
 * @throws NoBackupError, or DamageError as soon as something is wrong; a wrong checksum is found only at the end, after all rows were yielded
 */
export async function decodeBackup(pieces: AsyncIterable<Uint8Array>): Promise<Backup> {
  const lines = splitLines(pieces);
  const hash = createHash("sha256");
  const first = await lines.next();
  if (first.done === true) throw new NoBackupError();
  const header = parseHeader(first.value);
  const second = await lines.next();
  if (second.done === true) throw new DamageError("its end is missing");
  const secret = secretShape.safeParse(parseJson(second.value));
  if (!secret.success) throw new DamageError("its second line can't be read");
  for (const line of [first.value, second.value]) hash.update(line).update("\n");
  return { header, secret: secret.data.secret, batches: readBatches(lines, hash) };
}

function parseHeader(line: Uint8Array): BackupHeader {
  const value = parseJson(line);
  const version = z.object({ crosscaseBackup: z.number() }).safeParse(value);
  if (!version.success) throw new NoBackupError();
  if (version.data.crosscaseBackup > formatVersion) throw new NewerFormatError();
  const parsed = headerShape.safeParse(value);
  if (!parsed.success) throw new DamageError("its first line can't be read");
  return parsed.data;
}

async function* readBatches(
  lines: AsyncIterator<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<RowBatch, void, undefined> {
  let batch: RowBatch | null = null;
  let bytes = 0;
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    const line = next.value;
    const parsed = lineShape.safeParse(parseJson(line));
    if (!parsed.success) throw new DamageError("a line can't be read");
    const value = parsed.data;
    if ("sha256" in value) {
      if (value.sha256 !== hash.digest("hex")) throw new DamageError("its checksum is another");
      if (batch !== null) yield batch;
      if ((await lines.next()).done !== true) throw new DamageError("it goes on after its end");
      return;
    }
    hash.update(line).update("\n");
    if (batch !== null && ("table" in value || batch.rows.length >= batchLimits.rows || bytes > batchLimits.bytes)) {
      if (batch.rows.length > 0) yield batch;
      batch = { table: batch.table, rows: [] };
      bytes = 0;
    }
    if ("table" in value) batch = { table: value.table, rows: [] };
    else if (batch === null) throw new DamageError("it has rows of no table");
    else {
      batch.rows.push(value);
      bytes += line.length;
    }
  }
  throw new DamageError("its end is missing");
}

/** Limits of a line's JSON: a row is a flat list, and the header has objects in lists. */
const lineBounds = { depth: 4, values: 10_000 };

function parseJson(line: Uint8Array): unknown {
  if (!isBoundedJson(line, lineBounds)) throw new DamageError("a line has too many values");
  try {
    return JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString());
  } catch {
    return undefined;
  }
}

/** The most bytes of a line. The longest value, a document that one compaction stored, takes less than half of this as hexadecimal digits. */
export const longestLine = 64 * 1024 * 1024;

/** Yields lines without their line ends. Bytes after the last line end are a line that was cut off, and are left out. */
async function* splitLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10, from)) {
      parts.push(piece.subarray(from, end));
      yield parts.length === 1 ? (parts[0] ?? new Uint8Array()) : Buffer.concat(parts);
      parts = [];
      length = 0;
      from = end + 1;
    }
    if (from === piece.length) continue;
    parts.push(piece.subarray(from));
    length += piece.length - from;
    if (length > longestLine) throw new DamageError("a line is too long");
  }
}
