/**
 * `npm run release -- 1.2.3` (B14): checks that this folder can be released, tests it, writes the number and the day, builds the image with its labels,
 * and tags the commit. What fails leaves the folder and its git as they were. Nothing is pushed.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isLaterRelease, isReleaseNumber } from "@/lib/process/release-order";
import { closeUnreleased, findProblems, readChangelog } from "./changelog";

const root = process.cwd();
const at = (...names: string[]) => path.join(root, ...names);
const read = (file: string) => readFileSync(at(file), "utf8");

/** @throws Error with what the program printed when it fails */
function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout.trim();
}
const git = (...args: string[]) => run("git", ...args);

/** Runs with this terminal's output. Returns whether it succeeded, and null when there is no such program. */
function show(program: string, ...args: string[]): boolean | null {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (error !== undefined && "code" in error && error.code === "ENOENT") return null;
  return status === 0;
}

/** The newest release's number by its tag; null before the first. */
function findLastRelease(): string | null {
  const numbers = git("tag", "--list", "v*")
    .split("\n")
    .map((tag) => tag.slice(1))
    .filter(isReleaseNumber);
  return numbers.reduce<string | null>(
    (last, next) => (last === null || isLaterRelease(next, last) ? next : last),
    null,
  );
}

/** Why this folder can't be released under the number, a sentence each. */
function findReasons(number: string): string[] {
  if (!isReleaseNumber(number)) return ["Use: npm run release -- 1.2.3, with a number of three parts."];
  const reasons: string[] = [];
  const changed = git("status", "--porcelain");
  if (changed !== "") reasons.push(`Files have changed that are not committed:\n${changed}`);
  const branch = git("rev-parse", "--abbrev-ref", "HEAD");
  if (branch !== "main") reasons.push(`A release is made on the branch main, and this is ${branch}.`);
  const last = findLastRelease();
  const { version } = JSON.parse(read("package.json")) as { version: string }; // our own file
  if (last !== null && !isLaterRelease(number, last))
    reasons.push(`The last release is ${last}: choose a later number.`);
  if (last === null && isLaterRelease(version, number))
    reasons.push(`package.json has ${version}: choose that number, or a later one.`);
  const sections = readChangelog(read("CHANGELOG.md"));
  if ((sections[0]?.text ?? "") === "") reasons.push("CHANGELOG.md has nothing under Unreleased: say what is new.");
  return [...reasons, ...findProblems(sections, listMigrations())];
}

const listMigrations = () =>
  readdirSync(at("db", "migrations"))
    .filter((name) => name.endsWith(".sql"))
    .map((name) => path.basename(name, ".sql"))
    .sort();

/** In package.json and in the lock file, which repeats it. */
function writeNumber(number: string): void {
  run("npm", "version", number, "--no-git-tag-version", "--allow-same-version", "--ignore-scripts");
}

interface Built {
  number: string;
  commit: string;
  /** When it was committed. */
  moment: string;
}

/** Returns whether the image is built; null without Docker. */
function buildImage({ number, commit, moment }: Built): boolean | null {
  const { description, license } = JSON.parse(read("package.json")) as { description: string; license: string };
  const labels = {
    version: number,
    revision: commit,
    licenses: license,
    created: moment,
    title: "Crosscase",
    description,
  };
  return show(
    "docker",
    "build",
    ...["--tag", `crosscase:${number}`, "--tag", "crosscase:latest", "--build-arg", `CROSSCASE_COMMIT=${commit}`],
    ...Object.entries(labels).flatMap(([name, value]) => ["--label", `org.opencontainers.image.${name}=${value}`]),
    ".",
  );
}

interface Manifest {
  devDependencies?: object;
}

/**
 * Lists what is installed to run it, in CycloneDX. `npm sbom --omit=dev` leaves out packages that tests need as well, so npm lists a folder whose
 * package.json and lock file have nothing for tests. @returns the file
 */
function writeBillOfMaterials(number: string): string {
  const file = path.join("release", `crosscase-${number}.cdx.json`);
  const folder = at("release", "crosscase"); // npm takes the folder's name
  mkdirSync(folder, { recursive: true });
  const { devDependencies: _, ...manifest } = JSON.parse(read("package.json")) as Manifest; // our own files
  const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, Manifest & { dev?: boolean }> };
  delete lock.packages[""]?.devDependencies;
  const packages = Object.fromEntries(Object.entries(lock.packages).filter(([, { dev }]) => dev !== true));
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify({ ...lock, packages }));
  const args = ["--prefix", folder, "--package-lock-only", "--sbom-format=cyclonedx", "--sbom-type=application"];
  writeFileSync(at(file), `${run("npm", "sbom", ...args)}\n`);
  rmSync(folder, { recursive: true });
  return file;
}

function release(number: string): void {
  const before = git("rev-parse", "HEAD");
  const day = new Date().toISOString().slice(0, 10);
  try {
    writeNumber(number);
    writeFileSync(at("CHANGELOG.md"), closeUnreleased(read("CHANGELOG.md"), number, day));
    git("commit", "--all", "--quiet", "--message", `Release ${number}`);
    const commit = git("rev-parse", "HEAD");
    const file = writeBillOfMaterials(number);
    const isBuilt = buildImage({ number, commit, moment: git("log", "-1", "--format=%cI") });
    if (isBuilt === false) throw new Error("The image could not be built. Its output is above.");
    const released = readChangelog(read("CHANGELOG.md")).find((section) => section.release === number);
    git("tag", "--annotate", `v${number}`, "--message", `Crosscase ${number}\n\n${released?.text ?? ""}`);
    console.log(`Released ${number}: the tag v${number}, and ${file}.`);
    console.log(
      isBuilt === true
        ? `The image is crosscase:${number}.`
        : "The image is not built, because there is no docker here.",
    );
    console.log(`To hand it on: git push origin main v${number}`);
  } catch (error) {
    git("reset", "--hard", "--quiet", before);
    rmSync(at("release", `crosscase-${number}.cdx.json`), { force: true });
    throw error;
  }
}

function main(number: string): number {
  const reasons = findReasons(number);
  if (reasons.length === 0 && show("npm", "test") !== true) reasons.push("npm test does not pass.");
  if (reasons.length > 0) {
    console.error(`${reasons.join("\n")}\nNothing was released.`);
    return 1;
  }
  try {
    release(number);
    return 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nNothing was released.`);
    return 1;
  }
}

process.exit(main(process.argv[2] ?? ""));
