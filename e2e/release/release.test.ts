/** Runs `npm run release` in a small repository of its own, with a docker that only writes down what it was asked. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { root } from "@/lib/process/root.js";

let folder = "";
const at = (...names: string[]) => path.join(folder, ...names);

const changelog = "# Changelog\n\n## Unreleased\n\nA first page.\n\n*Migrates*: `0000_first`.\n";
const scripts = { test: "test ! -e failing" };

function put(file: string, text: string): void {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
}

const git = (...args: string[]) =>
  spawnSync("git", args, { cwd: at("program"), encoding: "utf8", env: env() }).stdout.trim();

/** Only the programs that are named, Node and the system's. */
const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [at("programs"), path.dirname(process.execPath), "/usr/bin", "/bin"].join(path.delimiter),
  HOME: folder,
  GIT_CONFIG_NOSYSTEM: "1",
  ...Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((who) => [
      [`GIT_${who}_NAME`, "A. Tester"],
      [`GIT_${who}_EMAIL`, "tester@example.org"],
    ]),
  ),
});

/** @param ends the exit code of docker */
function putDocker(ends: number): void {
  put("programs/docker", `#!/bin/sh\nprintf '%s\\n' "$@" > ${at("asked")}\nexit ${ends}\n`);
  chmodSync(at("programs", "docker"), 0o755);
}

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
}

function release(number: string) {
  const run = spawnSync(
    process.execPath,
    [
      "--import",
      path.join(root, "node_modules/tsx/dist/esm/index.mjs"),
      path.join(root, "e2e/release/main.ts"),
      number,
    ],
    { cwd: at("program"), encoding: "utf8", env: { ...env(), TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json") } },
  );
  return { code: run.status, output: run.stdout + run.stderr };
}

const version = (file: string) =>
  (JSON.parse(readFileSync(at("program", file), "utf8")) as { version: string }).version;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-release-"));
  const facts = { name: "crosscase", version: "0.1.0", description: "A lesson.", license: "MIT" };
  const needed = { dependencies: { kept: "1.0.0" }, devDependencies: { tried: "2.0.0" } };
  put("program/package.json", JSON.stringify({ ...facts, private: true, scripts, ...needed }));
  const packages = {
    "": { name: facts.name, version: facts.version, license: facts.license, ...needed },
    "node_modules/kept": { version: "1.0.0" },
    "node_modules/tried": { version: "2.0.0", dev: true, dependencies: { kept: "1.0.0" } },
  };
  put("program/package-lock.json", JSON.stringify({ ...facts, lockfileVersion: 3, requires: true, packages }));
  put("program/CHANGELOG.md", changelog);
  put("program/.gitignore", "release/\n");
  put("program/db/migrations/0000_first.sql", "select 1;\n");
  git("init", "--quiet", "--initial-branch=main");
  commit("Begin");
  putDocker(0);
});
afterEach(() => rmSync(folder, { recursive: true }));

it("B14c: a release writes its number and day, lists what it is made of, builds the image with labels, and tags the commit", () => {
  expect(release("0.2.0")).toEqual({
    code: 0,
    output: expect.stringMatching(/Released 0\.2\.0: the tag v0\.2\.0/) as string,
  });
  expect(git("log", "-1", "--format=%s")).toBe("Release 0.2.0");
  expect(git("status", "--porcelain")).toBe("");
  expect(git("rev-parse", "v0.2.0^{commit}")).toBe(git("rev-parse", "HEAD"));
  expect(git("tag", "--list", "--format=%(contents)", "v0.2.0")).toContain("A first page.");
  expect(["package.json", "package-lock.json"].map(version)).toEqual(["0.2.0", "0.2.0"]);
  const day = new Date().toISOString().slice(0, 10);
  expect(readFileSync(at("program", "CHANGELOG.md"), "utf8")).toBe(
    changelog.replace("## Unreleased", `## Unreleased\n\n## 0.2.0, ${day}`),
  );
  const bill = JSON.parse(readFileSync(at("program", "release", "crosscase-0.2.0.cdx.json"), "utf8")) as object;
  expect(bill).toMatchObject({
    bomFormat: "CycloneDX",
    metadata: { component: { name: "crosscase", version: "0.2.0" } },
    components: [{ name: "kept", version: "1.0.0" }],
  });
  expect(readdirSync(at("program", "release"))).toEqual(["crosscase-0.2.0.cdx.json"]);
  const asked = readFileSync(at("asked"), "utf8").trim().split("\n");
  expect(asked.slice(0, 5)).toEqual(["build", "--tag", "crosscase:0.2.0", "--tag", "crosscase:latest"]);
  expect(asked).toEqual(
    expect.arrayContaining([
      `CROSSCASE_COMMIT=${git("rev-parse", "HEAD")}`,
      "org.opencontainers.image.version=0.2.0",
      `org.opencontainers.image.revision=${git("rev-parse", "HEAD")}`,
      "org.opencontainers.image.licenses=MIT",
    ]),
  );
  put(
    "program/CHANGELOG.md",
    readFileSync(at("program", "CHANGELOG.md"), "utf8").replace("Unreleased\n", "Unreleased\n\nMore.\n"),
  );
  commit("Say more");
  expect(release("0.2.0").output).toBe("The last release is 0.2.0: choose a later number.\nNothing was released.\n");
});

it("B14c: without docker the release says that the image is not built", () => {
  rmSync(at("programs", "docker"));
  put("programs/none", "");
  const { code, output } = release("0.1.0");
  expect(output).toContain("The image is not built, because there is no docker here.");
  expect(code).toBe(0);
  expect(git("tag", "--list")).toBe("v0.1.0");
});

const wrong: { is: string; number?: string; prepare?: () => void; says: string }[] = [
  { is: "what is no number", number: "1.0", says: "Use: npm run release -- 1.2.3, with a number of three parts." },
  { is: "an earlier number", number: "0.0.9", says: "package.json has 0.1.0: choose that number, or a later one." },
  {
    is: "another branch",
    prepare: () => git("checkout", "--quiet", "-b", "trial"),
    says: "A release is made on the branch main, and this is trial.",
  },
  {
    is: "a file that is not committed",
    prepare: () => put("program/notes.txt", ""),
    says: "Files have changed that are not committed:\n?? notes.txt",
  },
  {
    is: "nothing that is new",
    prepare: () => {
      put(
        "program/CHANGELOG.md",
        "# Changelog\n\n## Unreleased\n\n## 0.0.1, 2026-01-01\n\n*Migrates*: `0000_first`.\n",
      );
      commit("Say nothing");
    },
    says: "CHANGELOG.md has nothing under Unreleased: say what is new.",
  },
  {
    is: "a migration that CHANGELOG.md lacks",
    prepare: () => {
      put("program/db/migrations/0001_second.sql", "select 2;\n");
      commit("Migrate");
    },
    says: "CHANGELOG.md lacks the migration `0001_second` in *Migrates* of Unreleased.",
  },
  {
    is: "tests that fail",
    prepare: () => {
      put("program/failing", "");
      commit("Fail");
    },
    says: "npm test does not pass.",
  },
  {
    is: "an image that can't be built",
    prepare: () => putDocker(1),
    says: "The image could not be built. Its output is above.",
  },
];

it.each(wrong)("B14c: $is is refused in a sentence, and nothing changes", ({ number = "0.2.0", prepare, says }) => {
  prepare?.();
  const before = [git("rev-parse", "HEAD"), git("status", "--porcelain")];
  const { code, output } = release(number);
  expect(output).toContain(`${says}\nNothing was released.\n`);
  expect(code).toBe(1);
  expect([git("rev-parse", "HEAD"), git("status", "--porcelain")]).toEqual(before);
  expect(git("tag", "--list")).toBe("");
  expect(version("package.json")).toBe("0.1.0");
  expect(existsSync(at("program", "release", "crosscase-0.2.0.cdx.json"))).toBe(false);
});
