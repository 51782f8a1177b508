/** Makes a backup once a day (B8): runs `npm run backup` as a child process. Only one of several server processes does so. */
import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { Counter, Gauge, type Registry } from "prom-client";
import { runAlone } from "@/db/backup/run-alone";
import { findBackedUpAt, storeBackedUpAt } from "@/lib/auth/queries/installation";
import { monotonicMs } from "@/lib/process/clock";
import type { Env } from "@/lib/process/env";
import { log } from "@/lib/process/log";
import { findNewestBackup } from "@/lib/process/newest-backup";
import { root } from "@/lib/process/root.js";
import { checkBackupFolder } from "@/lib/server/boot/data-folder";
import { partialSuffix } from "./backup-file";
import { chooseOutdated, isBackupDue, nameDailyBackup } from "./daily-schedule";

export type DailyEnv = Pick<Env, "BACKUP_AT" | "BACKUP_KEEP" | "DATA_DIR" | "DATABASE_URL"> & { BACKUP_DIR: string };

const intervalMs = 60_000;
/** The wait after a backup that failed. */
const retryMs = 60 * 60_000;

export class DailyBackups {
  private child: ChildProcess | null = null;
  private running = false;
  private retryAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly failures: Counter;

  /** @throws BootError with a sentence when the folder can't be written */
  constructor(
    private readonly env: DailyEnv,
    registry: Registry,
  ) {
    checkBackupFolder(env.BACKUP_DIR);
    const registers = [registry];
    this.failures = new Counter({
      name: "crosscase_backup_failures_total",
      help: "Daily backups that this process began and that failed",
      registers,
    });
    new Gauge({
      name: "crosscase_backup_timestamp_seconds",
      help: "When the newest backup in BACKUP_DIR was made; 0 when there is none",
      registers,
      collect() {
        this.set((findNewestBackup(env.BACKUP_DIR)?.getTime() ?? 0) / 1_000);
      },
    });
  }

  start(): void {
    this.timer = setInterval(() => void this.check(new Date()), intervalMs).unref();
    void this.check(new Date());
  }

  stop(): void {
    clearInterval(this.timer);
    this.retryAt = Infinity;
    this.child?.kill("SIGTERM");
  }

  /** Makes a backup if one is due and no other process is making it. Never throws. */
  async check(now: Date): Promise<void> {
    if (this.running || monotonicMs() < this.retryAt) return;
    this.running = true;
    try {
      if (await this.isDue(now)) await runAlone(() => this.makeIfStillDue(now));
    } catch (error) {
      if (this.retryAt === Infinity) return; // the server is stopping
      this.retryAt = monotonicMs() + retryMs;
      this.failures.inc();
      log().error({ err: error }, "The daily backup failed, and is tried again in an hour.");
    } finally {
      this.running = false;
    }
  }

  private async isDue(now: Date): Promise<boolean> {
    return isBackupDue(now, this.env.BACKUP_AT, await findBackedUpAt());
  }

  private async makeIfStillDue(now: Date): Promise<void> {
    if (!(await this.isDue(now))) return;
    const file = path.join(this.env.BACKUP_DIR, nameDailyBackup(now));
    this.removePartial();
    await this.runCommand(file);
    await storeBackedUpAt(now);
    this.removeOutdated(now);
    log().info({ file, bytes: statSync(file).size }, "The daily backup is made.");
  }

  private async runCommand(file: string): Promise<void> {
    const { DATA_DIR, DATABASE_URL = "" } = this.env;
    const child = spawn(
      process.execPath,
      [path.join(root, "lib/server/run.js"), "backup", "--without-teachers", file],
      {
        cwd: root,
        stdio: ["ignore", "ignore", "pipe"],
        env: { ...process.env, DATA_DIR, DATABASE_URL },
      },
    );
    this.child = child;
    let problem = "";
    child.stderr.on("data", (chunk: Buffer) => (problem += chunk.toString()));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    this.child = null;
    if (code !== 0) throw new Error(problem.trim() || `npm run backup ended with ${code}`);
  }

  /** Removes files of backups that were killed: on a full disk they would make the next backup fail too. */
  private removePartial(): void {
    this.removeFiles((names) => names.filter((name) => name.startsWith("crosscase-") && name.endsWith(partialSuffix)));
  }

  private removeOutdated(now: Date): void {
    this.removeFiles((names) => chooseOutdated(names, this.env.BACKUP_KEEP, now));
  }

  private removeFiles(choose: (names: string[]) => string[]): void {
    const { BACKUP_DIR } = this.env;
    for (const name of choose(readdirSync(BACKUP_DIR))) rmSync(path.join(BACKUP_DIR, name), { force: true });
  }
}
