/** Installs a Chromium where there is none: Playwright's own, else Debian's. A program of its own, so that its output can be printed in one piece. */
import { localProgram, run } from "./step";
import { findChromium, findOtherChromium, isShell } from "./chromium";

const install = (name: string) =>
  run({
    command: "apt-get",
    args: ["install", "-y", "-q", "--no-install-recommends", name],
    minutes: 6,
    env: { DEBIAN_FRONTEND: "noninteractive" },
  });

async function installChromium(): Promise<void> {
  console.log("There is no Chromium here: installing one.");
  await run({ command: localProgram("playwright"), args: ["install", "chromium-headless-shell"], minutes: 4 });
  if (findChromium() !== null || process.getuid?.() !== 0) return;
  await run({ command: "apt-get", args: ["update", "-q"], minutes: 3 });
  if (!(await install("chromium-headless-shell"))) await install("chromium");
}

if (findChromium() === null) await installChromium();
// The other kind is for one test (e2e/specs/engines/chromium.spec.ts), which is skipped without it.
const usual = findChromium();
if (usual !== null && findOtherChromium() === null && process.getuid?.() === 0)
  await install(isShell(usual) ? "chromium" : "chromium-headless-shell");
