/** Which Chromium the browser tests use: CHROMIUM_PATH, Playwright's own, then what the system has. */
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findProgram, isExecutable } from "./find-program";

/** The headless shell starts many contexts in a quarter of the full browser's time. */
const systemNames = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/** Where macOS has it, which is on no PATH. */
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

/** The other kind, so that both are tried: a full Chromium beside the headless shell, or the shell beside a full one. Null when it is not installed. */
export function findOtherChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const usual = findChromium(env);
  if (usual === null) return null;
  const all = systemNames.map((name) => findProgram(name, env)).filter((found) => found !== null);
  return all.find((found) => isShell(found) !== isShell(usual)) ?? null;
}

/** No sandbox as root, where Chromium can't have one; and none of the browser's own errands on the network. */
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
