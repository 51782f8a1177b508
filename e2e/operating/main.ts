/**
 * `npm run test:operating`: follows docs/operating.md on a machine of its own, as its administrator does: the commands of a first day, a first class,
 * a backup, an update, a restore, an erasure, and the end. Needs Linux, root, Debian's packages, and the ports 80, 443, 3000 and 5432; takes some minutes.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { findPostgres } from "@/db/testing/private-postgres";
import { findChromium } from "@/e2e/run/chromium";
import { startRun } from "@/e2e/run/start-run";
import { root } from "@/lib/process/root.js";
import { findNginx } from "@/lib/server/testing/nginx";
import { headings } from "./blocks";
import { People, writer } from "./lesson";
import { canLayerFiles, Machine } from "./machine";
import { findMissingAnswer, readSteps, type Step } from "./read-steps";

startRun();

async function findWhatIsMissing(): Promise<string | null> {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return "Linux with Debian's packages, and root";
  if (!canLayerFiles()) return "a kernel that lets root mount an overlay";
  if (findPostgres() === null || findNginx() === null || findChromium() === null)
    return "PostgreSQL, nginx and Chromium";
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

/** Runs all commands under a heading, and `after` with what each block prints. */
async function follow(under: string, after?: (printed: string) => Promise<void>): Promise<void> {
  for (const step of stepsUnder(under)) {
    const printed = await followStep(step);
    await after?.(printed);
  }
}

function stepsUnder(under: string): Step[] {
  const steps = operating.filter((step) => step.under === under);
  if (steps.length === 0) throw new Error(`docs/operating.md has no commands under "${under}".`);
  return steps;
}

/** Runs a block of commands, compares what they answer, and returns what they print. */
async function followStep({ under, commands, answers }: Step): Promise<string> {
  const printed = await machine.run(commands);
  const unanswered = findMissingAnswer(printed, answers);
  const answer = answers.length > 0 ? ` … answers ${answers.join(", ")}` : "";
  expectThat(`${under}: ${commands.split("\n")[0] ?? ""}${answer}`, unanswered === null);
  if (unanswered !== null) console.log(printed);
  return printed;
}

/** Backups that contain a name, and "the database" if it does. */
async function findPlacesOf(name: string): Promise<string[]> {
  const printed = await machine.run(
    `for file in /var/backups/crosscase/*; do if zcat "$file" | grep --count --text '${name}' > /dev/null; then echo "\${file##*/}"; fi; done
if runuser -u postgres -- pg_dump crosscase | grep --count --text '${name}' > /dev/null; then echo "the database"; fi`,
  );
  return printed.split("\n").filter((line) => line !== "");
}

const waitUntilReady = () =>
  machine.run("timeout 60 bash -c 'until curl --silent http://127.0.0.1:3000/readyz; do sleep 1; done'");

/** A sentence of the first page, which differs between the first build and the update. */
const sentences = ["What code did your teacher give you?", "Which code did your teacher give you?"] as const;
const findSentence = async () => {
  const page = await machine.run("curl --silent --insecure https://crosscase.example.org/");
  return sentences.find((sentence) => page.includes(sentence));
};

const words = ["Farmers in the north.", "Farmers in the north, and in the south."] as const;

async function followAll(people: People): Promise<void> {
  await follow(headings.firstDay, async (printed) => {
    const [link] = /https:\/\/crosscase\.example\.org\/setup#key=\S+/.exec(printed) ?? [];
    if (link !== undefined) await people.makeClass(link);
  });
  await people.beginLesson();
  await people.write(words[0]);
  expectThat("a class writes", (await people.hasText(words[0])) && (await people.findWriter()));

  const [backup, restore] = stepsUnder(headings.backups);
  if (backup === undefined || restore === undefined) throw new Error("docs/operating.md has no backup and restore.");
  expectThat("a backup is made beside the running server", (await followStep(backup)).includes("Backed up"));
  await people.write(words[1]);

  expectThat("the first build serves the page", (await findSentence()) === sentences[0]);
  await machine.run(`cd /srv/crosscase\nsed -i 's/${sentences[0]}/${sentences[1]}/' messages/en.json`);
  await follow(headings.update);
  expectThat("the new build serves the page", (await findSentence()) === sentences[1]);
  expectThat("after the update the teacher is signed in", await people.findWriter());
  expectThat("after the update what was written is there", await people.hasText(words[1]));

  await followStep(restore);
  await waitUntilReady();
  expectThat("after the restore the teacher is signed in", await people.findWriter());
  expectThat("after the restore the text is the backup's", await people.hasText(words[0]));

  const before = await findPlacesOf(writer);
  expectThat(
    "before the erasure the database and the backup contain the student's name",
    before.includes("the database") && before.includes("monday.crosscase-backup"),
  );
  await people.eraseWriter();
  expectThat("an erased student is not in the class", !(await people.findWriter()));
  await follow(headings.erasure);
  const after = await findPlacesOf(writer);
  expectThat("the name is in no backup, and not in the database", after.length === 0);
  if (after.length > 0) console.log(after.join("\n"));

  await follow(headings.end);
  const left = await machine.run(
    `find /etc /opt /run /usr/local /var -xdev -iname '*crosscase*'
runuser -u postgres -- psql --tuples-only --no-align --command="select datname from pg_database where datname like 'crosscase%' union all select rolname from pg_roles where rolname like 'crosscase%'"
getent passwd crosscase || true
curl --silent --output /dev/null http://127.0.0.1:3000/healthz && echo "port 3000 answers" || true
grep --recursive --files-with-matches --text --fixed-strings '${words[0]}' /etc /opt /run /var/backups /var/lib/nginx /var/log || true`,
  );
  expectThat("nothing is left at the end", left.trim() === "");
  if (left.trim() !== "") console.log(left);
}

let people: People | null = null;
try {
  people = await People.come();
  await followAll(people);
} catch (error) {
  console.error(error);
  failed += 1;
} finally {
  await people?.leave();
  await machine.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
