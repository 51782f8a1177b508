/** Chaos: the real server under faults while a class types; after each fault all that was shown as Saved has to be there, once. */
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom, type Random } from "@/lib/rules/random";
import type { FixtureClient } from "@/lib/server/commands/fixture-class";
import { runCommand } from "@/lib/server/testing/run-command";
import type { Verdict } from "@/e2e/support/devices/document-oracle";
import { faults, possibleFaults } from "./faults";
import { shortfalls } from "./minimums";
import type { Backups } from "./fault-context";
import { Report } from "./report";
import type { Scene } from "./fault-context";
import { drawSchedule, faultNames, type FaultName } from "./schedule";
import { setStage, type Stage, type StoreName } from "./deployment";
import { missedByChecker } from "./tampered";
import { Typists } from "./typists";

export interface ChaosWanted {
  store: StoreName;
  kills: number;
  /** A 32-bit integer: the same draws the same faults, and the same ways of typing. */
  seed: number;
  teams: number;
  size: number;
  say: (line: string) => void;
}

/** Faults until the class makes way for a new one, so that documents stay as large as a class's are. */
const longestClass = 40;

/**
 * At its end the checker is tried on a store that was tampered with. What it misses there is a complaint, and so is whatever was done too little.
 * @returns null where PostgreSQL or Redis can't be had
 */
export async function runChaos(wanted: ChaosWanted): Promise<Report | null> {
  const stage = await setStage(wanted.store);
  if (stage === null) return null;
  try {
    const report = new Report();
    const possible = possibleFaults(stage);
    const missing = faultNames.filter((name) => !possible.includes(name));
    if (missing.length > 0) wanted.say(`not on this store or machine: ${missing.join(", ")}`);
    const schedule = drawSchedule(wanted.kills, possible, seededRandom(wanted.seed));
    await new Run(stage, wanted, report).through(schedule);
    report.complaints.push(...shortfalls(report, schedule, wanted.teams * wanted.size));
    return report;
  } finally {
    await stage.close();
  }
}

class Run {
  /** Of the faults, of the class, and of where its devices dial. */
  private readonly random: Random;
  private readonly typing: Random;
  private readonly dialling: Random;
  private readonly doors = { shut: false };
  private readonly backups: Backups = { kept: null, putBack: 0, returning: 0, gone: 0 };
  private readonly clocks = { moved: 0 };

  constructor(
    private readonly stage: Stage,
    private readonly wanted: ChaosWanted,
    private readonly report: Report,
  ) {
    this.random = seededRandom(wanted.seed + 1);
    this.typing = seededRandom(wanted.seed + 2);
    this.dialling = seededRandom(wanted.seed + 3);
  }

  async through(schedule: readonly FaultName[]): Promise<void> {
    for (let done = 0; done < schedule.length; done += longestClass) {
      const typists = await this.newClass();
      try {
        for (const [i, name] of schedule.slice(done, done + longestClass).entries()) {
          try {
            await this.strike(name, typists);
          } catch (error) {
            throw new Error(`at ${done + i + 1}, ${name}`, { cause: error });
          }
          const { lost, doubled, misattributed, slowest } = this.report.of(name);
          this.wanted.say(
            `${done + i + 1}/${schedule.length} ${name}: lost ${lost}, doubled ${doubled}, another's ${misattributed}, slowest ${slowest} ms`,
          );
        }
        if (done + longestClass >= schedule.length) this.report.complaints.push(...(await missedByChecker(typists)));
      } finally {
        typists.end();
      }
    }
  }

  private async newClass(): Promise<Typists> {
    const { teams, size } = this.wanted;
    const { code, output, stdout } = await runCommand(
      "fixture",
      ["--teams", String(teams), "--size", String(size), "--phase", "write", "--json"],
      this.stage.env,
    );
    if (code !== 0) throw new Error(`the fixture failed:\n${output}`);
    const { clients } = JSON.parse(stdout) as { clients: FixtureClient[] }; // what fixture.ts prints
    const typists = new Typists(clients, () => this.door(), this.typing);
    await typists.settle();
    this.backups.kept = null; // the class is in no copy
    return typists;
  }

  /** No sticky sessions: any process will do. */
  private door(): string | null {
    const doors = this.doors.shut ? [] : this.stage.processes.flatMap(({ door }) => door ?? []);
    return doors[Math.floor(this.dialling() * doors.length)] ?? null;
  }

  private async strike(name: FaultName, typists: Typists): Promise<void> {
    const outcome = this.report.of(name);
    const before = {
      typed: typists.typed,
      misuse: this.misuse,
      closes: new Map(typists.heard.closes),
      complaints: typists.heard.complaints.length,
    };
    const note = ({ lost, doubled, back, misattributed }: Verdict) => {
      outcome.lost += lost.length;
      outcome.doubled += doubled.length + back.length;
      outcome.misattributed += misattributed.length;
    };
    const scene: Scene = {
      stage: this.stage,
      random: this.random,
      typists,
      backups: this.backups,
      clocks: this.clocks,
      doors: this.doors,
      lookAtRows: async () => note(await typists.judgeRows()),
      complain: (of) => this.report.complaints.push(`${name}: ${of}`),
    };
    typists.begin();
    await wait(200 + this.random() * 500);
    if ((await faults[name](scene)) === "spared") outcome.spared += 1;
    const mended = Date.now();
    await typists.pause();
    const { verdict } = await typists.settle();
    outcome.slowest = Math.max(outcome.slowest, Date.now() - mended);
    note(verdict);
    note(await typists.judgeQuietRows());
    outcome.times += 1;
    const { typed, saved } = typists.lettersSince(before.typed);
    outcome.typed += typed;
    outcome.acknowledged += saved;
    const { closes, complaints } = typists.heard;
    for (const [code, times] of closes) {
      const more = times - (before.closes.get(code) ?? 0);
      if (more > 0) outcome.closes.set(code, (outcome.closes.get(code) ?? 0) + more);
    }
    this.report.complaints.push(...complaints.slice(before.complaints).map((of) => `${name}: a device: ${of}`));
    // Elsewhere a busy machine may pause a device whose words take long to merge, which is logged as well (R12).
    if (name === "wall clock moved")
      this.report.complaints.push(
        ...this.misuse.slice(before.misuse.length).map((of) => `${name}: logged as misuse: ${of}`),
      );
    Object.assign(this.report.done, {
      kills: this.stage.processes.reduce((sum, { kills }) => sum + kills, 0),
      restores: this.backups.putBack,
      clocks: this.clocks.moved,
      returning: this.backups.returning,
      gone: this.backups.gone,
    });
  }

  /** What the processes have logged as misuse until now. */
  private get misuse(): string[] {
    return this.stage.processes.flatMap(({ said }) => said.split("\n").filter((line) => line.includes("misuse: ")));
  }
}
