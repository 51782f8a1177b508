import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { testDatabase, withDatabase } from "@/db/testing/database";
import { BootError } from "@/lib/server/boot/boot-error";
import { readOrMakeSecret } from "@/lib/server/boot/data-folder";
import { DailyBackups } from "./daily-backups";

withDatabase();

describe("daily backups", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-daily-"));
  const env = (BACKUP_DIR: string) => ({
    BACKUP_DIR,
    BACKUP_AT: 3,
    BACKUP_KEEP: 2,
    DATA_DIR: path.join(scratch, "data"),
    DATABASE_URL: testDatabase()?.url,
  });
  const day = (n: number) => new Date(2026, 10, n, 3, 0, 30);

  beforeAll(async () => {
    readOrMakeSecret(mkdirSync(path.join(scratch, "data"), { recursive: true }) ?? "");
    if (testDatabase() !== null) await pool().query("update installation set backed_up_at = null");
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it("B8g: of two processes on one database one makes the backup of a day; the newest are kept, and files of other names", async () => {
    const folder = path.join(scratch, "backups");
    const registry = new Registry();
    const [a, b] = [new DailyBackups(env(folder), registry), new DailyBackups(env(folder), new Registry())];
    for (const name of [
      "own.crosscase-backup",
      "crosscase-2020-01-01T03-00-00Z.crosscase-backup",
      "crosscase-x.crosscase-backup.7.partial",
    ])
      writeFileSync(path.join(folder, name), "");
    const made = () => readdirSync(folder).filter((name) => name.startsWith("crosscase-2026"));
    await Promise.all([a.check(day(1)), b.check(day(1))]);
    expect(made()).toHaveLength(1);
    for (const each of [a, b]) await each.check(new Date(day(1).getTime() + 3_600_000));
    expect(made()).toHaveLength(1);
    await b.check(day(2));
    expect(made()).toHaveLength(2);
    expect(readdirSync(folder).sort()).toEqual([...made(), "own.crosscase-backup"].sort());
    const first = made()[0];
    await a.check(day(3));
    expect(made()).toHaveLength(2);
    expect(made()).not.toContain(first);
    const text = await registry.metrics();
    expect(text).toMatch(/^crosscase_backup_failures_total 0$/m);
    expect(Number(/^crosscase_backup_timestamp_seconds (\S+)$/m.exec(text)?.[1])).toBeGreaterThan(1_700_000_000);
  });

  it("B8g: one that fails is counted, leaves no file, and is tried again later, not at once; a folder that can't be written stops the boot", async () => {
    const folder = path.join(scratch, "away");
    const registry = new Registry();
    const daily = new DailyBackups(env(folder), registry);
    rmSync(folder, { recursive: true });
    for (let tries = 0; tries < 2; tries++) await daily.check(day(4));
    expect(await registry.metrics()).toMatch(/^crosscase_backup_failures_total 1$/m);
    const other = new DailyBackups(env(path.join(scratch, "there")), new Registry());
    await other.check(day(4));
    expect(readdirSync(path.join(scratch, "there"))).toHaveLength(1);
    expect(() => new DailyBackups(env("/proc/backups"), new Registry())).toThrow(BootError);
  });
});
