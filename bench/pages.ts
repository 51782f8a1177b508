/**
 * `npm run bench:pages [-- --students N]`: the real server on the embedded database, a class of 40 (or N) in teams of two. Prints how long its
 * pages take, and how long after the teacher's click the last student was notified of a new phase and had loaded its page. This process sends
 * everything over real HTTP and real sockets, and shares the machine with the server.
 */
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { connect, disconnect } from "@/db/client";
import { makeLearning } from "@/e2e/support/mid-lesson-class";
import { startRun } from "@/e2e/run/start-run";
import { makeClassroom, type Classroom } from "@/e2e/support/classroom";
import type { Phase } from "@/lib/activity/rules/phases";
import { root } from "@/lib/process/root.js";
import { Browser } from "@/lib/server/testing/browser";
import { startServer } from "@/lib/server/testing/real-server";
import { castFinalBallots, castFirstBallots, visitInBatches, writeCases } from "./class-work";
import { quantile, readCpuMs, readMainThreadMs } from "./measure";
import { Follower, type FollowTimes } from "./follower";

startRun();
const { values } = parseArgs({ options: { students: { type: "string", default: "40" } } });
const count = Number(values.students);
if (!Number.isInteger(count) || count < 8 || count > 500) throw new Error("--students: a whole number from 8 to 500");
/** The limit in milliseconds until the last student has the new page. */
const limit = count <= 300 ? 2_000 : 5_000;
const samples = 40;
const lesson = builtInLesson;

const ms = (value: number) => (value === Infinity ? "    never" : `${value.toFixed(0).padStart(6)} ms`);

/** Measures one request at a time, from sending it to the last byte of the response. */
async function time(name: string, browsers: readonly Browser[], at: string): Promise<void> {
  await browsers[0]?.load(at); // the first request to a route loads its code
  const elapsed: number[] = [];
  for (let i = 0; i < samples; i++) {
    const began = performance.now();
    const page = await browsers[i % browsers.length]?.load(at);
    elapsed.push(performance.now() - began);
    if (page?.status !== 200 || page.path !== at) throw new Error(`${at} answered ${page?.status} at ${page?.path}`);
  }
  console.log(`${name.padEnd(30)}${ms(quantile(elapsed, 0.5))}${ms(quantile(elapsed, 0.95))}`);
}

async function move(
  room: Classroom,
  teacher: Browser,
  followers: readonly Follower[],
  from: Phase,
  to: Phase,
  make: { teams: boolean; matches: "none" | "all" },
): Promise<number> {
  const countRefreshes = () => followers.reduce((sum, follower) => sum + follower.refreshes, 0);
  const refreshesBefore = countRefreshes();
  const measureFollowing = followers.map((follower) => follower.next(to));
  const began = performance.now();
  const cpuBefore = readCpuMs(server.pid);
  const mainBefore = readMainThreadMs(server.pid);
  const ownBefore = process.cpuUsage();
  const at = `/teacher/activities/${room.activity.id}`;
  const acted = await teacher.callAction(
    at,
    "lib/features/phases/actions/move-phase.ts#movePhaseAction",
    { json: room.activity.id },
    { json: { to, expected: from, make } },
  );
  const answered = performance.now() - began;
  if (!acted.ok) throw new Error(`the class could not be moved to ${to}: ${acted.code}`);
  const all: FollowTimes[] = await Promise.all(measureFollowing);
  const last = (when: (one: FollowTimes) => number) => Math.max(...all.map(when)) - began;
  const had = last((one) => one.loadedAt);
  const cpu = readCpuMs(server.pid) - cpuBefore;
  const main = readMainThreadMs(server.pid) - mainBefore;
  const { user, system } = process.cpuUsage(ownBefore);
  await Promise.all(followers.map((follower) => follower.settled()));
  console.log(
    `${`${from} → ${to}`.padEnd(20)}${ms(answered)}${ms(last((one) => one.notifiedAt)).padStart(11)}${ms(had).padStart(15)}${ms(cpu).padStart(14)}${ms(main).padStart(13)}${ms((user + system) / 1_000).padStart(12)}${String(countRefreshes() - refreshesBefore).padStart(11)}${had > limit ? "   TOO LATE" : ""}`,
  );
  return had;
}

const server = await startServer();
process.env.NEXTAUTH_SECRET = readFileSync(path.join(server.dataDir, "secret"), "utf8").trim();
connect({ socketFolder: server.dataDir, max: 2 });

/**
 * Moves a class from the waiting page to Results.
 * @param samplesPages whether each page is also timed on its own
 * @returns for each phase change, ms from the click until the last student had the page
 */
async function holdLesson(samplesPages: boolean): Promise<number[]> {
  const room = await makeClassroom({ phase: "setup", withoutTeam: count });
  const students = room.students.map(({ cookie }) => new Browser(server.origin, cookie));
  const teacher = new Browser(server.origin, room.teacher.cookie);
  const a = `/a/${room.activity.id}`;
  const t = `/teacher/activities/${room.activity.id}`;
  const sample = async (name: string, browsers: readonly Browser[], at: string) =>
    samplesPages ? time(name, browsers, at) : undefined;
  const followers = students.map((browser) => new Follower(browser, room.activity.id));
  try {
    await visitInBatches(followers, (follower) => follower.open(`${a}/wait`));
    const learn = await move(room, teacher, followers, "setup", "learn", { teams: false, matches: "none" });
    for (const { id } of lesson.sections)
      await visitInBatches(followers, (follower) => follower.followLink(`${a}/learn/${id}`));
    await makeLearning(room, true);
    await castFirstBallots(room);
    await sample("Learn", students, `${a}/learn/bias`);
    const write = await move(room, teacher, followers, "learn", "write", { teams: true, matches: "none" });
    await writeCases(room, followers);
    await sample("Write", students, `${a}/write`);
    await sample("teacher: activity (write)", [teacher], t);
    await sample("teacher: teams (write)", [teacher], `${t}/teams`);
    const submission = /submissions\/([0-9a-f-]{36})/.exec((await teacher.load(`${t}/submissions`)).html)?.[1];
    if (submission === undefined) throw new Error("nothing was handed in");
    await sample("teacher: submission", [teacher], `${t}/submissions/${submission}`);
    const compare = await move(room, teacher, followers, "write", "compare", { teams: false, matches: "all" });
    await sample("Compare", students, `${a}/compare`);
    const vote = await move(room, teacher, followers, "compare", "vote", { teams: false, matches: "none" });
    await sample("Vote", students, `${a}/vote`);
    await castFinalBallots(room);
    const results = await move(room, teacher, followers, "vote", "results", { teams: false, matches: "none" });
    await sample("Results", students, `${a}/results`);
    await sample("teacher: activity (results)", [teacher], t);
    await sample("teacher: teams (results)", [teacher], `${t}/teams`);
    await sample("teacher: ballots", [teacher], `${t}/ballots`);
    await sample("teacher: journal", [teacher], `${t}/journal`);
    return [learn, write, compare, vote, results];
  } finally {
    for (const follower of followers) follower.close();
  }
}

/** Requests every script and style sheet, and prints the server's processor time for each. */
async function measureFiles(): Promise<void> {
  const folder = path.join(root, ".next", "static");
  const urls = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => `${server.origin}/_next/static/${name.split(path.sep).join("/")}`);
  const load = async () => {
    for (const url of urls) await (await fetch(url)).arrayBuffer();
  };
  await load(); // the first compiles code
  const before = readCpuMs(server.pid);
  const rounds = 10;
  for (let i = 0; i < rounds; i++) await load();
  const each = (readCpuMs(server.pid) - before) / (rounds * urls.length);
  console.log(`\n${urls.length} scripts and style sheets: ${each.toFixed(2)} ms of the server's processor for each`);
}

const heading = `${"phase change".padEnd(20)}${"answered".padStart(9)}${"last told".padStart(11)}${"last had page".padStart(15)}${"server's CPU".padStart(14)}${"main thread".padStart(13)}${"load's CPU".padStart(12)}${"refreshes".padStart(11)}`;
let slow = 0;
try {
  console.log(
    `\n${count} students with the page open, on ${os.cpus().length} cores that this load shares with the server (${os.cpus()[0]?.model}; load before: ${os.loadavg()[0]?.toFixed(1)}).`,
  );
  console.log(`\nThe first class since the server started: Node compiles what is new to it meanwhile.\n${heading}`);
  const first = await holdLesson(false);
  console.log(`\nThe next class.\n${heading}`);
  const next = await holdLesson(false);
  console.log(`\n${"page, one request at a time".padEnd(30)}${"p50".padStart(9)}${"p95".padStart(9)}`);
  await holdLesson(true);
  await measureFiles();
  slow = next.filter((had) => had > limit).length;
  console.log(
    `\nThe last of ${count} students ${slow === 0 ? "always had" : `${slow} times of ${next.length} did not have`} its page within ${limit / 1000} s of the click (the first class since the start: ${first.filter((had) => had > limit).length} times of ${first.length} did not). The students and the database share the cores with the server: run it on a machine that does nothing else.`,
  );
} finally {
  await disconnect();
  await server.stop();
}
process.exit(slow === 0 ? 0 : 1);
