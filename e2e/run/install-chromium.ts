/** Gets a Chromium where there is none: Playwright's own, else Debian's. */
import { local, run } from "./step";
import { findChromium } from "./chromium";

export async function installChromium(): Promise<void> {
  console.log("There is no Chromium here: installing one.");
  await run(local("playwright"), ["install", "chromium-headless-shell"], 4);
  if (findChromium() !== null || process.getuid?.() !== 0) return;
  await run("apt-get", ["update", "-q"], 3);
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  if (!(await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium-headless-shell"], 6, quiet))) {
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], 6, quiet);
  }
}
