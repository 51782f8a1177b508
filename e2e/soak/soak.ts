/** A school writes for half an hour on several processes, which are restarted one after the other in the middle. */
import { setTimeout as wait } from "node:timers/promises";
import { database } from "@/db/client";
import { findTeacherByEmail } from "@/lib/features/people/signing-in/queries/teachers";
import { fixtureEmail } from "@/lib/activity/queries/teacher-names";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { seededRandom } from "@/lib/activity/rules/random";
import type { FixtureClient } from "@/lib/server/commands/fixture-class";
import { makeFixture } from "@/lib/server/testing/make-fixture";
import { showsNothing } from "@/lib/wire/testing/shows-nothing";
import { patience } from "@/lib/testing/patience";
import { Disturbances } from "./disturbances";
import { judgeCounts, judgeFlatness, type Flatness, type Series } from "./flatness";
import { startInstallation, type Installation } from "./installation";
import { LiveChannel } from "./live-channel";
import { Sampler } from "./sampler";
import { SavedTimes } from "./saved-times";
import { Students } from "./students";

export interface SoakOptions {
  minutes: number;
  students: number;
  processes: number;
  /** A 32-bit integer that determines the typing. */
  seed: number;
  log: (line: string) => void;
}

export interface SoakReport {
  summary: string[];
  /** What went wrong, as sentences. */
  problems: string[];
}

const studentsPerClass = 100;
const samples = 60;
const settleTimeoutMs = patience(120_000);
/** MB by which the last third may always be more than the middle one. */
const slack = 8;
/** Letters that each student must have typed in a minute on average, for the run to mean anything. */
const fewestLetters = 10;

/** @returns null where PostgreSQL or Redis is not available */
export async function runSoak(options: SoakOptions): Promise<SoakReport | null> {
  const installation = await startInstallation(options.processes);
  if (installation === null) return null;
  try {
    return await new Soak(installation, options).run();
  } finally {
    await installation.close();
  }
}

class Soak {
  private readonly problems: string[] = [];
  private readonly summary: string[] = [];
  private readonly savedTimes = new SavedTimes();
  private readonly channels: LiveChannel[] = [];
  private readonly random;
  private readonly sampler: Sampler;
  private readonly disturbances: Disturbances;
  private lastAlone: Promise<void> = Promise.resolve();
  private silences = 0;

  constructor(
    private readonly installation: Installation,
    private readonly options: SoakOptions,
  ) {
    this.random = seededRandom(options.seed);
    this.sampler = new Sampler(installation, this.savedTimes, options.log);
    for (const { name } of installation.processes) this.sampler.noteStart(name);
    const { log, minutes } = options;
    const noteStop = (process: string) => this.sampler.noteStart(process);
    const watched = { log, noteStop, runExclusively: (run: () => Promise<void>) => this.alone(run) };
    this.disturbances = new Disturbances(installation, watched, this.random, minutes);
  }

  async run(): Promise<SoakReport> {
    const clients = await this.makeClasses();
    const students = new Students(
      clients,
      () => this.serverUrl(),
      this.random,
      this.savedTimes,
      this.options.minutes * 60_000,
    );
    const sampling = new AbortController();
    try {
      const sampled = this.sampleUntil(students, sampling.signal);
      const beginning = students.begin();
      await Promise.race([sampled, this.passHalf(beginning)]);
      await this.disturbances.moveClocks();
      this.savedTimes.noteRestart("begun");
      await this.disturbances.restart(students);
      this.savedTimes.noteRestart("ended");
      await Promise.race([sampled, wait((this.options.minutes * 60_000) / 2)]);
      sampling.abort();
      await sampled;
      await this.check(students);
    } finally {
      sampling.abort();
      students.end();
      for (const channel of this.channels) channel.end();
      this.sampler.close();
    }
    return { summary: this.summary, problems: this.problems };
  }

  /** Waits for half of the time, and until all students have connected. */
  private async passHalf(beginning: Promise<void>): Promise<void> {
    await Promise.all([beginning, wait((this.options.minutes * 60_000) / 2)]);
  }

  /** Makes the classes, and opens the live channel of each student's page and of a teacher's board for each class. */
  private async makeClasses(): Promise<FixtureClient[]> {
    const all: FixtureClient[] = [];
    while (all.length < this.options.students) {
      const teams = Math.ceil(Math.min(studentsPerClass, this.options.students - all.length) / 2);
      const { activityId, clients } = await makeFixture({ teams, size: 2 }, this.installation.env);
      all.push(...clients);
      for (const { cookie, userId, teamId } of clients)
        this.openPage(activityId, cookie, ["phase", "clock", `student:${userId}`, `team:${teamId}`]);
      this.openPage(activityId, await teacherCookie(), ["phase", "teams", "roster", "clock", "flags"], true);
    }
    return all;
  }

  private openPage(activityId: string, cookie: string, topics: string[], isBoard = false): void {
    const show = {
      ...showsNothing,
      parts: [{ topics, madeAt: { clock: 0, ms: Date.now() } }],
      here: isBoard,
      board: isBoard,
    };
    this.channels.push(
      new LiveChannel(
        { activityId, cookie, show },
        () => this.serverUrl(),
        () => (this.silences += 1),
      ),
    );
  }

  /** A random running process, as behind a load balancer without sticky sessions. */
  private serverUrl(): string | null {
    const running = this.installation.processes.flatMap(({ serverUrl }) => serverUrl ?? []);
    return running[Math.floor(Math.random() * running.length)] ?? null;
  }

  /** Runs one function after the other: sampling queries the database, which a restore replaces. */
  private alone(run: () => Promise<void>): Promise<void> {
    const next = this.lastAlone.then(run);
    this.lastAlone = next.catch(() => undefined); // the caller gets the error from `next`
    return next;
  }

  private async sampleUntil(students: Students, signal: AbortSignal): Promise<void> {
    const everyMs = Math.max(2_000, (this.options.minutes * 60_000) / samples);
    try {
      for (;;) {
        await wait(everyMs, undefined, { signal });
        await this.alone(() =>
          this.sampler.sample({
            typed: students.letters.typed,
            openDocuments: students.teams.reduce(
              (sum, { seats }) => sum + seats.filter(({ device }) => !device.isCutOff).length,
              0,
            ),
            openChannels: this.channels.filter(({ isOpen }) => isOpen).length,
          }),
        );
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private async check(students: Students): Promise<void> {
    await students.stop();
    this.problems.push(
      ...(await students.waitUntilInSync(settleTimeoutMs)).map((of) => `not in sync, not Saved: ${of}`),
    );
    const { typed, saved } = students.letters;
    this.problems.push(...(await students.checkRows()));
    this.problems.push(...students.log.problems.map((of) => `a device: ${of}`));
    this.problems.push(...this.disturbances.problems);
    if (this.silences > 0) this.problems.push(`${this.silences} live channels heard nothing for 30 s`);
    const enough = fewestLetters * this.options.students * this.options.minutes;
    if (typed < enough)
      this.problems.push(`only ${typed} letters were typed; ${enough.toFixed(0)} are the least that shows something`);
    const codes = [...students.log.closes].map(([code, times]) => `${code} × ${times}`).join(", ");
    this.summary.push(
      `${typed} letters typed, ${saved} of them shown as Saved at the end. Connections ended by the server: ${codes || "none"}.`,
      `Saved, ms, p50 / p95 / most: ${this.savedTimes.figures({ duringRestart: false })}; of what was typed while processes restarted: ${this.savedTimes.figures({ duringRestart: true })}.`,
    );
    for (const one of this.sampler.memory) this.judge(one, judgeFlatness(one.values, slack), "MB in the middle third");
    for (const one of this.sampler.connectionCounts)
      this.judge(one, judgeCounts(one.values), "at most in the first third");
    this.checkLogs();
  }

  private judge({ name, values }: Series, judged: Flatness, unit: string): void {
    if (judged.is === "too short")
      return void this.summary.push(`${name}: ${values.length} samples are too few to be judged.`);
    const line = `${name}: ${judged.before.toFixed(0)} ${unit}, ${judged.last.toFixed(0)} in the last`;
    this.summary.push(`${line}: ${judged.is}.`);
    if (judged.is === "growing") this.problems.push(line);
  }

  /** Counts the processes' log lines; errors are problems. */
  private checkLogs(): void {
    const counts = new Map<string, number>();
    for (const { output } of this.installation.processes)
      for (const line of output.split("\n").filter((one) => one.startsWith("{"))) {
        const { level, msg } = JSON.parse(line) as { level: number; msg: string }; // a line of pino
        const said = `${level >= 50 ? "error" : "warning"}: ${msg}`;
        counts.set(said, (counts.get(said) ?? 0) + 1);
      }
    for (const [said, times] of counts) {
      if (said.startsWith("error")) this.problems.push(`a process logged ${times} times: ${said}`);
      else this.summary.push(`A process logged ${times} times: ${said}`);
    }
  }
}

async function teacherCookie(): Promise<string> {
  const teacher = await findTeacherByEmail(database(), fixtureEmail);
  if (teacher === null) throw new Error("the fixture's teacher is gone");
  return sessionCookie(await createSession(database(), { teacherId: teacher.id }));
}
