/** Chaos: the real server under faults while a class types. After each fault everything shown as Saved has to be there, once. */
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom, type Random } from "@/lib/activity/rules/random";
import { makeFixture } from "@/lib/server/testing/make-fixture";
import type { Verdict } from "@/e2e/support/devices/document-oracle";
import { faults, possibleFaults } from "./faults";
import { findShortfalls } from "./minimums";
import { Report } from "./report";
import type { FaultContext, RestoreCounts } from "./fault-context";
import { chooseSchedule, faultNames, type FaultName } from "./schedule";
import { startDeployment, type Deployment, type StoreName } from "./deployment";
import { findCheckerMisses } from "./tampered";
import { Typists } from "./typists";

export interface ChaosOptions {
  store: StoreName;
  kills: number;
  /** A 32-bit integer that determines the faults and the typing. */
  seed: number;
  teams: number;
  size: number;
  log: (line: string) => void;
}

/** Faults until a new class replaces this one, so that documents do not grow larger than a class's. */
const maxFaultsPerClass = 40;

/**
 * At the end the checker is tested on a tampered store. Tampering that it misses is a problem, and so is doing too little.
 * @returns null where PostgreSQL or Redis is not available
 */
export async function runChaos(wanted: ChaosOptions): Promise<Report | null> {
  const deployment = await startDeployment(wanted.store);
  if (deployment === null) return null;
  try {
    const report = new Report();
    const possible = possibleFaults(deployment);
    const unsupported = faultNames.filter((name) => !possible.includes(name));
    if (unsupported.length > 0) wanted.log(`not on this store or machine: ${unsupported.join(", ")}`);
    const schedule = chooseSchedule(wanted.kills, possible, seededRandom(wanted.seed));
    await new Run(deployment, wanted, report).runSchedule(schedule);
    report.problems.push(...findShortfalls(report, schedule, wanted.teams * wanted.size));
    return report;
  } finally {
    await deployment.close();
  }
}

class Run {
  /** Separate sequences for the faults, the typing, and which process devices connect to. */
  private readonly random: Random;
  private readonly typing: Random;
  private readonly connecting: Random;
  private readonly connections = { areBlocked: false };
  private readonly backups: RestoreCounts = { acknowledged: null, restores: 0, returning: 0, gone: 0 };
  private readonly clocks = { moved: 0 };
  private readonly powerCuts = { made: 0 };

  constructor(
    private readonly deployment: Deployment,
    private readonly wanted: ChaosOptions,
    private readonly report: Report,
  ) {
    this.random = seededRandom(wanted.seed + 1);
    this.typing = seededRandom(wanted.seed + 2);
    this.connecting = seededRandom(wanted.seed + 3);
  }

  async runSchedule(schedule: readonly FaultName[]): Promise<void> {
    for (let done = 0; done < schedule.length; done += maxFaultsPerClass) {
      const typists = await this.newClass();
      try {
        for (const [i, name] of schedule.slice(done, done + maxFaultsPerClass).entries()) {
          try {
            await this.injectFault(name, typists);
          } catch (error) {
            throw new Error(`at ${done + i + 1}, ${name}`, { cause: error });
          }
          const { lost, doubled, misattributed, slowestMs } = this.report.of(name);
          this.wanted.log(
            `${done + i + 1}/${schedule.length} ${name}: lost ${lost}, doubled ${doubled}, another's ${misattributed}, slowest ${slowestMs} ms`,
          );
        }
        if (done + maxFaultsPerClass >= schedule.length)
          this.report.problems.push(...(await findCheckerMisses(typists)));
      } finally {
        typists.end();
      }
    }
  }

  private async newClass(): Promise<Typists> {
    const { clients } = await makeFixture(this.wanted, this.deployment.env);
    const typists = new Typists(clients, () => this.serverUrl(), this.typing);
    await typists.waitUntilSettled();
    this.backups.acknowledged = null; // the class is in no backup
    return typists;
  }

  /** A random process, as behind a load balancer without sticky sessions. */
  private serverUrl(): string | null {
    const connections = this.connections.areBlocked
      ? []
      : this.deployment.processes.flatMap(({ serverUrl }) => serverUrl ?? []);
    return connections[Math.floor(this.connecting() * connections.length)] ?? null;
  }

  private async injectFault(name: FaultName, typists: Typists): Promise<void> {
    const outcome = this.report.of(name);
    const before = {
      typed: typists.typed,
      misuse: this.misuse,
      closes: new Map(typists.log.closes),
      problems: typists.log.problems.length,
    };
    const note = ({ lost, doubled, back, misattributed }: Verdict) => {
      outcome.lost += lost.length;
      outcome.doubled += doubled.length + back.length;
      outcome.misattributed += misattributed.length;
    };
    const context: FaultContext = {
      deployment: this.deployment,
      random: this.random,
      typists,
      backups: this.backups,
      clocks: this.clocks,
      powerCuts: this.powerCuts,
      connections: this.connections,
      checkRows: async () => note(await typists.checkRows()),
      reportProblem: (of) => this.report.problems.push(`${name}: ${of}`),
    };
    typists.begin();
    await wait(200 + this.random() * 500);
    if ((await faults[name](context)) === "spared") outcome.spared += 1;
    const mended = Date.now();
    await typists.pause();
    const { verdict } = await typists.waitUntilSettled();
    outcome.slowestMs = Math.max(outcome.slowestMs, Date.now() - mended);
    note(verdict);
    note(await typists.checkSettledRows());
    outcome.times += 1;
    const { typed, saved } = typists.lettersSince(before.typed);
    outcome.typed += typed;
    outcome.acknowledged += saved;
    const { closes, problems } = typists.log;
    for (const [code, times] of closes) {
      const more = times - (before.closes.get(code) ?? 0);
      if (more > 0) outcome.closes.set(code, (outcome.closes.get(code) ?? 0) + more);
    }
    this.report.problems.push(...problems.slice(before.problems).map((of) => `${name}: a device: ${of}`));
    this.report.problems.push(
      ...this.misuse.filter((of) => !before.misuse.includes(of)).map((of) => `${name}: logged as misuse: ${of}`),
    );
    Object.assign(this.report.counts, {
      kills: this.deployment.processes.reduce((sum, { kills }) => sum + kills, 0),
      restores: this.backups.restores,
      clocks: this.clocks.moved,
      powerCuts: this.powerCuts.made,
      returning: this.backups.returning,
      gone: this.backups.gone,
    });
  }

  /** What the processes have logged as misuse until now. */
  private get misuse(): string[] {
    return this.deployment.processes.flatMap(({ output }) =>
      output.split("\n").filter((line) => line.includes("misuse: ")),
    );
  }
}
