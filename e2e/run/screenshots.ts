/** `npm run screenshots`: pictures of every screen, light and dark, into docs/screenshots. `-- NAME…` takes only these. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "@playwright/test";
import { connect, disconnect } from "@/db/client";
import { makeLivedInRoom } from "@/e2e/lived-in";
import type { Person, Room } from "@/e2e/room";
import { startServer } from "@/lib/server/testing/real-server";
import type { Phase } from "@/lib/rules/phases";
import { chromiumFlags, findChromium } from "./chromium";
import { screens, type Screen, type Size } from "./screens";
import { root } from "./step";

const folder = path.join(root, "docs", "screenshots");
const viewports: Record<Size, { width: number; height: number }> = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 }, projector: { width: 1920, height: 1080 } };
const themes = ["light", "dark"] as const;

async function take(browser: Browser, origin: string, room: Room, screen: Screen): Promise<string[]> {
  const faults: string[] = [];
  const who: Person | null = screen.who === "nobody" ? null : screen.who === "teacher" ? room.teacher : (room.students[0] ?? null);
  for (const size of screen.sizes) {
    for (const theme of themes) {
      const context = await browser.newContext({ viewport: viewports[size], colorScheme: theme, reducedMotion: "reduce", baseURL: origin });
      if (who !== null) {
        const [name = "", value = ""] = who.cookie.split(/=(.*)/s);
        await context.addCookies([{ name, value, url: origin }]);
      }
      const page = await context.newPage();
      const at = screen.at(room);
      const answer = await page.goto(at, { waitUntil: "load" });
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(700); // sockets have connected, presence has come
      if (answer?.status() !== 200 || new URL(page.url()).pathname !== at) faults.push(`${screen.name}: ${at} answered ${answer?.status() ?? "nothing"} at ${page.url()}`);
      else await page.screenshot({ path: path.join(folder, `${screen.name}-${size}-${theme}.png`) });
      await context.close();
    }
  }
  return faults;
}

/** For the one screen that is seen before there is anyone. */
const nobodysRoom: Room = { teacher: { id: "", name: "", cookie: "" }, class: { id: "", name: "", code: "" }, activity: { id: "" }, students: [], teams: [], matches: [] };

const only = process.argv.slice(2);
const wanted = screens.filter(({ name }) => only.length === 0 || only.includes(name));
if (only.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const executablePath = findChromium();
const server = await startServer();
process.env.NEXTAUTH_SECRET = readFileSync(path.join(server.dataDir, "secret"), "utf8").trim();
connect({ socketFolder: server.dataDir, max: 2 });
const browser = await chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: chromiumFlags() });
const faults: string[] = [];
try {
  // Set-up is there only while nobody has an account: it goes first.
  const first = (screen: Screen) => (screen.name === "setup" ? 0 : 1);
  const rooms = new Map<Phase, Room>();
  for (const screen of wanted.sort((a, b) => first(a) - first(b))) {
    const room = screen.name === "setup" ? nobodysRoom : (rooms.get(screen.phase) ?? (await makeLivedInRoom(screen.phase)));
    if (screen.name !== "setup") rooms.set(screen.phase, room);
    faults.push(...(await take(browser, server.origin, room, screen)));
    console.log(screen.name);
  }
} finally {
  await browser.close();
  await disconnect();
  await server.stop();
}
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
