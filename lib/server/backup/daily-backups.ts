/**
 * Once a day (B8): makes a backup, runs BACKUP_COMMAND, and verifies the backup if that is due. Each is a child process, one after the other.
 * Of several server processes only one does so at a time.
 */
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { Counter, Gauge, type Registry } from "prom-client";
import { runAlone } from "@/db/backup/run-alone";
import { findBackupTimes, storeBackupTime, type BackupTimes } from "@/lib/auth/queries/installation";
import { monotonicMs } from "@/lib/process/clock";
import type { Env } from "@/lib/process/env";
import { log } from "@/lib/process/log";
import { findNewestBackup } from "@/lib/process/newest-backup";
import { root } from "@/lib/process/root.js";
import { checkBackupFolder } from "@/lib/server/boot/data-folder";
import { partialSuffix } from "./backup-file";
import { chooseOutdated, isBackupDue, isVerificationDue, nameDailyBackup } from "./daily-schedule";
import { ProgramError, runProgram, type RunningProgram } from "./run-program";

export type DailyEnv = Pick<
  Env,
  | "BACKUP_AT"
  | "BACKUP_COMMAND"
  | "BACKUP_KEEP"
  | "BACKUP_KEEP_WEEKLY"
  | "BACKUP_KEEP_MONTHLY"
  | "BACKUP_VERIFY"
  | "DATA_DIR"
  | "DATABASE_URL"
> & { BACKUP_DIR: string };

const intervalMs = 60_000;
/** The wait after a step that failed. */
const retryMs = 60 * 60_000;
/** How long one step may take. */
const longestMs = 6 * 60 * 60_000;

const steps = ["backup", "command", "verify"] as const;
type Step = (typeof steps)[number];

const failed: Record<Step, string> = {
  backup: "The daily backup failed, and is tried again in an hour.",
  command: "BACKUP_COMMAND failed, and is tried again in an hour.",
  verify: "The daily backup can't be verified. This is tried again in an hour.",
};

export class DailyBackups {
  private program: RunningProgram | null = null;
  private running = false;
  private stopping = false;
  private readonly retryAt: Record<Step, number> = { backup: 0, command: 0, verify: 0 };
  private timer: NodeJS.Timeout | undefined;
  private readonly failures: Counter<"step">;
  private readonly verified: Gauge | null;

  /** @throws BootError with a sentence when the folder can't be written */
  constructor(
    private readonly env: DailyEnv,
    registry: Registry,
    private readonly limitMs = longestMs,
  ) {
    checkBackupFolder(env.BACKUP_DIR);
    const registers = [registry];
    this.failures = new Counter({
      name: "crosscase_backup_failures_total",
      help: "Daily backups, runs of BACKUP_COMMAND and verifications that this process began and that failed",
      labelNames: ["step"] as const,
      registers,
    });
    for (const step of steps) this.failures.inc({ step }, 0);
    new Gauge({
      name: "crosscase_backup_timestamp_seconds",
      help: "When the newest backup in BACKUP_DIR was made; 0 when there is none",
      registers,
      collect() {
        this.set((findNewestBackup(env.BACKUP_DIR)?.getTime() ?? 0) / 1_000);
      },
    });
    this.verified =
      env.BACKUP_VERIFY === 0
        ? null
        : new Gauge({
            name: "crosscase_backup_verified_timestamp_seconds",
            help: "When the newest daily backup that was verified was made; 0 when none was",
            registers,
          });
  }

  start(): void {
    this.timer = setInterval(() => void this.check(new Date()), intervalMs).unref();
    void this.check(new Date());
  }

  stop(): void {
    clearInterval(this.timer);
    this.stopping = true;
    this.program?.stop();
  }

  /** Does the steps that are due unless another process does them. Never throws. */
  async check(now: Date): Promise<void> {
    const ready = steps.filter((step) => monotonicMs() >= this.retryAt[step]);
    if (this.running || this.stopping || ready.length === 0) return;
    this.running = true;
    try {
      const times = await this.findTimes();
      if (ready.some((step) => this.isDue(step, times, now))) await runAlone(() => this.doDueSteps(ready, now));
    } catch (error) {
      this.reportFailure("backup", error);
      for (const step of steps) this.retryAt[step] = this.retryAt.backup; // the database is away: no step can begin
    } finally {
      this.running = false;
    }
  }

  private async doDueSteps(ready: readonly Step[], now: Date): Promise<void> {
    for (const step of ready) {
      const times = await this.findTimes(); // another process or the step before may have changed them
      if (this.stopping || !this.isDue(step, times, now)) continue;
      try {
        await this.doStep(step, times.madeAt ?? now, now);
      } catch (error) {
        this.reportFailure(step, error);
      }
    }
    await this.findTimes();
  }

  private async findTimes(): Promise<BackupTimes> {
    const times = await findBackupTimes();
    this.verified?.set((times.verifiedAt?.getTime() ?? 0) / 1_000);
    return times;
  }

  private isDue(step: Step, { madeAt, commandAt, verifiedAt }: BackupTimes, now: Date): boolean {
    if (step === "backup") return isBackupDue(now, this.env.BACKUP_AT, madeAt);
    // The last backup may be in a folder of another machine, or deleted.
    if (madeAt === null || !existsSync(this.fileOf(madeAt))) return false;
    return step === "command"
      ? this.env.BACKUP_COMMAND !== undefined && commandAt?.getTime() !== madeAt.getTime()
      : isVerificationDue(this.env.BACKUP_VERIFY, madeAt, verifiedAt);
  }

  /** @param madeAt when the last backup was made */
  private async doStep(step: Step, madeAt: Date, now: Date): Promise<void> {
    switch (step) {
      case "backup":
        return this.makeBackup(now);
      case "command":
        await this.run(["sh", "-c", this.env.BACKUP_COMMAND ?? ""], { BACKUP_FILE: this.fileOf(madeAt) });
        await storeBackupTime("commandAt", madeAt);
        log().info("BACKUP_COMMAND succeeded.");
        return;
      case "verify":
        await this.runOwn("--verify", this.fileOf(madeAt));
        await storeBackupTime("verifiedAt", madeAt);
        log().info({ file: this.fileOf(madeAt) }, "The daily backup is verified.");
    }
  }

  private async makeBackup(now: Date): Promise<void> {
    const file = this.fileOf(now);
    this.removePartial();
    await this.runOwn("--without-teachers", file);
    await storeBackupTime("madeAt", now);
    this.removeOutdated(now);
    log().info({ file, bytes: statSync(file).size }, "The daily backup is made.");
  }

  private fileOf(madeAt: Date): string {
    return path.join(this.env.BACKUP_DIR, nameDailyBackup(madeAt));
  }

  /** Runs `npm run backup` with this server's database. */
  private runOwn(...args: string[]): Promise<void> {
    const { DATA_DIR, DATABASE_URL = "" } = this.env;
    const command = [process.execPath, path.join(root, "lib/server/run.js"), "backup", ...args] as const;
    return this.run(command, { DATA_DIR, DATABASE_URL });
  }

  private async run(command: readonly [string, ...string[]], variables: Record<string, string>): Promise<void> {
    this.program = runProgram(command, { cwd: root, env: { ...process.env, ...variables }, limitMs: this.limitMs });
    try {
      await this.program.ended;
    } finally {
      this.program = null;
    }
  }

  private reportFailure(step: Step, error: unknown): void {
    if (this.stopping) return; // this process has ended the program itself
    this.retryAt[step] = monotonicMs() + retryMs;
    this.failures.inc({ step });
    const output = error instanceof ProgramError ? error.output : undefined;
    log().error({ err: error, output }, failed[step]);
  }

  /** Removes files of backups that were killed: on a full disk they would make the next backup fail too. */
  private removePartial(): void {
    this.removeFiles((names) => names.filter((name) => name.startsWith("crosscase-") && name.endsWith(partialSuffix)));
  }

  private removeOutdated(now: Date): void {
    const { BACKUP_KEEP: newest, BACKUP_KEEP_WEEKLY: weeks, BACKUP_KEEP_MONTHLY: months } = this.env;
    this.removeFiles((names) => chooseOutdated(names, { newest, weeks, months }, now));
  }

  private removeFiles(choose: (names: string[]) => string[]): void {
    const { BACKUP_DIR } = this.env;
    for (const name of choose(readdirSync(BACKUP_DIR))) rmSync(path.join(BACKUP_DIR, name), { force: true });
  }
}
