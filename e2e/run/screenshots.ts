/**
 * `npm run screenshots`: takes pictures of every screen into docs/screenshots. `-- NAME…` takes only these screens.
 * `-- --every FOLDER [NAME…]` takes pictures for a review: at every size from 320 px up, whole pages, in both themes and in forced colours.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { connect, disconnect } from "@/db/client";
import type { Classroom } from "@/e2e/support/classroom";
import { startServer } from "@/lib/server/testing/real-server";
import { chromiumFlags, findChromium } from "./chromium";
import { startRun } from "./start-run";
import { makeCamera, reviewShots, repositoryShots } from "./pictures/camera";
import { scenes, type Scene } from "./pictures/scenes";
import { studentScreens } from "./pictures/student-screens";
import { teacherScreens } from "./pictures/teacher-screens";
import { root } from "./step";

startRun();
const args = process.argv.slice(2);
const every = args[0] === "--every";
const folder = every ? path.resolve(args[1] ?? "") : path.join(root, "docs", "screenshots");
const only = args.slice(every ? 2 : 0);
// The set-up page exists only while nobody has an account, so its scene is first.
const screens = [...teacherScreens, ...studentScreens]
  .filter(({ name }) => only.length === 0 || only.includes(name))
  .sort((a, b) => Number(b.scene === "nobody") - Number(a.scene === "nobody"));
if (!every && only.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const executablePath = findChromium();
const server = await startServer();
process.env.NEXTAUTH_SECRET = readFileSync(path.join(server.dataDir, "secret"), "utf8").trim();
connect({ socketFolder: server.dataDir, max: 2 });
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: chromiumFlags(),
});
let faults = 0;
try {
  const rooms = new Map<Scene, Classroom>();
  const take = makeCamera(browser, server.origin, folder);
  for (const screen of screens) {
    const sights = every ? reviewShots(screen) : repositoryShots(screen);
    if (sights.length === 0) continue;
    const room = rooms.get(screen.scene) ?? (await scenes[screen.scene]());
    rooms.set(screen.scene, room);
    const found = await take(screen, room, sights);
    faults += found.length;
    console.log([screen.name, ...found.map((fault) => `  ${fault}`)].join("\n"));
  }
} finally {
  await browser.close();
  await disconnect();
  await server.stop();
}
process.exit(faults === 0 ? 0 : 1);
