/** Chaos: the real server under faults while a class types; after each fault all that was shown as Saved has to be there, once. */
import { setTimeout as wait } from "node:timers/promises";
import { seeded, type Random } from "@/lib/rules/random";
import type { FixtureClient } from "@/lib/server/fixture-class";
import { runCommand } from "@/lib/server/testing/run-command";
import type { Verdict } from "@/e2e/devices/manuscript";
import { faults, possibleFaults, type Scene } from "./faults";
import { Report } from "./report";
import { drawSchedule, faultNames, type FaultName } from "./schedule";
import { setStage, type Stage, type StoreName } from "./stage";
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
 * @param atEnd with the stage and the class as they are after the last fault, all quiet
 * @returns null where PostgreSQL or Redis can't be had
 */
export async function runChaos(wanted: ChaosWanted, atEnd: (typists: Typists) => Promise<void> = () => Promise.resolve()): Promise<Report | null> {
  const stage = await setStage(wanted.store);
  if (stage === null) return null;
  try {
    const report = new Report();
    const possible = possibleFaults(stage);
    const missing = faultNames.filter((name) => !possible.includes(name));
    if (missing.length > 0) wanted.say(`not on this store or machine: ${missing.join(", ")}`);
    await new Run(stage, wanted, report).through(drawSchedule(wanted.kills, possible, seeded(wanted.seed)), atEnd);
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

  constructor(
    private readonly stage: Stage,
    private readonly wanted: ChaosWanted,
    private readonly report: Report,
  ) {
    this.random = seeded(wanted.seed + 1);
    this.typing = seeded(wanted.seed + 2);
    this.dialling = seeded(wanted.seed + 3);
  }

  async through(schedule: readonly FaultName[], atEnd: (typists: Typists) => Promise<void>): Promise<void> {
    for (let done = 0; done < schedule.length; done += longestClass) {
      const typists = await this.newClass();
      try {
        for (const [i, name] of schedule.slice(done, done + longestClass).entries()) {
          try {
            await this.strike(name, typists);
          } catch (error) {
            throw new Error(`at ${done + i + 1}, ${name}`, { cause: error });
          }
          const { lost, doubled, slowest } = this.report.of(name);
          this.wanted.say(`${done + i + 1}/${schedule.length} ${name}: lost ${lost}, doubled ${doubled}, slowest ${slowest} ms`);
        }
        if (done + longestClass >= schedule.length) await atEnd(typists);
      } finally {
        typists.end();
      }
    }
  }

  private async newClass(): Promise<Typists> {
    const { teams, size } = this.wanted;
    const { code, said, stdout } = await runCommand("fixture", ["--teams", String(teams), "--size", String(size), "--phase", "write", "--json"], this.stage.env);
    if (code !== 0) throw new Error(`the fixture failed:\n${said}`);
    const { clients } = JSON.parse(stdout) as { clients: FixtureClient[] }; // what fixture.ts prints
    const typists = new Typists(clients, () => this.door(), this.typing);
    await typists.settle();
    return typists;
  }

  /** No sticky sessions: any process will do. */
  private door(): string | null {
    const doors = this.doors.shut ? [] : this.stage.processes.flatMap(({ door }) => door ?? []);
    return doors[Math.floor(this.dialling() * doors.length)] ?? null;
  }

  private async strike(name: FaultName, typists: Typists): Promise<void> {
    const outcome = this.report.of(name);
    const before = { changes: typists.changes, closes: new Map(typists.heard.closes), complaints: typists.heard.complaints.length };
    const note = ({ lost, doubled, back }: Verdict) => {
      outcome.lost += lost.length;
      outcome.doubled += doubled.length + back.length;
    };
    const scene: Scene = {
      stage: this.stage,
      random: this.random,
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
    note(await typists.judgeRows());
    outcome.times += 1;
    outcome.typed += typists.changes.made - before.changes.made;
    outcome.acknowledged += typists.changes.saved - before.changes.saved;
    const { closes, complaints } = typists.heard;
    for (const [code, times] of closes) {
      const more = times - (before.closes.get(code) ?? 0);
      if (more > 0) outcome.closes.set(code, (outcome.closes.get(code) ?? 0) + more);
    }
    this.report.complaints.push(...complaints.slice(before.complaints).map((of) => `${name}: a device: ${of}`));
  }
}
