/** Fixtures for tests in other engines: pages of a signed-in person, or of nobody. Tests in an engine that is not installed are skipped. */
import { writeFileSync } from "node:fs";
import { CuttableHttpProxy } from "@/e2e/support/cuttable-proxy";
import { test as base, type Person } from "@/e2e/support/fixtures";
import type { Engine, EngineName, Viewport, Size } from "./engine";
import { openFirefox } from "./firefox";
import { findFirefox, findWebKit } from "./programs";
import { Tab } from "./tab";
import { Display, openWebKit } from "./webkit";

export const phone: Size = { width: 390, height: 664 };
export const laptop: Size = { width: 1280, height: 720 };

export type Visit = (
  engine: EngineName,
  who: Person | null,
  at: string,
  options?: { size?: Size; text?: number; origin?: string },
) => Promise<Tab>;

/** Errors that a browser, or Next, writes when a test cuts a connection. */
const networkErrors = [
  /Failed to fetch RSC payload for /,
  /Failed to load resource/,
  /WebSocket connection to '[^']*' failed/,
  /can’t establish a connection to the server at ws/,
  /The connection to ws:[^ ]* was interrupted/,
];

/** A display for the windows of a test, which is started with the first window. */
type Displays = { webkit: ((viewport: Viewport) => Promise<Engine>) | null };

export const test = base.extend<{ visit: Visit; displays: Displays }>({
  // Not a fixture of the worker, whose server and browser would then be restarted for these tests.
  displays: async ({}, give) => {
    const found = findWebKit();
    let display: Promise<Display> | undefined;
    await give({
      webkit:
        found === null
          ? null
          : async (viewport) => openWebKit(found.driver, await (display ??= Display.start(found.display)), viewport),
    });
    await (await display)?.stop();
  },
  cuttableProxy: async ({ server }, give) => {
    const cable = await CuttableHttpProxy.start(server.port);
    await give(cable);
    cable.close();
  },
  visit: async ({ server, cuttableProxy, faults, displays }, give, info) => {
    void cuttableProxy; // requested so that it closes after the pages
    const opened: { engine: Engine; title: string }[] = [];
    await give(async (name, who, at, { size = laptop, text = 1, origin = server.origin } = {}) => {
      const open = chooseEngine(name, displays);
      base.skip(open === null, `${name} is not installed`);
      if (open === null) throw new Error(`${name} is not installed`);
      const engine = await open({ ...size, text });
      const title = `${who?.name ?? "nobody"} in ${name}`;
      opened.push({ engine, title });
      if (who !== null) await engine.signIn(who, origin);
      const tab = new Tab(engine, origin, title);
      await tab.open(at);
      return tab;
    });
    const ends = opened.map(async ({ engine, title }) => {
      try {
        if (info.status !== info.expectedStatus)
          writeFileSync(info.outputPath(`${title}.png`), await engine.screenshot());
      } finally {
        await engine.close();
      }
      faults.list.push(
        ...engine
          .faults()
          .filter((fault) => !networkErrors.some((expected) => expected.test(fault)))
          .map((fault) => `${title}: ${fault}`),
      );
    });
    for (const end of await Promise.allSettled(ends)) if (end.status === "rejected") throw end.reason;
  },
});

function chooseEngine(name: EngineName, displays: Displays): ((viewport: Viewport) => Promise<Engine>) | null {
  switch (name) {
    case "Firefox": {
      const program = findFirefox();
      return program === null ? null : (viewport) => openFirefox(program, viewport);
    }
    case "WebKit":
      return displays.webkit;
  }
}
