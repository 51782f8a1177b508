import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { Registry } from "prom-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { pool } from "@/db/client";
import { testDatabase, withDatabase } from "@/db/testing/database";
import { log } from "@/lib/process/log";
import { BootError } from "@/lib/server/boot/boot-error";
import { readOrMakeSecret } from "@/lib/server/boot/data-folder";
import { soon } from "@/lib/sync/testing/harness";
import { DailyBackups, type DailyEnv } from "./daily-backups";

withDatabase();

/** What crosscase_backup_failures_total shows, by step. */
const failuresIn = (metrics: string): Record<string, number> =>
  Object.fromEntries(
    [...metrics.matchAll(/^crosscase_backup_failures_total\{step="(\w+)"\} (\d+)$/gm)].map(
      ([, step = "", count]): [string, number] => [step, Number(count)],
    ),
  );

/** The errors that are logged during `run`. */
async function errorsWhile(run: () => Promise<void>): Promise<unknown[]> {
  const lines: unknown[] = [];
  const logged = vi.spyOn(log(), "error").mockImplementation((of: unknown, says?: string) => {
    const { err, output } = of as { err: Error; output?: string }; // what DailyBackups passes
    lines.push({ says, message: err.message, output });
  });
  await run();
  logged.mockRestore();
  return lines;
}

describe("daily backups", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-daily-"));
  const env = (BACKUP_DIR: string, more: Partial<DailyEnv> = {}): DailyEnv => ({
    BACKUP_DIR,
    BACKUP_AT: 3,
    BACKUP_COMMAND: undefined,
    BACKUP_KEEP: 2,
    BACKUP_KEEP_WEEKLY: 0,
    BACKUP_KEEP_MONTHLY: 0,
    BACKUP_VERIFY: 0,
    ...more,
    DATA_DIR: path.join(scratch, "data"),
    DATABASE_URL: testDatabase()?.url,
  });
  const day = (n: number) => new Date(2026, 10, n, 3, 0, 30);

  beforeAll(() => void readOrMakeSecret(mkdirSync(path.join(scratch, "data"), { recursive: true }) ?? ""));
  beforeEach(async () => {
    if (testDatabase() !== null)
      await pool().query(
        "update installation set backed_up_at = null, backup_command_at = null, backup_verified_at = null",
      );
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
    expect(failuresIn(text)).toEqual({ backup: 0, command: 0, verify: 0 });
    expect(Number(/^crosscase_backup_timestamp_seconds (\S+)$/m.exec(text)?.[1])).toBeGreaterThan(1_700_000_000);
  });

  it("B8g: one that fails is counted, leaves no file, and is tried again later, not at once; a folder that can't be written stops the boot", async () => {
    const folder = path.join(scratch, "away");
    const registry = new Registry();
    const daily = new DailyBackups(env(folder), registry);
    rmSync(folder, { recursive: true });
    for (let tries = 0; tries < 2; tries++) await daily.check(day(4));
    expect(failuresIn(await registry.metrics())).toEqual({ backup: 1, command: 0, verify: 0 });
    const other = new DailyBackups(env(path.join(scratch, "there")), new Registry());
    await other.check(day(4));
    expect(readdirSync(path.join(scratch, "there"))).toHaveLength(1);
    expect(() => new DailyBackups(env("/proc/backups"), new Registry())).toThrow(BootError);
  });

  it("B8i: a command of the administrator's runs once after each daily backup, in one of two processes, with the file's name in BACKUP_FILE", async () => {
    const folder = path.join(scratch, "sent");
    const elsewhere = path.join(scratch, "elsewhere");
    mkdirSync(elsewhere);
    const BACKUP_COMMAND = `cp "$BACKUP_FILE" ${elsewhere}/ && echo x >> ${elsewhere}/runs`;
    const each = [0, 1].map(() => new DailyBackups(env(folder, { BACKUP_COMMAND }), new Registry()));
    for (const n of [1, 2]) {
      for (let times = 0; times < 2; times++) await Promise.all(each.map((process) => process.check(day(n))));
      expect(readFileSync(path.join(elsewhere, "runs"), "utf8")).toBe("x\n".repeat(n));
      expect(readdirSync(elsewhere)).toEqual(expect.arrayContaining(readdirSync(folder)));
    }
  });

  it("B8i: a command that fails is logged with the end of its output, counted, and runs again later for the same backup, also after a restart; the backup is kept", async () => {
    const folder = path.join(scratch, "unsent");
    const registry = new Registry();
    const BACKUP_COMMAND = "echo begun; echo the repository is locked >&2; exit 3";
    const daily = new DailyBackups(env(folder, { BACKUP_COMMAND }), registry);
    const lines = await errorsWhile(async () => {
      for (let tries = 0; tries < 2; tries++) await daily.check(day(1));
    });
    expect(lines).toEqual([
      {
        says: "BACKUP_COMMAND failed, and is tried again in an hour.",
        message: "It ended with 3.",
        output: "begun\nthe repository is locked",
      },
    ]);
    expect(failuresIn(await registry.metrics())).toEqual({ backup: 0, command: 1, verify: 0 });
    const [made] = readdirSync(folder);
    const sent = path.join(scratch, "sent-later");
    await new DailyBackups(env(folder, { BACKUP_COMMAND: `basename "$BACKUP_FILE" > ${sent}` }), new Registry()).check(
      day(1),
    );
    expect(readFileSync(sent, "utf8")).toBe(`${made}\n`);
    expect(readdirSync(folder)).toEqual([made]);
  });

  it("B8i: a command that takes too long is ended with all that it has started, and counts as failed", async () => {
    const registry = new Registry();
    const folder = path.join(scratch, "late");
    await new DailyBackups(env(folder), registry).check(day(1));
    const ended = path.join(scratch, "ended");
    const BACKUP_COMMAND = `(trap "echo > ${ended}; exit" TERM; while :; do sleep 0.1; done) & wait`;
    const late = new Registry();
    await new DailyBackups(env(folder, { BACKUP_COMMAND }), late, 1_000).check(day(1));
    expect(failuresIn(await late.metrics())).toEqual({ backup: 0, command: 1, verify: 0 });
    await expect.poll(() => existsSync(ended), soon).toBe(true);
  });

  it("B8j: the first backup is verified, and one every so many days; a metric has the time of the last one that was whole", async () => {
    const folder = path.join(scratch, "verified");
    const registry = new Registry();
    const daily = new DailyBackups(env(folder, { BACKUP_VERIFY: 2 }), registry);
    const verifiedAt = async () =>
      Number(/^crosscase_backup_verified_timestamp_seconds (\S+)$/m.exec(await registry.metrics())?.[1]) * 1_000;
    await daily.check(day(1));
    expect(await verifiedAt()).toBe(day(1).getTime());
    await daily.check(day(2));
    expect(await verifiedAt()).toBe(day(1).getTime());
    await daily.check(day(3));
    expect(await verifiedAt()).toBe(day(3).getTime());
    expect(failuresIn(await registry.metrics())).toEqual({ backup: 0, command: 0, verify: 0 });
  });

  it("B8j: a damaged backup is logged with what is wrong, and counted, and the metric stays", async () => {
    const folder = path.join(scratch, "damaged");
    await new DailyBackups(env(folder), new Registry()).check(day(1));
    const [made = ""] = readdirSync(folder);
    truncateSync(path.join(folder, made), 2_000);
    const registry = new Registry();
    const daily = new DailyBackups(env(folder, { BACKUP_VERIFY: 7 }), registry);
    const lines = await errorsWhile(() => daily.check(day(1)));
    const output: unknown = expect.stringContaining(`${path.join(folder, made)} is damaged or not complete`);
    expect(lines).toEqual([expect.objectContaining({ message: "It ended with 1.", output })]);
    expect(failuresIn(await registry.metrics())).toEqual({ backup: 0, command: 0, verify: 1 });
    expect(await registry.metrics()).toMatch(/^crosscase_backup_verified_timestamp_seconds 0$/m);
  });
});
