import { randomInt } from "node:crypto";
import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "./e2e/run/chromium";
import { patience } from "./lib/testing/patience";

/** The seed of random tests. `npm test` has chosen and printed it; workers inherit it. */
process.env.TEST_SEED ??= String(randomInt(2 ** 31));
const executablePath = findChromium();
/** A test's page lives for seconds. Optimising its scripts takes a sixth of its process's time and gains nothing. */
const unoptimised = "--js-flags=--no-opt --no-maglev";
/** Keeps optimising on for axe, which saves a third of its time. */
const withAxe = "**/every-page/screens.spec.ts";
const launchOptions = (args: readonly string[]) => ({
  ...(executablePath === null ? {} : { executablePath }),
  args: [...chromiumFlags(), ...args],
});

/** These tests compare whole tables, or everything that a server has open, so each has a server of its own (e2e/support/own-server.ts). */
const aloneOnAServer = ["**/access/{access,audit,get,journal}.spec.ts", "**/documents/other-text.spec.ts"];

/** Browser tests, on one real production server (e2e/support/shared-server.ts). `npm test` builds the pages first. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./e2e/support/shared-server.ts",
  outputDir: "test-results",
  // No test asserts a duration; these limits only end tests that hang.
  timeout: patience(300_000),
  expect: { timeout: patience(25_000) },
  // As much as two cores can do, since one of three tests mostly waits. Tests are scheduled singly, so that no worker is left with a long file at the
  // end. The longest come first, by the name of their folder (e2e/specs/a-whole-lesson).
  workers: 3,
  fullyParallel: true,
  // Two browsers, a server and a database share two busy cores. A test that fails twice is broken; one that passes on the second try is named at the
  // end.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"]],
  use: { actionTimeout: patience(30_000), navigationTimeout: patience(45_000), trace: "on-first-retry" },
  projects: [
    {
      name: "alone",
      testMatch: aloneOnAServer,
      workers: 1,
      use: { browserName: "chromium", launchOptions: launchOptions([unoptimised]) },
    },
    { name: "screens", testMatch: withAxe, use: { browserName: "chromium", launchOptions: launchOptions([]) } },
    {
      name: "chromium",
      testIgnore: [withAxe, ...aloneOnAServer],
      use: { browserName: "chromium", launchOptions: launchOptions([unoptimised]) },
    },
  ],
});
