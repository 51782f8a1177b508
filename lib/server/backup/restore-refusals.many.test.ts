/** What a restore refuses, and restoring an older build's file (B8). On PostgreSQL, because a new database takes only a moment there. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  statSync,
  writeFileSync,
  readdirSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { RowBatch } from "@/db/backup/read-database";
import { listMigrations } from "@/db/migrations-list";
import { openClient } from "@/db/open-client";
import { testDatabase } from "@/db/testing/database";
import { createDatabases } from "@/db/testing/server-databases";
import { parseEnv } from "@/lib/process/env";
import { at } from "@/lib/sync/testing/harness";
import { writeBackupFile } from "./backup-file";
import { makeBackup } from "./make-backup";
import { restoreBackup } from "./restore-backup";

const target = testDatabase();
const moment = new Date("2026-11-30T17:32:00Z");
const teacher = ["7c1f1c8e-6a0b-4f0e-9f6e-0c6f2f7b8a10", "kept@example.org", "Kept", "x"];

describe.skipIf(target === null)("restoring", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-restore-"));
  const file = path.join(scratch, "older.crosscase-backup");
  let url = "";
  const closing: (() => Promise<void>)[] = [];

  const env = () => parseEnv({ DATA_DIR: path.join(scratch, "data"), DATABASE_URL: url });
  const refusal = (from: string, moveAside = false) =>
    restoreBackup(env(), from, moveAside).then(
      () => "restored",
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  const ask = async (statement: string) => {
    const client = await openClient({ url });
    const { rows } = await client.query<Record<string, unknown>>(statement);
    await client.end();
    return rows;
  };

  /** Writes a file as an older build did, whose last migration was the tenth. */
  async function writeOlder(
    to: string,
    rows: RowBatch["rows"],
    rowsAsTold = rows.length,
    secret: string | null = null,
  ): Promise<void> {
    const columns = ["id", "email", "name", "password_hash"];
    const header = {
      crosscaseBackup: 1,
      build: "an older one",
      migration: at(listMigrations(), 9),
      moment: moment.toISOString(),
      store: "embedded",
      tables: [{ name: "teachers", columns, rows: rowsAsTold }],
      sequences: [],
    } as const;
    async function* batches(): AsyncGenerator<RowBatch, void, undefined> {
      yield { table: "teachers", rows };
      await Promise.resolve();
    }
    await writeBackupFile(to, {
      header: { ...header, tables: [...header.tables], sequences: [] },
      secret,
      batches: batches(),
    });
  }

  beforeAll(() => writeOlder(file, [teacher]));
  // A migrated database without rows, as a server makes it at its first start.
  beforeEach(async () => {
    const made = await createDatabases(target?.url ?? "", 1);
    closing.push(made.close);
    url = at(made.databases, 0).url ?? "";
  });
  afterAll(async () => {
    for (const close of closing) await close();
    rmSync(scratch, { recursive: true, force: true });
  });

  it("B8f: a file that is not there, is no backup, is cut off, says other than it holds, or is of a newer build is refused in a sentence, and leaves nothing", async () => {
    const named = (name: string) => path.join(scratch, name);
    expect(await refusal(named("none"))).toBe(`There is no file ${named("none")}.`);
    for (const [name, bytes] of [
      ["text", "hello\n"],
      ["zipped", gzipSync("hello\n")],
    ] as const) {
      writeFileSync(named(name), bytes);
      expect(await refusal(named(name))).toBe(`${named(name)} is not a backup of Crosscase.`);
    }
    writeFileSync(named("empty"), "");
    expect(await refusal(named("empty"))).toContain("damaged or not complete");
    writeFileSync(named("cut"), readFileSync(file));
    truncateSync(named("cut"), statSync(file).size - 20);
    expect(await refusal(named("cut"))).toBe(
      `${named("cut")} is damaged or not complete: it can't be unzipped to its end. Nothing was changed; take another backup.`,
    );
    await writeOlder(named("fewer"), [teacher], 2);
    expect(await refusal(named("fewer"))).toContain(
      "damaged or not complete: teachers has 1 rows, and 2 were written.",
    );
    await writeOlder(named("torn"), [["no uuid", ...teacher.slice(1)]]);
    expect(await refusal(named("torn"))).toContain("damaged or not complete: ");
    const text = gunzipSync(readFileSync(file)).toString();
    writeFileSync(named("changed"), gzipSync(text.replace("Kept", "Gone")));
    expect(await refusal(named("changed"))).toContain("damaged or not complete: its checksum is another.");
    writeFileSync(named("newer"), gzipSync(text.replace(/"madeAt":\d+/, '"madeAt":9999999999999')));
    expect(await refusal(named("newer"))).toBe(
      `A newer Crosscase made ${named("newer")} (an older one), with tables that this one does not know: update Crosscase first.`,
    );
    writeFileSync(named("format"), gzipSync(text.replace('"crosscaseBackup":1', '"crosscaseBackup":2')));
    expect(await refusal(named("format"))).toContain("A newer Crosscase made");
    expect(await ask("select email from teachers")).toEqual([]);
    expect(readdirSync(path.join(scratch, "data"))).toEqual([]);
  });

  it("B8f: an older build's file restores into a database that a server has made and nobody used, and stands at this build's migrations; the database is another one than it was", async () => {
    const aside = await refusal(file, true);
    expect(aside).toContain("--move-aside is for the embedded database");
    const before = await ask("select id from installation");
    expect(await refusal(file)).toBe("restored");
    expect(await ask("select email, name from teachers")).toEqual([{ email: "kept@example.org", name: "Kept" }]);
    expect(await ask("select max(created_at)::text as newest from drizzle.__drizzle_migrations")).toEqual([
      { newest: String(listMigrations().at(-1)?.madeAt) },
    ]);
    const after = await ask("select id from installation");
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    expect(await refusal(file)).toContain("is not empty. Make an empty one, and set DATABASE_URL to it.");
  });

  it("B8d, R13: the restored database has the backup's moment, and when it was restored by its own clock, whatever this machine's says", async () => {
    const [began] = await ask("select now()");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60 * 60_000 });
    expect(await refusal(file)).toBe("restored");
    vi.useRealTimers();
    const [stored] = await ask("select restored_to, restored_at, now() from installation");
    expect(stored?.restored_to).toEqual(moment);
    const times = [began?.now, stored?.restored_at, stored?.now].map(Number);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it("B8f: where the secret of the backup can't be written nothing is restored", async () => {
    const withSecret = path.join(scratch, "secret.crosscase-backup");
    await writeOlder(withSecret, [teacher], 1, "s".repeat(64));
    const inTheWay = path.join(scratch, "data", `secret.${process.pid}.new`);
    mkdirSync(inTheWay, { recursive: true });
    expect(await refusal(withSecret)).toMatch(/can't be written \(EISDIR.*\)\. Nothing was changed\.$/);
    expect(await ask("select email from teachers")).toEqual([]);
    rmSync(inTheWay, { recursive: true });
    expect(await refusal(withSecret)).toBe("restored");
    expect(readFileSync(path.join(scratch, "data", "secret"), "utf8")).toBe("s".repeat(64));
    expect(readdirSync(path.join(scratch, "data"))).toEqual(["secret"]);
  });

  it("B8f: a database of another program is left alone, and one without tables of ours is not backed up", async () => {
    await ask("drop schema drizzle cascade");
    expect(await refusal(file)).toContain("is not empty");
    const to = path.join(scratch, "nothing");
    await expect(makeBackup(env(), { file: to, withoutTeachers: true })).rejects.toThrow(
      "has no tables of Crosscase: set DATABASE_URL to",
    );
    expect(existsSync(to)).toBe(false);
  });

  it("B8f: where the file can't be written it says so, without a file, and a PostgreSQL that is not there without its password", async () => {
    const full = await makeBackup(env(), { file: "/proc/backup", withoutTeachers: true }).catch((error: unknown) =>
      String(error),
    );
    expect(full).toMatch(/The backup can't be written to \/proc\/backup \(E[A-Z]+\): choose a folder/);
    const away = parseEnv({
      DATA_DIR: path.join(scratch, "data"),
      DATABASE_URL: "postgres://crosscase:hunter2@127.0.0.1:9/crosscase",
    });
    const unreachable = await makeBackup(away, { file: path.join(scratch, "x"), withoutTeachers: true }).catch(
      (error: unknown) => String(error),
    );
    expect(unreachable).toMatch(/PostgreSQL at 127\.0\.0\.1:9 can't be reached: .* \(ECONNREFUSED\)\.$/);
    expect(unreachable).not.toContain("hunter2");
  });
});
