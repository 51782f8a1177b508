/** Watches every page of a browser for what no test should have to ask: accessibility, errors, missing messages, breaches of the CSP. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContext } from "@playwright/test";

export interface Faults {
  list: string[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function watchPage(context: BrowserContext, faults: Faults): Promise<void> {
  await context.exposeBinding("crosscaseFault", ({ page }, fault: string) => {
    faults.list.push(`${new URL(page.url()).pathname}: ${fault}`);
  });
  await context.addInitScript(axe);
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

/** In the page: runs axe when the document has been still for a moment, once per address. */
function checkWhenStill(): void {
  interface Violation {
    id: string;
    help: string;
    nodes: { target: unknown[]; failureSummary?: string }[];
  }
  const page = window as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> }; crosscaseFault: (fault: string) => void; crosscaseChecked: () => boolean };
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
    page.axe
      .run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] })
      .then(({ violations }) => violations.forEach(told))
      .catch((error: unknown) => page.crosscaseFault(`axe could not run: ${String(error)}`))
      .finally(() => {
        running = false;
        checked = at;
        if (checked !== location.pathname) later();
      });
  };
  page.crosscaseChecked = () => !running && checked === location.pathname;
  window.addEventListener("load", later);
  new MutationObserver(later).observe(document, { subtree: true, childList: true, attributes: true });
}
