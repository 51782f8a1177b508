import { chmodSync, cpSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startPostgres, type Given, type PostgresOptions, type PrivatePostgres } from "@/db/testing/private-postgres";
import type { Random } from "@/lib/activity/rules/random";
import { leaveAfterCut } from "./disk";
import { findStrace, straceMissing, underStrace } from "./strace";
import { readStraceLog } from "./strace-log";

/** Cuts the power: the files are then in a state that a disk may be in. */
export type PowerCut = (random: Random) => Promise<void>;

/** A private PostgreSQL that can be restarted on its port, and whose power can be cut. */
export class CuttablePostgres {
  /**
   * Restarts PostgreSQL, and records from now on what it does to its files. Returns what cuts its power, when the processes that write to it were
   * killed, and starts it on the files that are left. Null where strace is not available.
   */
  readonly recordFiles: (() => Promise<PowerCut>) | null;

  private constructor(
    private readonly folder: string,
    private readonly given: Given,
    private running: PrivatePostgres,
  ) {
    const strace = findStrace();
    if (strace === null) console.warn(`Power cuts of PostgreSQL are left out. ${straceMissing()}`);
    this.recordFiles = strace === null ? null : () => this.record(strace);
  }

  /** @param folder for recordings, which PostgreSQL's user can enter @param given PostgreSQL's own folder. @returns null where PostgreSQL is not available */
  static async start(folder: string, given: Given): Promise<CuttablePostgres | null> {
    const running = await startPostgres({ given });
    return running === null ? null : new CuttablePostgres(folder, given, running);
  }

  get url(): string {
    return this.running.url;
  }

  get pid(): number {
    return this.running.pid;
  }

  answers(): Promise<boolean> {
    return this.running.answers();
  }

  stop(): Promise<void> {
    return this.running.stop();
  }

  async restart(options: Omit<PostgresOptions, "given"> = {}): Promise<void> {
    await this.stop();
    await this.start(options);
  }

  private async record(strace: string): Promise<PowerCut> {
    const [data, before] = [path.join(this.given.folder, "data"), path.join(this.folder, "before")];
    const recording = path.join(this.folder, "recording");
    await this.stop();
    cpSync(data, before, { recursive: true });
    writeFileSync(recording, "");
    chmodSync(recording, 0o666); // PostgreSQL's user writes it
    await this.start({ waitsForDisk: true, under: underStrace(strace, recording) });
    return async (random) => {
      const { size } = statSync(recording);
      await this.stop();
      leaveAfterCut(data, before, readStraceLog(recording, data), size, random);
      for (const one of [before, recording, path.join(data, "postmaster.pid")])
        rmSync(one, { recursive: true, force: true });
      await this.start();
    };
  }

  private async start(options: Omit<PostgresOptions, "given"> = {}): Promise<void> {
    const started = await startPostgres({ ...options, given: this.given });
    if (started === null) throw new Error("PostgreSQL is gone");
    this.running = started;
  }
}
