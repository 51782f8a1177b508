/**
 * `npm run bench:review`: the real server and two teachers who review one case at once, all on this machine. Prints how soon one sees the other's
 * mark, compared with the limit of 2 s and with loading the page alone: over HTTP, which measures the server's part, and in two real browsers.
 */
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Browser as Chromium, type Page } from "@playwright/test";
import { connect, disconnect } from "@/db/client";
import { makeCoTeacher, makeSubmission } from "@/db/testing/factories";
import { chromiumFlags, findChromium } from "@/e2e/run/chromium";
import { startRun } from "@/e2e/run/start-run";
import { makeClassroom, signInAs, type Person } from "@/e2e/support/classroom";
import { Browser } from "@/lib/server/testing/browser";
import { startServer } from "@/lib/server/testing/real-server";
import { quantile } from "./measure";

startRun();
const limitMs = 2_000;
const marks = 40;
const [criterion] = builtInLesson.rubric;
if (criterion === undefined) throw new Error("the lesson has a rubric");

function print(what: string, elapsed: readonly number[], alone: number): void {
  const [half, most] = [quantile(elapsed, 0.5), quantile(elapsed, 0.95)];
  console.log(
    `${what.padEnd(44)}${half.toFixed(0).padStart(6)} ms (p50)${most.toFixed(0).padStart(6)} ms (p95)  ${(most / limitMs).toFixed(2)} of the limit, ${(most / alone).toFixed(1)} × the page alone${most > limitMs ? "   TOO LATE" : ""}`,
  );
}

/** Milliseconds from sending a mark until the other teacher's page is invalidated (`told`), and until it has loaded with the mark (`shown`). */
async function measureServer(at: string, activityId: string, submissionId: string, mine: Browser, theirs: Browser) {
  const [told, shown, alone]: [number[], number[], number[]] = [[], [], []];
  let notify: () => void = () => undefined;
  const live = theirs.listen(activityId, { onInvalidation: () => notify() });
  await live.opened;
  live.show((await theirs.load(at)).parts);
  for (let n = 0; n < marks; n++) {
    const alsoAlone = performance.now();
    await theirs.navigate(at);
    alone.push(performance.now() - alsoAlone);
    const invalidated = new Promise<void>((resolve) => (notify = resolve));
    const began = performance.now();
    const given = mine.callAction(
      at,
      "lib/features/cases/reviewing/actions/review.ts#giveMarkAction",
      { json: activityId },
      { json: [submissionId, { studentId: null, criterion: criterion?.id, level: 1 + (n % 4) }] },
    );
    await invalidated;
    told.push(performance.now() - began);
    const page = await theirs.navigate(at);
    shown.push(performance.now() - began);
    live.show(page.parts);
    if (!(await given).ok) throw new Error("the mark was refused");
    await wait(Math.random() * 200);
  }
  live.close();
  return { told, shown, alone: quantile(alone, 0.95) };
}

async function openCase(chromiumHere: Chromium, url: string, { cookie }: Person): Promise<Page> {
  const context = await chromiumHere.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: new URL(url).origin }]);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  return page;
}

/** Milliseconds from pressing a level in one browser until the other shows it as chosen. */
async function measureBrowsers(mine: Page, theirs: Page): Promise<number[]> {
  const elapsed: number[] = [];
  for (let n = 0; n < marks; n++) {
    const level = (page: Page) =>
      page.getByRole("group", { name: criterion?.name }).getByRole("radio", { name: `Level ${1 + (n % 4)}` });
    const began = performance.now();
    await level(mine).check();
    while (!(await level(theirs).isChecked())) {
      if (performance.now() - began > 20_000) throw new Error("the mark did not reach the other browser");
      await wait(10);
    }
    elapsed.push(performance.now() - began);
    await wait(Math.random() * 500);
  }
  return elapsed;
}

const server = await startServer();
process.env.NEXTAUTH_SECRET = readFileSync(path.join(server.dataDir, "secret"), "utf8").trim();
connect({ socketFolder: server.dataDir, max: 2 });
const chromiumHere = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags() });
try {
  console.log(`\n${os.cpus().length} cores (${os.cpus()[0]?.model}), shared by the server and both browsers.\n`);
  const classroom = await makeClassroom({ phase: "compare", teams: 15 });
  const activityId = classroom.activity.id;
  const ids: string[] = [];
  for (const team of classroom.teams)
    ids.push((await makeSubmission({ activityId, team, studentId: team.memberIds[0] ?? "" })).id);
  const [first = "", second = ""] = ids;
  const ade = await signInAs(await makeCoTeacher(classroom.class.id, { name: "Mr. Ade" }));
  const at = (submissionId: string) => `/teacher/activities/${activityId}/submissions/${submissionId}`;
  const { told, shown, alone } = await measureServer(
    at(first),
    activityId,
    first,
    new Browser(server.origin, classroom.teacher.cookie),
    new Browser(server.origin, ade.cookie),
  );
  console.log(`${"the page alone, over HTTP".padEnd(44)}${"".padStart(15)}${alone.toFixed(0).padStart(6)} ms (p95)`);
  print("the other is told", told, alone);
  print("the other has the page with the mark", shown, alone);
  const mine = await openCase(chromiumHere, server.origin + at(second), classroom.teacher);
  const theirs = await openCase(chromiumHere, server.origin + at(second), ade);
  await wait(3_000);
  print("in two browsers: pressed here, chosen there", await measureBrowsers(mine, theirs), alone);
} finally {
  await chromiumHere.close();
  await disconnect();
  await server.stop();
}
