/** The committed databases: a dump for PostgreSQL, and the folder of an embedded database. README.md says how they were made. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { packFolder, unpackFolder, type PackedFolder } from "./folder-pages";
import { earlierStates } from "./states";

export const databasesFolder = path.join(import.meta.dirname, "databases");
const dumpFile = (name: string) => path.join(databasesFolder, `${name}.sql.br`);
const folderFile = (name: string) => path.join(databasesFolder, `${name}.folder.br`);

export function readDump(name: string): string {
  return brotliDecompressSync(readFileSync(dumpFile(name))).toString();
}

/** Stores a dump without pg_dump's commands to psql. */
export function storeDump(name: string, dump: string): void {
  writeFileSync(dumpFile(name), brotliCompressSync(dump.replaceAll(/^\\.*\n/gm, "")));
}

let base: PackedFolder | null = null;

/** The pages of the first state: the files of the other states contain only pages that it lacks. */
function readBase(name: string): PackedFolder | null {
  const first = earlierStates[0]?.name ?? "";
  return first === name ? null : (base ??= unpackFolder(readFileSync(folderFile(first)), null, null));
}

/** Writes the embedded database of a state to `folder`. */
export function unpackDatabase(name: string, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  unpackFolder(readFileSync(folderFile(name)), readBase(name), folder);
}

/** @param redo where the database's newest checkpoint begins, as PostgreSQL writes it: `0/1A2B3C` */
export function storeFolder(name: string, folder: string, redo: string): void {
  const [high = "0", low = "0"] = redo.split("/");
  const byte = Number.parseInt(high, 16) * 2 ** 32 + Number.parseInt(low, 16);
  writeFileSync(folderFile(name), packFolder(folder, byte, readBase(name)));
}
