/** Which Chromium the browser tests use: CHROMIUM_PATH, Playwright's own, then what the system has. */
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findProgram, isExecutable } from "./find-program";

/** The headless shell is first, because it starts many contexts in a quarter of the full browser's time. */
const systemNames = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/** The paths on macOS, where Chromium is not on PATH. */
const macOsPaths = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Null when there is none yet. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const given = env.CHROMIUM_PATH;
  if (given !== undefined && given !== "") return given;
  const own = chromium.executablePath();
  if (own !== "" && existsSync(own)) return own;
  return (
    systemNames.map((name) => findProgram(name, env)).find((found) => found !== null) ??
    macOsPaths.find(isExecutable) ??
    null
  );
}

export const isShell = (program: string) => /headless.?shell/.test(program);

/** The kind that `findChromium` does not find, so that both are tested: a full Chromium, or the headless shell. Null when it is not installed. */
export function findOtherChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const usual = findChromium(env);
  if (usual === null) return null;
  const all = systemNames.map((name) => findProgram(name, env)).filter((found) => found !== null);
  return all.find((found) => isShell(found) !== isShell(usual)) ?? null;
}

/** Flags: no sandbox as root, under which Chromium has none; and no network requests of the browser's own. */
export function chromiumFlags(): string[] {
  const quiet = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
  ];
  return process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;
}
