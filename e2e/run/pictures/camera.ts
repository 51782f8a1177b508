/** Takes the pictures of a screen, and reports faults on the screen, in the console, and in the response. */
import path from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Person, Classroom } from "@/e2e/support/classroom";
import { findVisualFaults, recordLayoutShifts } from "./picture-checks";
import type { Screen } from "./screen";

interface Shot {
  size: string;
  width: number;
  height: number;
  fullPage: boolean;
  themes: readonly ("light" | "dark" | "forced")[];
}

const shot = (size: string, width: number, height: number, themes: Shot["themes"], fullPage = false): Shot => ({
  size,
  width,
  height,
  themes,
  fullPage,
});

/** The shots that are committed to the repository. */
export function repositoryShots({
  sizes,
  isFeatured = false,
  phone = isFeatured ? ["light"] : [],
  isDuplicate = false,
}: Screen): Shot[] {
  if (isDuplicate) return [];
  const themes = isFeatured ? (["light", "dark"] as const) : (["light"] as const);
  return sizes.flatMap((size) => {
    if (size === "projector") return sizes.length === 1 ? [shot(size, 1920, 1080, themes)] : [];
    if (size === "laptop") return [shot(size, 1280, 800, themes)];
    return phone.length === 0 ? [] : [shot(size, 390, 844, phone)];
  });
}

/** The shots for a review: every size and theme. */
export function reviewShots({ sizes }: Screen): Shot[] {
  return sizes.flatMap((size) => {
    if (size === "projector") return [shot(size, 1920, 1080, ["light", "dark", "forced"])];
    if (size === "laptop")
      return [shot(size, 1280, 800, ["light", "dark", "forced"], true), shot("desk", 1440, 900, [])];
    return [shot(size, 360, 740, ["light", "dark"], true), shot("small", 320, 640, ["light"], true)];
  });
}

export function makeCamera(browser: Browser, origin: string, folder: string) {
  async function open(who: Person | null, viewport: { width: number; height: number }): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport, reducedMotion: "reduce", baseURL: origin });
    if (who !== null) {
      const [name = "", value = ""] = who.cookie.split(/=(.*)/s);
      await context.addCookies([{ name, value, url: origin }]);
    }
    return context;
  }

  return async function take(screen: Screen, classroom: Classroom, shots: Shot[]): Promise<string[]> {
    const faults: string[] = [];
    const companions: BrowserContext[] = [];
    await screen.openCompanions?.(async (who, at) => {
      const context = await open(who, { width: 1280, height: 800 });
      companions.push(context);
      const page = await context.newPage();
      await page.goto(at);
      return page;
    }, classroom);
    for (const at of shots) {
      await screen.prepare?.(classroom);
      const context = await open(screen.who(classroom), at);
      await context.addInitScript("globalThis.__name ??= (named) => named"); // tsx wraps functions in it, also those that run in the page
      await context.addInitScript(recordLayoutShifts);
      const page = await context.newPage();
      const report = (fault: string) => faults.push(`${at.size}: ${fault}`);
      watchErrors(page, screen, report);
      await takePictures(page, screen, classroom, at, report).catch((error: unknown) =>
        report(String(error).split("\n")[0] ?? ""),
      );
      await context.close();
    }
    for (const context of companions) await context.close();
    return [...new Set(faults)];
  };

  async function takePictures(
    page: Page,
    screen: Screen,
    classroom: Classroom,
    { size, fullPage, themes }: Shot,
    report: (fault: string) => void,
  ): Promise<void> {
    page.setDefaultTimeout(8_000);
    const at = screen.at(classroom);
    const answer = await page.goto(at, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(900); // by then sockets have connected and presence has arrived
    for (const fault of await findVisualFaults(page)) report(fault);
    const lands = screen.finalPath?.(classroom) ?? new URL(at, "http://x").pathname;
    if (answer?.status() !== (screen.status ?? 200) || (lands !== "" && new URL(page.url()).pathname !== lands))
      report(`${at} answered ${answer?.status() ?? "nothing"} at ${page.url()}`);
    await screen.act?.(page, classroom);
    if (screen.act !== undefined) {
      await page.waitForTimeout(400);
      for (const fault of await findVisualFaults(page)) report(fault);
    }
    // Dialogs and menus are positioned on the viewport, not on the page.
    const floats = await page.locator("dialog[open], [role=menu]").count();
    for (const theme of themes) {
      await page.emulateMedia(
        theme === "forced"
          ? { colorScheme: "dark", forcedColors: "active" }
          : { colorScheme: theme, forcedColors: "none" },
      );
      await page.screenshot({
        path: path.join(folder, `${screen.name}-${size}-${theme}.png`),
        fullPage: fullPage && floats === 0,
      });
    }
  }
}

function watchErrors(page: Page, screen: Screen, report: (fault: string) => void): void {
  page.on("pageerror", (error) => report(`threw ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    const expected = [screen.status, screen.refusedWith].filter((status) => status !== undefined);
    if (expected.some((status) => message.text().includes(String(status)))) return;
    if (
      /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|closed before the connection is established/.test(message.text())
    )
      return; // expected in pictures without a connection
    report(`console: ${message.text().slice(0, 200)}`);
  });
}
