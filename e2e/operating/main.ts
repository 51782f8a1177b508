/**
 * `npm run test:operating`: follows docs/operating.md on a machine of its own, as its administrator does: the commands of a first day, a first class,
 * an update, a restore, an erasure, and the end. Needs Linux, root, Debian's packages, and the ports 80, 443, 3000 and 5432; takes some minutes.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { findPostgres } from "@/db/testing/private-postgres";
import { startRun } from "@/e2e/run/start-run";
import { root } from "@/lib/process/root.js";
import { findNginx } from "@/lib/server/testing/nginx";
import { People } from "./lesson";
import { Machine } from "./machine";
import { findMissingAnswer, readSteps } from "./read-steps";

startRun();

async function findWhatIsMissing(): Promise<string | null> {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return "Linux with Debian's packages, and root";
  if (findPostgres() === null || findNginx() === null) return "PostgreSQL and nginx";
  for (const port of [80, 443, 3000, 5432]) if (!(await isFree(port))) return `port ${port}, which is in use`;
  return null;
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

const missing = await findWhatIsMissing();
if (missing !== null) {
  console.log(`Skipped: docs/operating.md is not tried. It needs ${missing}.`);
  process.exit(0);
}

const operating = readSteps(readFileSync(path.join(root, "docs", "operating.md"), "utf8"));
/** What git would hand on of this folder, with changes that are not committed. */
const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((file) => file !== "" && existsSync(path.join(root, file)));
const machine = Machine.start(files);
let failed = 0;
let passed = 0;

function expectThat(what: string, is: boolean): void {
  console.log(`${is ? "yes" : "no "} ${what}`);
  if (is) passed += 1;
  else failed += 1;
}

/** Runs all commands under a heading. Returns what they print. */
async function follow(under: string): Promise<string> {
  const steps = operating.filter((step) => step.under === under);
  if (steps.length === 0) throw new Error(`docs/operating.md has no commands under "${under}".`);
  let printed = "";
  for (const { commands, answers } of steps) {
    const output = await machine.run(commands);
    const first = commands.split("\n")[0] ?? "";
    const unanswered = findMissingAnswer(output, answers);
    expectThat(
      `B13, ${under}: ${first}${answers.length > 0 ? ` … answers ${answers.join(", ")}` : ""}`,
      unanswered === null,
    );
    if (unanswered !== null) console.log(output);
    printed += output;
  }
  return printed;
}

try {
  const firstDay = await follow("The first day in one list");
  const people = await People.come();
  await people.beginClass(/https:\/\/crosscase\.example\.org\/setup#key=\S+/.exec(firstDay)?.[0] ?? "");
  expectThat("a teacher and a student are in the first class", await people.findStudent());
  const [backup, restore] = operating.filter((step) => step.under === "As a service");
  if (backup === undefined || restore === undefined) throw new Error("docs/operating.md has no backup and restore.");
  expectThat("a backup is made beside the running server", (await machine.run(backup.commands)).includes("Backed up"));
  await people.erase();
  expectThat("an erased student is gone", !(await people.findStudent()));
  await machine.run("cd /srv/crosscase");
  await follow("With the systemd unit");
  expectThat(
    "after an update the teacher is still signed in, and the erased student is gone",
    !(await people.findStudent()),
  );
  const restored = await machine.run(restore.commands);
  expectThat("a backup is restored", findMissingAnswer(restored, restore.answers) === null);
  await machine.run("curl --silent --retry 30 --retry-connrefused --retry-delay 1 http://127.0.0.1:3000/readyz");
  expectThat("the restore brings back what the backup has: the student too", await people.findStudent());
  await people.leave();
  await follow("To stop for good");
  const left = await machine.run(
    "ls -d /opt/crosscase* /var/lib/crosscase* /etc/*crosscase* /etc/*/*/crosscase* || true",
  );
  console.log(left);
} catch (error) {
  console.error(error);
  failed += 1;
} finally {
  await machine.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
