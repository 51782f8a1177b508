import { randomInt } from "node:crypto";
import { defineConfig } from "@playwright/test";
import { chromiumFlags, findChromium } from "./e2e/run/chromium";
import { patience } from "./lib/testing/patience";

/** What random tests draw from; `npm test` has drawn and printed it. Workers inherit it. */
process.env.TEST_SEED ??= String(randomInt(2 ** 31));
const executablePath = findChromium();
/** A page of a test lives for seconds: to optimise its scripts takes a sixth of what its process takes in all, and wins nothing. */
const unoptimised = "--js-flags=--no-opt --no-maglev";
/** All but what axe does in it: a third of it is won. */
const withAxe = "**/every-page/screens.spec.ts";
const launchOptions = (args: readonly string[]) => ({
  ...(executablePath === null ? {} : { executablePath }),
  args: [...chromiumFlags(), ...args],
});

/** These compare whole tables, or all that a server has open: they have a server of their own (e2e/support/own-server.ts). */
const aloneOnAServer = ["**/access/{access,audit,get,journal}.spec.ts", "**/documents/other-text.spec.ts"];

/** Browser tests, on one real production server (e2e/support/shared-server.ts). `npm test` builds the pages first. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./e2e/support/shared-server.ts",
  outputDir: "test-results",
  // No test asserts how soon: these only end what hangs.
  timeout: patience(300_000),
  expect: { timeout: patience(25_000) },
  // Two cores' worth: of three tests one mostly waits. A test is the unit, so that none is left alone with a long file at the end; the longest
  // come first, by the name of their folder (e2e/specs/a-whole-lesson).
  workers: 3,
  fullyParallel: true,
  // Two browsers, a server and a database on two busy cores: what fails twice is broken; what passes at the second try is named at the end.
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
