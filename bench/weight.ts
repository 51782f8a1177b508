/**
 * `npm run bench:weight`: first-load JavaScript, gzipped, of the pages people open, compared with a bare Next page built with the same
 * versions in the same run. The first load is the scripts that the served HTML names and a browser loads. For information, all scripts that
 * the browser has loaded once the page is idle are printed too. `--files` lists them by size.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Browser } from "@playwright/test";
import { connect, disconnect } from "@/db/client";
import { chromiumFlags, findChromium } from "@/e2e/run/chromium";
import { makeClassroom, type Person, type Classroom } from "@/e2e/support/classroom";
import { startRun } from "@/e2e/run/start-run";
import { startServer } from "@/lib/server/testing/real-server";
import type { Phase } from "@/lib/activity/rules/phases";

startRun();
const root = path.resolve(import.meta.dirname, "..");
const bare = path.join(root, "bench", "bare");

interface MeasuredPage {
  name: string;
  /** The limit, as a multiple of the bare page. */
  maxRatio: number;
  phase: Phase;
  who: "teacher" | "student" | "nobody";
  at: (classroom: Classroom) => string;
}

const student = 1.25;
const pages: MeasuredPage[] = [
  { name: "join", maxRatio: student, phase: "learn", who: "nobody", at: () => "/" },
  { name: "join a class", maxRatio: student, phase: "learn", who: "nobody", at: (room) => `/join/${room.class.code}` },
  { name: "waiting", maxRatio: student, phase: "setup", who: "student", at: (room) => `/a/${room.activity.id}/wait` },
  {
    name: "Learn",
    maxRatio: student,
    phase: "learn",
    who: "student",
    at: (room) => `/a/${room.activity.id}/learn/opening`,
  },
  {
    name: "Learn, matching",
    maxRatio: student,
    phase: "learn",
    who: "student",
    at: (room) => `/a/${room.activity.id}/learn/match`,
  },
  {
    name: "exemplar",
    maxRatio: student,
    phase: "learn",
    who: "student",
    at: (room) => `/a/${room.activity.id}/exemplars/bias`,
  },
  {
    name: "Compare",
    maxRatio: student,
    phase: "compare",
    who: "student",
    at: (room) => `/a/${room.activity.id}/compare`,
  },
  { name: "Vote", maxRatio: student, phase: "vote", who: "student", at: (room) => `/a/${room.activity.id}/vote` },
  {
    name: "Results",
    maxRatio: student,
    phase: "results",
    who: "student",
    at: (room) => `/a/${room.activity.id}/results`,
  },
  {
    name: "Review",
    maxRatio: student,
    phase: "results",
    who: "student",
    at: (room) => `/a/${room.activity.id}/review`,
  },
  {
    name: "history",
    maxRatio: student,
    phase: "write",
    who: "student",
    at: (room) => `/a/${room.activity.id}/history/${room.teams[0]?.worksheetId ?? ""}`,
  },
  { name: "Write", maxRatio: 1.35, phase: "write", who: "student", at: (room) => `/a/${room.activity.id}/write` },
  {
    name: "teacher's activity page",
    maxRatio: 1.5,
    phase: "write",
    who: "teacher",
    at: (room) => `/teacher/activities/${room.activity.id}`,
  },
];

interface Weight {
  /** Bytes, gzipped, of scripts that the served page names. */
  first: number;
  /** Bytes, gzipped, of all scripts, those that the page loads afterwards included. */
  afterLoad: number;
}

async function measurePage(browser: Browser, url: string, who: Person | null): Promise<Weight> {
  // The service worker would request each page once more.
  const context = await browser.newContext({ serviceWorkers: "block" });
  if (who !== null) {
    const [name = "", value = ""] = who.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: new URL(url).origin }]);
  }
  const page = await context.newPage();
  const loaded: Promise<[path: string, bytes: number]>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      loaded.push(response.body().then((body) => [new URL(response.url()).pathname, gzipSync(body).length]));
  });
  const answer = await page.goto(url, { waitUntil: "load" });
  if (answer?.status() !== 200 || new URL(page.url()).pathname !== new URL(url).pathname)
    throw new Error(`${url} answered ${answer?.status() ?? "nothing"} at ${page.url()}`);
  const html = await answer.text();
  await page.waitForTimeout(3_500); // by then a page has loaded all that it loads without a click
  const scripts = await Promise.all(loaded);
  await context.close();
  const named = new Set([...html.matchAll(/<script[^>]* src="([^"?]+)/g)].map((match) => match[1]));
  if (process.argv.includes("--files"))
    for (const [file, bytes] of scripts.sort((a, b) => b[1] - a[1]))
      console.log(`    ${(bytes / 1024).toFixed(1).padStart(6)} kB  ${named.has(file) ? "first" : "later"}  ${file}`);
  const sum = (some: typeof scripts) => some.reduce((total, [, bytes]) => total + bytes, 0);
  return { first: sum(scripts.filter(([file]) => named.has(file))), afterLoad: sum(scripts) };
}

const next = (...args: string[]) =>
  spawn(process.execPath, [path.join(root, "node_modules/next/dist/bin/next"), ...args], {
    cwd: bare,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });

async function measureBarePage(browser: Browser): Promise<Weight> {
  const built = next("build");
  built.stdout.resume();
  if ((await new Promise((resolve) => built.once("close", resolve))) !== 0)
    throw new Error("The bare page could not be built.");
  const port = 20_000 + (process.pid % 20_000);
  const serving = next("start", "--port", String(port), "--hostname", "127.0.0.1");
  try {
    await new Promise<void>((resolve) =>
      serving.stdout.on("data", (chunk: Buffer) => (chunk.toString().includes("Ready") ? resolve() : undefined)),
    );
    return await measurePage(browser, `http://127.0.0.1:${port}/`, null);
  } finally {
    serving.kill();
  }
}

const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: chromiumFlags(),
});
const server = await startServer();
process.env.NEXTAUTH_SECRET = readFileSync(path.join(server.dataDir, "secret"), "utf8").trim();
connect({ socketFolder: server.dataDir, max: 2 });
const overLimit: string[] = [];
try {
  const base = await measureBarePage(browser);
  const kB = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(8)} kB`;
  console.log(`${"".padEnd(26)}${"first load".padStart(11)}                             when quiet`);
  console.log(`${"a bare Next page".padEnd(26)}${kB(base.first)}${"".padEnd(28)}${kB(base.afterLoad)}`);
  const rooms = new Map<Phase, Classroom>();
  for (const { name, maxRatio, phase, who, at } of pages) {
    const room = rooms.get(phase) ?? (await makeClassroom({ phase, teams: 2, matched: true }));
    rooms.set(phase, room);
    const person = who === "nobody" ? null : who === "teacher" ? room.teacher : (room.students[0] ?? null);
    const { first, afterLoad } = await measurePage(browser, server.origin + at(room), person);
    const ratio = first / base.first;
    if (ratio > maxRatio) overLimit.push(name);
    console.log(
      `${name.padEnd(26)}${kB(first)}   ${ratio.toFixed(3)} × of at most ${maxRatio.toFixed(2)} ×${kB(afterLoad)}   ${(afterLoad / base.afterLoad).toFixed(3)} ×${ratio > maxRatio ? "   TOO HEAVY" : ""}`,
    );
  }
} finally {
  await disconnect();
  await server.stop();
  await browser.close();
}
if (overLimit.length > 0) {
  console.error(`Too heavy: ${overLimit.join(", ")}.`);
  process.exit(1);
}
