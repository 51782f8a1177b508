/** Installs Firefox and WebKitGTK from Debian's packages, for the tests in e2e/specs/engines, where they are missing. */
import { findFirefox, findWebKit, packages } from "@/e2e/support/engines/programs";
import { run } from "./step";

const missingPackages = [
  ...(findFirefox() === null ? packages.firefox : []),
  ...(findWebKit() === null ? packages.webkit : []),
];

async function installEngines(): Promise<void> {
  console.log(`Installing ${missingPackages.join(", ")}.`);
  await run({ command: "apt-get", args: ["update", "-q"], minutes: 3 });
  await run({
    command: "apt-get",
    args: ["install", "-y", "-q", "--no-install-recommends", ...missingPackages],
    minutes: 8,
    env: { DEBIAN_FRONTEND: "noninteractive" },
  });
}

if (missingPackages.length > 0) {
  if (process.getuid?.() === 0) await installEngines();
  else
    console.log(
      `Tests in other engines are skipped: installing ${missingPackages.join(", ")} needs Debian's packages and root.`,
    );
}
