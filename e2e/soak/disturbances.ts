/** Disturbs the processes in the middle of a soak: moves clocks, restarts them one after the other, cuts the power, and restores an older backup. */
import { setTimeout as wait } from "node:timers/promises";
import type { TeamsAcknowledged } from "@/e2e/faults/typing-teams";
import type { Random } from "@/lib/activity/rules/random";
import type { Installation, SoakedProcess } from "./installation";
import type { Students } from "./students";

const hour = 3_600_000;
/** ms between two disturbances. */
const pauseMs = 10_000;

interface Watched {
  log: (line: string) => void;
  /** Called when a process is stopped: its later measurements belong to another series. */
  noteStop: (process: string) => void;
  /** Runs something while nothing else queries the database. */
  runExclusively: (run: () => Promise<void>) => Promise<void>;
}

export class Disturbances {
  /** What went wrong, or was too little, as sentences. */
  readonly problems: string[] = [];
  private readonly pauseMs: number;

  constructor(
    private readonly installation: Installation,
    private readonly watched: Watched,
    private readonly random: Random,
    minutes: number,
  ) {
    this.pauseMs = Math.min(pauseMs, minutes * 10_000);
  }

  /** Restarts the processes one after the other; and then all at once, after a power cut and after restoring a backup from before the restarts. */
  async restart(students: Students): Promise<void> {
    const acknowledged = students.acknowledged();
    await this.installation.backups.take();
    await this.restartAll();
    await this.watched.runExclusively(() => this.cutPower(students));
    await this.watched.runExclusively(() => this.restore(students, acknowledged));
  }

  /** Moves the clocks one process at a time, so that they differ. */
  async moveClocks(): Promise<void> {
    for (const one of this.installation.processes)
      for (const ms of [-hour, hour, 0]) {
        await one.moveClock(ms);
        this.watched.log(`the clock of ${one.name} is ${ms / hour} hours off`);
        await wait(this.pauseMs);
      }
  }

  private async restartAll(): Promise<void> {
    for (const one of this.installation.processes) {
      await this.stop(one);
      await this.start(one);
      await wait(this.pauseMs);
    }
  }

  /** Cuts the power, and checks what was Saved before any device can send it again. */
  private async cutPower(students: Students): Promise<void> {
    const { processes, postgres, reconnect } = this.installation;
    if (postgres.recordFiles === null) return;
    await Promise.all(processes.map((one) => this.kill(one)));
    const cut = await postgres.recordFiles();
    await reconnect();
    await Promise.all(processes.map((one) => this.start(one)));
    const { saved } = students.letters;
    await wait(this.pauseMs);
    // After a start on a slow machine it may take longer until anything is Saved.
    for (let tries = 0; students.letters.saved === saved && tries < 60; tries++) await wait(500);
    await Promise.all(processes.map((one) => this.kill(one)));
    const letters = students.letters.saved - saved;
    await cut(this.random);
    await reconnect();
    this.watched.log(`the power was cut: ${letters} letters were Saved since the last start`);
    if (letters === 0) this.problems.push("nothing was Saved before the power was cut");
    this.problems.push(...(await students.checkRows()).map((of) => `after a power cut, ${of}`));
    await Promise.all(processes.map((one) => this.start(one)));
  }

  private kill(one: SoakedProcess): Promise<void> {
    this.watched.noteStop(one.name);
    return one.kill();
  }

  /** Restores the backup. Devices then send again what was typed since. */
  private async restore(students: Students, acknowledged: TeamsAcknowledged): Promise<void> {
    const { processes, backups } = this.installation;
    await Promise.all(processes.map((one) => this.stop(one)));
    await backups.restore();
    const { returning, gone } = await students.noteStoreRestored(acknowledged);
    this.watched.log(`an older backup was put back: ${returning} letters have to come back, ${gone} are on no device`);
    if (returning === 0) this.problems.push("nothing was typed between a backup and its restore");
    await Promise.all(processes.map((one) => this.start(one)));
  }

  private async stop(one: SoakedProcess): Promise<void> {
    this.watched.noteStop(one.name);
    const began = performance.now();
    const code = await one.stop();
    if (code !== 0) this.problems.push(`${one.name} ended with ${code} when it was stopped`);
    this.watched.log(`${one.name} stopped after ${secondsSince(began)} s`);
  }

  private async start(one: SoakedProcess): Promise<void> {
    const began = performance.now();
    await one.start();
    this.watched.log(`${one.name} ready after ${secondsSince(began)} s`);
  }
}

const secondsSince = (began: number) => ((performance.now() - began) / 1_000).toFixed(1);
