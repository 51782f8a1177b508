/** Watches every page of a browser for what no test should have to ask: accessibility, errors, missing messages, breaches of the CSP. */
import { appendFileSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContext } from "@playwright/test";
import { newIn, placesOf, provideLook, type Look, type Looking } from "./look";

export interface Faults {
  list: string[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Places in pages that axe has checked, in any worker of this run: checking costs as much processor as the rest of a page load in the browser. */
const checkedPlaces = process.env.CHECKED_PLACES ?? "";
const readChecked = () => new Set(readFileSync(checkedPlaces, "latin1").split("\n"));

export async function watchPage(context: BrowserContext, faults: Faults): Promise<void> {
  await context.exposeBinding("crosscaseFault", ({ page }, fault: string) => {
    faults.list.push(`${new URL(page.url()).pathname}: ${fault}`);
  });
  // What is to be checked; if anything is, the page has axe.
  await context.exposeBinding("crosscaseToCheck", async ({ frame }, look: Look) => {
    const found = newIn(look, readChecked());
    if (found.length > 0 && !(await frame.evaluate("'axe' in window"))) await frame.evaluate(axe);
    return found;
  });
  await context.exposeBinding("crosscaseHasChecked", (_source, look: Look) => {
    const known = readChecked();
    const found = new Set(placesOf(look).filter((place) => !known.has(place)));
    appendFileSync(checkedPlaces, [...found].map((place) => `${place}\n`).join(""));
  });
  await context.addInitScript(provideLook);
  await context.addInitScript(checkWhenStill);
  context.on("weberror", (error) => faults.list.push(`threw ${error.error().message}`));
  context.on("console", (message) => {
    if (/Content.Security.Policy|hydrat|MISSING_MESSAGE/i.test(message.text()) && message.type() === "error") faults.list.push(message.text());
  });
}

/** Waits until the pages that are still open have been checked at the address they ended on. */
export async function settlePages(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    if (page.isClosed() || !page.url().startsWith("http")) continue;
    await page.waitForFunction(() => (window as unknown as { crosscaseChecked: () => boolean }).crosscaseChecked());
  }
}

/** In the page: when the document has been still for a moment, once per address, runs axe on what of it is new. */
function checkWhenStill(): void {
  interface Violation {
    id: string;
    help: string;
    nodes: { target: unknown[]; failureSummary?: string }[];
  }
  interface Watched extends Looking {
    axe: { run: (context: { include: (Element | undefined)[] }, options: object) => Promise<{ violations: Violation[] }> };
    crosscaseToCheck: (look: Look) => Promise<number[]>;
    crosscaseHasChecked: (look: Look) => Promise<void>;
    crosscaseFault: (fault: string) => void;
    crosscaseChecked: () => boolean;
  }
  const page = window as unknown as Watched;
  if (window.top !== window || location.protocol === "about:") return;
  let timer = 0;
  let checked = "";
  let running = false;
  // While Next follows a redirect inside the page, the document has no title yet; for good is a fault.
  let untitled = 0;
  const later = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(check, 300);
  };
  const check = () => {
    if (running || checked === location.pathname || document.readyState !== "complete") return;
    if (document.title === "" && untitled < 10) {
      untitled += 1;
      later();
      return;
    }
    untitled = 0;
    running = true;
    const at = location.pathname;
    const told = ({ id, help, nodes }: Violation) => page.crosscaseFault(`axe ${id}: ${help} (${nodes.map(({ target }) => target.join(" ")).slice(0, 5).join("; ")})`);
    const titled = document.title !== "";
    // Whether it is done: asking took a moment, in which Next may have gone on.
    const runAxe = async (): Promise<boolean> => {
      const look = page.crosscaseLook();
      const looked = page.crosscaseLooked;
      const include = (await page.crosscaseToCheck(look)).map((index) => looked[index]);
      if (include.length === 0) return true;
      if ((titled && document.title === "") || include.some((element) => element?.isConnected !== true)) return false;
      const { violations } = await page.axe.run({ include }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] });
      violations.forEach(told);
      // Only what did not change meanwhile, and had no fault, is known.
      if (violations.length === 0 && JSON.stringify(page.crosscaseLook()) === JSON.stringify(look)) await page.crosscaseHasChecked(look);
      return true;
    };
    void runAxe()
      .catch((error: unknown) => {
        page.crosscaseFault(`axe could not run: ${String(error)}`);
        return true;
      })
      .then((done) => {
        running = false;
        if (done) checked = at;
        if (checked !== location.pathname) later();
      });
  };
  page.crosscaseChecked = () => !running && checked === location.pathname;
  window.addEventListener("load", later);
  new MutationObserver(later).observe(document, { subtree: true, childList: true, attributes: true });
}
