/**
 * The fixtures of every browser test: a real server that all tests share (shared-server.ts), a class of the test's own, and signed-in pages. A page that
 * throws or writes an error to the console fails the test.
 *
 *   test("S4: …", async ({ makeClassroom, open }) => {
 *     const room = await makeClassroom({ phase: "write", teams: 2 });
 *     const page = await open(room.teams[0].members[0], `/a/${room.activity.id}/write`);
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { connect, disconnect } from "@/db/client";
import { startServer, type RealServer } from "@/lib/server/testing/real-server";
import { CuttableHttpProxy } from "./cuttable-proxy";
import { makeClassroom, type Person, type Classroom, type ClassroomOptions } from "./classroom";
import { recordPageFaults, type Faults } from "./page-faults";
import { sharedServer, type TestServer } from "./shared-server";

export { expect } from "@playwright/test";
export { member, student, type Person, type Classroom } from "./classroom";

/** Allows a service worker. Most tests need none, and with one each page is requested once more. */
export const withServiceWorker: BrowserContextOptions = { serviceWorkers: "allow" };

/** A small phone; the design works from 320 px up. */
export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const tablet: BrowserContextOptions = { viewport: { width: 1024, height: 768 }, hasTouch: true };
export const laptop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const projector: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } };

export interface Fixtures {
  /** Makes a class of the test's own: only rows, without a browser. */
  makeClassroom: (wanted?: ClassroomOptions) => Promise<Classroom>;
  /** Opens a path in a browser of that person's own; null for someone who is not signed in. */
  open: (who: Person | null, at: string, options?: BrowserContextOptions) => Promise<Page>;
  /** A proxy to the test's server that can be cut. Pages have to be opened with its `origin` as their `baseURL`. */
  cuttableProxy: CuttableHttpProxy;
  /** Errors of this test's pages so far. The test fails when any are left at its end. */
  faults: Faults;
}

/** Connects this process to a server's database, and signs cookies as that server does. */
export function connectTo({ dataDir, databaseUrl }: TestServer): void {
  process.env.NEXTAUTH_SECRET = readFileSync(path.join(dataDir, "secret"), "utf8").trim();
  connect({ ...(databaseUrl === undefined ? { socketFolder: dataDir } : { url: databaseUrl }), max: 4 });
}

/** Starts a real server for one worker, and connects this process to its database, while `give` runs. */
export async function serveTests(
  settings: Record<string, string>,
  give: (server: RealServer) => Promise<void>,
): Promise<void> {
  const server = await startServer({ CROSSCASE_FIXTURES: "1", ...settings });
  connectTo({ ...server, databaseUrl: settings.DATABASE_URL });
  await give(server);
  await disconnect();
  await server.stop();
}

export const test = base.extend<Fixtures, { server: TestServer }>({
  server: [
    // Playwright reads the requested fixtures from the first argument's pattern, so an empty one is needed.
    async ({}, give) => {
      const server = sharedServer();
      connectTo(server);
      await give(server);
      await disconnect();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, give) => give(server.origin),
  faults: async ({}, give) => {
    const faults: Faults = { list: [] };
    await give(faults);
    if (faults.list.length > 0)
      throw new Error(`Pages of this test had faults:\n${[...new Set(faults.list)].join("\n")}`);
  },
  context: async ({ context, faults }, give) => {
    recordPageFaults(context, faults);
    await give(context);
  },
  makeClassroom: async ({ server }, give) => {
    void server; // requested because it connects to the database in which the rows are made
    await give((wanted) => makeClassroom(wanted ?? {}));
  },
  cuttableProxy: async ({ browser, server }, give) => {
    const cable = await CuttableHttpProxy.start(server.port);
    await give(cable);
    // Pages are closed first, because a page whose response is cut would record an error.
    for (const context of browser.contexts()) await context.close();
    cable.close();
  },
  open: async ({ browser, server, faults }, give) => {
    const contexts: BrowserContext[] = [];
    await give(async (who, at, options = laptop) => {
      const context = await browser.newContext({
        baseURL: server.origin,
        reducedMotion: "reduce",
        serviceWorkers: "block",
        ...options,
      });
      contexts.push(context);
      recordPageFaults(context, faults);
      if (who !== null) {
        const [name = "", value = ""] = who.cookie.split(/=(.*)/s);
        await context.addCookies([{ name, value, url: server.origin, httpOnly: true, sameSite: "Lax" }]);
      }
      const page = await context.newPage();
      await page.goto(at);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});
