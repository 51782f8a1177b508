/**
 * `npm run bench:board`: the real server, students who type over real sockets, and the teacher's board in a real browser, all on this machine.
 * Prints how soon a change shows on the board, how long the tasks of the page's main thread are, how smoothly 250 teams scroll, and what the
 * numbers cost the server; each beside the same page without numbers, in the same run.
 */
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Browser, type Page } from "@playwright/test";
import { connect, disconnect } from "@/db/client";
import { chromiumFlags, findChromium } from "@/e2e/run/chromium";
import { makeClassroom, type Classroom } from "@/e2e/support/classroom";
import { startRun } from "@/e2e/run/start-run";
import { TestClient } from "@/lib/sync/testing/client";
import { startServer, type RealServer } from "@/lib/server/testing/real-server";
import { quantile, readCpuMs } from "./measure";

startRun();

/** Each student types a letter in this time, on average. */
const letterEveryMs = 300;
const probes = 60;
const measureMs = 20_000;

const ms = (value: number) => `${value.toFixed(0)} ms`;

interface Typists {
  clients: TestClient[];
  stop: () => void;
}

/** Opens the worksheet for every student. The first `typing` of them type letters and spaces at the end of one answer. */
async function startTyping(classroom: Classroom, server: RealServer, typing: number): Promise<Typists> {
  const clients: TestClient[] = [];
  const timers: NodeJS.Timeout[] = [];
  for (const team of classroom.teams) {
    for (const member of team.members) {
      const client = new TestClient({
        url: `ws://127.0.0.1:${server.port}/sync/worksheet/${team.worksheetId}/1`,
        cookie: member.cookie,
      });
      clients.push(client);
      await client.opened;
    }
  }
  const fields = ["scenario", "harmed", "prevention", "response"] as const;
  for (const [i, client] of clients.slice(0, typing).entries()) {
    let n = i;
    const next = () => {
      client.type(fields[i % fields.length] ?? "harmed", n++ % 6 === 0 ? " " : "e");
      timers[i] = setTimeout(next, letterEveryMs * (0.5 + Math.random()));
    };
    timers[i] = setTimeout(next, Math.random() * letterEveryMs);
  }
  return {
    clients,
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      for (const client of clients) client.close();
    },
  };
}

/** Opens the teacher's board. Without `numbers` the page does not subscribe to the worksheets' numbers. */
async function openBoard(browser: Browser, server: RealServer, classroom: Classroom, numbers: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const [name = "", value = ""] = classroom.teacher.cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: server.origin }]);
  const page = await context.newPage();
  // tsx wraps named functions in a call of `__name`, which the page lacks.
  await page.addInitScript("globalThis.__name = (value) => value");
  await page.addInitScript((withNumbers) => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" });
    if (withNumbers) return;
    window.WebSocket = class extends WebSocket {
      override send(data: Parameters<WebSocket["send"]>[0]): void {
        super.send(typeof data === "string" ? data.replace('"board":true', '"board":false') : data);
      }
    };
  }, numbers);
  await page.goto(`${server.origin}/teacher/activities/${classroom.activity.id}`, { waitUntil: "load" });
  await page.locator("[data-team]").first().waitFor();
  return page;
}

/** Durations in ms of the page's tasks of more than 50 ms while `meanwhile` runs, from 3 s after the page was opened. */
async function measureTasks(page: Page, meanwhile: () => Promise<void>): Promise<number[]> {
  await wait(3_000);
  await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));
  await meanwhile();
  return page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
}

/** Milliseconds from typing a title until the team's tile shows it. */
async function measureLatency(page: Page, classroom: Classroom, clients: readonly TestClient[]): Promise<number[]> {
  const latencies: number[] = [];
  for (let i = 0; i < probes; i++) {
    const teamAt = i % classroom.teams.length;
    const client = clients[2 * teamAt];
    const number = classroom.teams[teamAt]?.number ?? 0;
    if (client === undefined) continue;
    const title = `Probe ${i}`;
    const shown = page.waitForFunction(
      ({ number, title }) => document.querySelector(`[data-team="${number}"]`)?.textContent?.includes(title),
      { number, title },
      { polling: "raf", timeout: 10_000 },
    );
    const began = performance.now();
    const text = client.doc.getText("title");
    client.doc.transact(() => {
      text.delete(0, text.length);
      text.insert(0, title);
    });
    await shown;
    latencies.push(performance.now() - began);
    await wait(Math.random() * 300);
  }
  return latencies;
}

/** Frames per second, and frames of more than 40 ms, while the page scrolls up and down for 10 s. */
function measureFrames(page: Page): Promise<{ perSecond: number; slow: number }> {
  return page.evaluate(
    (forMs) =>
      new Promise<{ perSecond: number; slow: number }>((done) => {
        const gaps: number[] = [];
        const began = performance.now();
        let last = began;
        const frame = (now: number) => {
          gaps.push(now - last);
          last = now;
          scrollBy(0, Math.floor((now - began) / 2_000) % 2 === 0 ? 12 : -12);
          if (now - began < forMs) requestAnimationFrame(frame);
          else done({ perSecond: (1_000 * gaps.length) / (now - began), slow: gaps.filter((gap) => gap > 40).length });
        };
        requestAnimationFrame(frame);
      }),
    10_000,
  );
}

/** The part of one core that the server takes, in percent. */
async function measureServer(server: RealServer): Promise<number> {
  const [cpu, began] = [readCpuMs(server.pid), performance.now()];
  await wait(measureMs);
  return (100 * (readCpuMs(server.pid) - cpu)) / (performance.now() - began);
}

const server = await startServer();
process.env.NEXTAUTH_SECRET = readFileSync(path.join(server.dataDir, "secret"), "utf8").trim();
connect({ socketFolder: server.dataDir, max: 2 });
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags() });
try {
  console.log(
    `\n${os.cpus().length} cores (${os.cpus()[0]?.model}), shared by the server, its load and the browser.\n`,
  );
  {
    const classroom = await makeClassroom({ phase: "write", teams: 20 });
    const typists = await startTyping(classroom, server, 40);
    for (const numbers of [true, false]) {
      const page = await openBoard(browser, server, classroom, numbers);
      let latencies: number[] = [];
      const tasks = await measureTasks(page, async () => {
        if (numbers) latencies = await measureLatency(page, classroom, typists.clients);
        else await wait(measureMs);
      });
      const label = numbers ? "40 students, numbers" : "40 students, without";
      const latency = numbers
        ? `a change shows after ${ms(quantile(latencies, 0.5))} (p50), ${ms(quantile(latencies, 0.95))} (p95)`
        : "";
      console.log(
        `${label.padEnd(26)}tasks over 50 ms: ${tasks.length}, longest ${ms(Math.max(0, ...tasks))}  ${latency}`,
      );
      await page.context().close();
    }
    typists.stop();
  }
  {
    const classroom = await makeClassroom({ phase: "write", teams: 250 });
    const typists = await startTyping(classroom, server, 500);
    await wait(5_000);
    const figures: string[] = [];
    for (const numbers of [false, true]) {
      const began = performance.now();
      const page = await openBoard(browser, server, classroom, numbers);
      const opened = performance.now() - began;
      await wait(5_000);
      const { perSecond, slow } = await measureFrames(page);
      const busy = await measureServer(server);
      figures.push(
        `${(numbers ? "500 students, numbers" : "500 students, without").padEnd(26)}opens in ${ms(opened)}; ${perSecond.toFixed(0)} frames a second while scrolling (${slow} over 40 ms); the server takes ${busy.toFixed(0)} % of a core`,
      );
      await page.context().close();
    }
    const unwatched = await measureServer(server);
    for (const figure of figures) console.log(`${figure}, ${unwatched.toFixed(0)} % with nobody watching`);
    typists.stop();
  }
} finally {
  await browser.close();
  await disconnect();
  await server.stop();
}
