/** A backup (B8), as `--verify` and a restore read it before any of it reaches a database. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createGunzip, gzipSync } from "node:zlib";
import * as fc from "fast-check";
import { DamageError, NoBackupError, decodeBackup, formatVersion, type BackupHeader } from "@/lib/server/backup/format";
import { json } from "./json-shapes";
import { ownProcessorMs, type Door, type Shape } from "./shape";

const header: BackupHeader = {
  crosscaseBackup: formatVersion,
  build: "1",
  migration: { madeAt: 1, name: "one" },
  moment: "2026-09-01T08:00:00.000Z",
  store: "embedded",
  tables: [{ name: "students", columns: ["id", "name"], rows: 1 }],
  sequences: [],
};
const secret = { secret: "s".repeat(32) };

/** Where the unusual value stands, and over how many lines its bytes are spread. */
const backups = fc
  .tuple(
    fc.constantFrom("header", "tables", "sequences", "secret", "rows", "table"),
    json,
    fc.constantFrom(1, 100, Infinity),
  )
  .map(([place, { description, fill }, most]): Shape<Uint8Array> => ({
    description: `${place}: ${description} in ${most} lines`,
    make: (bytes) => {
      const count = place === "rows" || place === "table" ? Math.max(1, Math.min(most, Math.floor(bytes / 20))) : 1;
      const value = fill(bytes / count - 15);
      const inHeader = (name: string) => JSON.stringify({ ...header, [name]: "HERE" }).replace('"HERE"', () => value);
      const first =
        place === "header"
          ? value
          : place === "tables" || place === "sequences"
            ? inHeader(place)
            : JSON.stringify(header);
      const second = place === "secret" ? `{"secret":${value}}` : JSON.stringify(secret);
      const line = place === "rows" ? `["1",${value}]` : place === "table" ? `{"table":${value}}` : '["1","One"]';
      const lines = [first, second, '{"table":"students"}', ...Array.from({ length: count }, () => line)];
      const text = lines.map((each) => `${each}\n`).join("");
      const sha256 = createHash("sha256").update(text).digest("hex");
      return new TextEncoder().encode(`${text}${JSON.stringify({ sha256 })}\n`);
    },
  }));

/** Compares the cost with the unpacked bytes: a backup is the operator's own file. */
export function backupDoor(most: number): Door<Uint8Array> {
  return {
    name: "backups",
    shapes: backups,
    base: 50,
    least: 8 * 1024,
    most,
    sizeOf: ({ length }) => length,
    processorMs: ownProcessorMs,
    handle: async (bytes, step) => {
      const file = gzipSync(bytes);
      await step("a backup's file", async () => {
        try {
          const { batches } = await decodeBackup(Readable.from([file]).pipe(createGunzip()));
          for await (const batch of batches) void batch;
        } catch (error) {
          if (!(error instanceof DamageError || error instanceof NoBackupError)) throw error;
        }
      });
    },
  };
}
