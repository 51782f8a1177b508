/** Takes the pictures of a screen, and says what was wrong with it: on the screen, in the console, on the way there. */
import path from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Person, Room } from "@/e2e/support/classroom";
import { lookOver, watchShifts } from "./picture-checks";
import type { Screen } from "./screen";

interface Sight {
  size: string;
  width: number;
  height: number;
  whole: boolean;
  looks: readonly ("light" | "dark" | "forced")[];
}

const sight = (size: string, width: number, height: number, looks: Sight["looks"], whole = false): Sight => ({
  size,
  width,
  height,
  looks,
  whole,
});

/** For the repository. */
export function toShow({ sizes, shown = false, phone = shown ? "light" : undefined, twin = false }: Screen): Sight[] {
  if (twin) return [];
  const looks = shown ? (["light", "dark"] as const) : (["light"] as const);
  return sizes.flatMap((size) => {
    if (size === "projector") return sizes.length === 1 ? [sight(size, 1920, 1080, looks)] : [];
    if (size === "laptop") return [sight(size, 1280, 800, looks)];
    return phone === undefined ? [] : [sight(size, 390, 844, [phone])];
  });
}

/** To look at: everything. */
export function toLookAt({ sizes }: Screen): Sight[] {
  return sizes.flatMap((size) => {
    if (size === "projector") return [sight(size, 1920, 1080, ["light", "dark", "forced"])];
    if (size === "laptop")
      return [sight(size, 1280, 800, ["light", "dark", "forced"], true), sight("desk", 1440, 900, [])];
    return [sight(size, 360, 740, ["light", "dark"], true), sight("small", 320, 640, ["light"], true)];
  });
}

export function camera(browser: Browser, origin: string, folder: string) {
  async function open(who: Person | null, viewport: { width: number; height: number }): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport, reducedMotion: "reduce", baseURL: origin });
    if (who !== null) {
      const [name = "", value = ""] = who.cookie.split(/=(.*)/s);
      await context.addCookies([{ name, value, url: origin }]);
    }
    return context;
  }

  return async function take(screen: Screen, room: Room, sights: Sight[]): Promise<string[]> {
    const faults: string[] = [];
    const company: BrowserContext[] = [];
    await screen.company?.(async (who, at) => {
      const context = await open(who, { width: 1280, height: 800 });
      company.push(context);
      const page = await context.newPage();
      await page.goto(at);
      return page;
    }, room);
    for (const at of sights) {
      await screen.ready?.(room);
      const context = await open(screen.who(room), at);
      await context.addInitScript("globalThis.__name ??= (named) => named"); // tsx names functions with it, in the page too
      await context.addInitScript(watchShifts);
      const page = await context.newPage();
      const say = (fault: string) => faults.push(`${at.size}: ${fault}`);
      watch(page, screen, say);
      await shoot(page, screen, room, at, say).catch((error: unknown) => say(String(error).split("\n")[0] ?? ""));
      await context.close();
    }
    for (const context of company) await context.close();
    return [...new Set(faults)];
  };

  async function shoot(
    page: Page,
    screen: Screen,
    room: Room,
    { size, whole, looks }: Sight,
    say: (fault: string) => void,
  ): Promise<void> {
    page.setDefaultTimeout(8_000);
    const at = screen.at(room);
    const answer = await page.goto(at, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(900); // sockets have connected, presence has come
    for (const fault of await lookOver(page)) say(fault);
    const lands = screen.lands?.(room) ?? new URL(at, "http://x").pathname;
    if (answer?.status() !== (screen.status ?? 200) || (lands !== "" && new URL(page.url()).pathname !== lands))
      say(`${at} answered ${answer?.status() ?? "nothing"} at ${page.url()}`);
    await screen.act?.(page, room);
    if (screen.act !== undefined) {
      await page.waitForTimeout(400);
      for (const fault of await lookOver(page)) say(fault);
    }
    // What floats hangs on the screen, not on the page.
    const floats = await page.locator("dialog[open], [role=menu]").count();
    for (const look of looks) {
      await page.emulateMedia(
        look === "forced"
          ? { colorScheme: "dark", forcedColors: "active" }
          : { colorScheme: look, forcedColors: "none" },
      );
      await page.screenshot({
        path: path.join(folder, `${screen.name}-${size}-${look}.png`),
        fullPage: whole && floats === 0,
      });
    }
  }
}

function watch(page: Page, screen: Screen, say: (fault: string) => void): void {
  page.on("pageerror", (error) => say(`threw ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (screen.status !== undefined && message.text().includes(String(screen.status))) return;
    if (
      /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|closed before the connection is established/.test(message.text())
    )
      return; // a picture of being offline
    say(`console: ${message.text().slice(0, 200)}`);
  });
}
