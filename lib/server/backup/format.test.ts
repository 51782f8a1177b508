import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RowBatch } from "@/db/backup/read-database";
import { DamageError, NewerFormatError, NoBackupError, decodeBackup, encodeBackup, type BackupHeader } from "./format";

const header: BackupHeader = {
  crosscaseBackup: 1,
  build: "0.1.0 abc",
  migration: { madeAt: 5, name: "0005_merging" },
  moment: "2026-11-29T02:00:05.123Z",
  store: "embedded",
  tables: [{ name: "students", columns: ["id", "name"], rows: 2 }],
  sequences: [{ name: "journal_n_seq", last: "7" }],
};
const secret = "s".repeat(64);

async function* each<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* items;
  await Promise.resolve();
}

async function encode(batches: readonly RowBatch[], of: object = header): Promise<Buffer> {
  const texts: string[] = [];
  // The cast allows a newer build's header, which has another shape.
  for await (const text of encodeBackup({ header: of as BackupHeader, secret, batches: each(batches) }))
    texts.push(text);
  return Buffer.from(texts.join(""));
}

async function decode(...pieces: Uint8Array[]) {
  const decoded = await decodeBackup(each(pieces));
  const rows: [table: string, row: (string | null)[]][] = [];
  for await (const { table, rows: some } of decoded.batches)
    rows.push(...some.map((row) => [table, row] as [string, typeof row]));
  return { header: decoded.header, secret: decoded.secret, rows };
}

/** The error's class and message, or what was read. */
const outcome = (bytes: Uint8Array) =>
  decode(bytes).then(
    ({ rows }) => rows,
    (error: unknown) => (error instanceof Error ? `${error.name} ${error.message}`.trim() : error),
  );

const batches: RowBatch[] = [
  {
    table: "students",
    rows: [
      ["1", 'Zoë\n"quoted" \\ \u2028'],
      ["2", null],
    ],
  },
  { table: "updates", rows: [["\\x00ff"]] },
];

describe("the format of a backup", () => {
  it("B8a: gives back the header, the secret and every value, in whatever batches they were written and pieces they are read; the secret is not on the first line", async () => {
    const value = fc.option(fc.string({ unit: "binary" }), { nil: null });
    const table = fc.record({
      table: fc.constantFrom("a", "b", "c"),
      rows: fc.array(fc.array(value, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(table, { maxLength: 5 }), fc.integer({ min: 1, max: 50 }), async (given, size) => {
        const bytes = await encode(given);
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        const expected = given.flatMap((batch) => batch.rows.map((row) => [batch.table, row]));
        expect(await decode(...pieces)).toEqual({ header, secret, rows: expected });
        expect(bytes.toString().split("\n")[0]).not.toContain(secret);
      }),
    );
  });

  it("B8a: hands on many rows in several batches, each row once and in order", async () => {
    const rows = Array.from({ length: 1_200 }, (_, i) => [String(i)]);
    const { batches: read } = await decodeBackup(each([await encode([{ table: "a", rows }])]));
    const handed: string[][][] = [];
    for await (const batch of read) handed.push(batch.rows as string[][]);
    expect(handed.flat()).toEqual(rows);
    expect(Math.max(...handed.map((batch) => batch.length))).toBeLessThan(rows.length / 2);
  });

  it("B8f: a backup that is cut off anywhere, goes on after its end, or has another byte anywhere is refused", async () => {
    const bytes = await encode(batches);
    expect(await outcome(bytes)).toHaveLength(3);
    for (let end = 0; end < bytes.length; end++)
      expect(await outcome(bytes.subarray(0, end))).toMatch(/^(Damage|NoBackup)Error/);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = bytes[at] === 0x31 ? 0x32 : 0x31;
      expect(await outcome(changed)).toMatch(/^(Damage|NoBackup|NewerFormat)Error/);
    }
    expect(await outcome(Buffer.concat([bytes, Buffer.from("[]\n")]))).toBe("DamageError it goes on after its end");
    expect(await outcome(bytes.subarray(0, -10))).toBe("DamageError its end is missing");
  });

  it("B8f: a secret that no data folder has, a line of more than 64 MB and one of too many values are damage, and no more of them is read", async () => {
    const text = (await encode(batches)).toString();
    const short = Buffer.from(text.replace(secret, "s"));
    expect(await outcome(short)).toBe("DamageError its second line can't be read");
    const start = Buffer.from(text.split("\n").slice(0, 3).join("\n") + "\n[");
    let given = 0;
    async function* endless(piece: string): AsyncGenerator<Uint8Array, void, undefined> {
      yield start;
      for (; given < 200; given++) yield await Promise.resolve(Buffer.from(piece));
    }
    const read = async (piece: string) => {
      given = 0;
      const { batches: none } = await decodeBackup(endless(piece));
      return none[Symbol.asyncIterator]().next().catch(String);
    };
    expect(await read(" ".repeat(1024 * 1024))).toBe("DamageError: a line is too long");
    expect(given).toBeLessThan(70);
    expect(await outcome(Buffer.from(`${start.toString()}${'"",'.repeat(20_000)}""]\n`))).toBe(
      "DamageError a line has too many values",
    );
  });

  it("B8f: what a newer format says is not guessed at, and other files are no backups", async () => {
    const newer = await encode(batches, { crosscaseBackup: 2, anything: "else" });
    await expect(decode(newer)).rejects.toBeInstanceOf(NewerFormatError);
    for (const other of ["", "hello\n", "{}\n", "[1]\n"])
      await expect(decode(Buffer.from(other))).rejects.toBeInstanceOf(NoBackupError);
    const shapeless = await encode(batches, { crosscaseBackup: 1 });
    await expect(decode(shapeless)).rejects.toBeInstanceOf(DamageError);
  });
});
