/**
 * `npm run bench:history`: the real server, a worksheet of 5,000 edits (the committed typing script), compacted as a class leaves it, and a
 * real browser. Prints how long the history page takes to be ready to play, how long after Play the text moves, and how many
 * frames a second it renders while its slider is dragged from end to end.
 */
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "@playwright/test";
import { connect, disconnect } from "@/db/client";
import { appendUpdates, type UpdateRow } from "@/lib/sync/queries/updates";
import { makeClassroom, member } from "@/e2e/support/classroom";
import { chromiumFlags, findChromium } from "@/e2e/run/chromium";
import { startRun } from "@/e2e/run/start-run";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { startServer } from "@/lib/server/testing/real-server";
import { typeWorksheet } from "@/lib/sync/format/testing/typing-script";

startRun();
const edits = 5_000;
/** Milliseconds until the page is ready to play, and frames a second while scrubbing (T13). */
const limits = { ready: 1_000, frames: 30 };
const runs = 5;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const server = await startServer({ CROSSCASE_FIXTURES: "1" });
process.env.NEXTAUTH_SECRET = readFileSync(path.join(server.dataDir, "secret"), "utf8").trim();
connect({ socketFolder: server.dataDir, max: 4 });
const browser = await chromium.launch({
  ...(findChromium() === null ? {} : { executablePath: findChromium() ?? "" }),
  args: chromiumFlags(),
});
const thread = new CompactionThread();
try {
  const room = await makeClassroom({ phase: "write", teams: 1 });
  const { documentId = "", worksheetId = "" } = room.teams[0] ?? {};
  const writer = crypto.randomUUID();
  let time = Date.now() - 60 * 60_000;
  const rows = typeWorksheet(edits).keystrokes.map(({ writer: who, pause, update }, at): UpdateRow => ({
    documentId,
    writer,
    n: at + 1,
    author: member(room, 0, who).id,
    carried: false,
    time: (time += pause),
    bytes: update,
  }));
  for (let at = 0; at < rows.length; at += 1_000) await appendUpdates(rows.slice(at, at + 1_000), { again: false });
  while ((await compactDocument(documentId, thread, Date.now() + 60 * 60_000)).more);

  const context = await browser.newContext({ baseURL: server.origin, viewport: { width: 1280, height: 800 } });
  const [name = "", value = ""] = member(room, 0).cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: server.origin, httpOnly: true, sameSite: "Lax" }]);
  const ready: number[] = [];
  const moving: number[] = [];
  const frames: number[] = [];
  const slowest: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const page = await context.newPage();
    await page.goto(`/a/${room.activity.id}/history/${worksheetId}`);
    const slider = page.getByRole("slider", { name: "Version" });
    await slider.waitFor();
    // In the page, `performance.now()` counts from the start of the navigation.
    const took = await page.evaluate(() => performance.now());
    const began = await page.evaluate(async () => {
      // No named functions in here: tsx would wrap them in a helper that the page lacks.
      const sheet = document.querySelector("article");
      const before = sheet?.textContent;
      const since = performance.now();
      [...document.querySelectorAll("button")].find((button) => button.textContent?.includes("Play") === true)?.click();
      while (sheet?.textContent === before) await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - since;
    });
    await page.getByRole("button", { name: "Pause" }).click();
    const frameGaps = await slider.evaluate(async (element) => {
      if (!(element instanceof HTMLInputElement)) return [];
      // React notices a value only when it is set by the browser's own setter.
      const between: number[] = [];
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      for (let frame = 0; frame < 180; frame++) {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(
          element,
          String(Math.round((Number(element.max) * (frame < 90 ? frame : 180 - frame)) / 90)),
        );
        element.dispatchEvent(new Event("input", { bubbles: true }));
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        between.push(now - last);
        last = now;
      }
      return between;
    });
    await page.close();
    if (run === 0) continue; // the first run loads code, in the browser and on the server
    ready.push(took);
    moving.push(began);
    frames.push(1_000 / (frameGaps.reduce((sum, gap) => sum + gap, 0) / frameGaps.length));
    slowest.push([...frameGaps].sort((a, b) => a - b)[Math.floor(frameGaps.length * 0.95)] ?? NaN);
  }
  console.log(
    `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? "?"}, load ${(os.loadavg()[0] ?? 0).toFixed(1)}. ${edits.toLocaleString("en")} edits; medians of ${runs}.`,
  );
  console.log(
    `from asking for the page until it can be played   ${median(ready).toFixed(0).padStart(5)} ms   (bar: ${limits.ready})`,
  );
  console.log(`from Play until the text moves                    ${median(moving).toFixed(0).padStart(5)} ms`);
  console.log(
    `scrubbed from end to end and back                 ${median(frames).toFixed(0).padStart(5)} frames a second   (bar: ${limits.frames}); 95 in 100 frames within ${median(slowest).toFixed(0)} ms`,
  );
  process.exitCode = median(ready) + median(moving) <= limits.ready && median(frames) >= limits.frames ? 0 : 1;
} finally {
  thread.stop();
  await browser.close();
  await disconnect();
  await server.stop();
}
