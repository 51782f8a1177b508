import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { listTests } from "@/e2e/run/named-tests";
import { citedIn, readClauses } from "@/e2e/run/read-rules";
import config from "@/vitest.config";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const clauses = readClauses(root);
const tests = listTests(root);

describe("the rules of docs/product.md and lib/sync/README.md", () => {
  it("letters of a rule's clauses run from a on", () => {
    expect(clauses.length).toBeGreaterThan(400);
    const rules = [...new Set(clauses.map(({ rule }) => rule))];
    const expected = rules.flatMap((rule) => {
      const own = clauses.filter((clause) => clause.rule === rule);
      return own.length === 1 ? [rule] : own.map((_, at) => rule + String.fromCharCode("a".charCodeAt(0) + at));
    });
    expect(clauses.map(({ code }) => code)).toEqual(expected);
  });

  it("each clause that is built is cited by a test that runs", () => {
    const cited = new Set(tests.filter(({ isSkipped }) => !isSkipped).flatMap(({ cites }) => cites));
    expect(clauses.filter(({ code, isBuilt }) => isBuilt && !cited.has(code)).map(({ code }) => code)).toEqual([]);
  });

  it("each clause that a test cites is there, and is not marked as not built yet", () => {
    const built = new Set(clauses.filter(({ isBuilt }) => isBuilt).map(({ code }) => code));
    const wrong = tests.flatMap(({ file, name, cites }) =>
      cites.filter((code) => !built.has(code)).map((code) => `${code}: ${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it("what is not built yet is listed at the end of docs/product.md", () => {
    const unbuilt = clauses.filter(({ isBuilt }) => !isBuilt);
    const isWhole = (rule: string) => clauses.every((clause) => clause.rule !== rule || !clause.isBuilt);
    const names = unbuilt.map(({ code, rule }) => (isWhole(rule) ? rule : code));
    const [, listed = ""] = read("docs/product.md").split("## Not built yet");
    expect(citedIn(listed)).toEqual([...new Set(names)]);
  });
});

/** Where tests of the sync rules run, by the project that runs their file and the bus it is about. */
const places = ["the embedded store", "PostgreSQL", "the bus in memory", "the bus on Redis"] as const;
type Place = (typeof places)[number];

const stores: readonly Place[] = ["the embedded store", "PostgreSQL"];
/** Rules of one process. All others hold across processes, and so on both buses too. */
const ofOneProcess = ["R1", "R3", "R3c", "R7", "R12"];

const projects = (config.test?.projects ?? []).flatMap((project) =>
  typeof project === "object" && "test" in project ? [project.test] : [],
);
function runs(project: string, file: string): boolean {
  const { include = [], exclude = [] } = projects.find((one) => one?.name === project) ?? {};
  const isIn = (globs: readonly string[]) => globs.some((glob) => asPattern(glob).test(file));
  return isIn(include) && !isIn(exclude);
}

function asPattern(glob: string): RegExp {
  return new RegExp(
    `^${glob
      .replaceAll(".", "\\.")
      .replaceAll("**/", "(?:.+/)?")
      .replace(/(?<!\()\*/g, "[^/]*")}$`,
  );
}

function placesOf(file: string): Place[] {
  const source = read(file);
  const [onEmbedded, onPostgres] = [runs("integration", file), runs("postgres", file)];
  return places.filter(
    (_, at) =>
      [onEmbedded, onPostgres, source.includes('memory-bus"'), onPostgres && source.includes('redis-bus"')][at],
  );
}

/** What a file's tests cite, and those of the suites that it runs. */
function citedBy(file: string): string[] {
  const suites = [
    ...read(file).matchAll(
      /from "(\.|@)\/((?:lib\/(?:sync|live|sockets|bus)\/)?(?:testing\/[a-z/-]+|[a-z-]+-tests))"/g,
    ),
  ].map(([, from, suite]) => path.join(from === "@" ? "" : path.dirname(file), `${suite}.ts`));
  return [
    ...tests.filter((test) => test.file === file).flatMap(({ cites }) => cites),
    ...suites.filter((suite) => existsSync(path.join(root, suite))).flatMap(citedBy),
  ];
}

describe("the sync rules on each store and bus", () => {
  it("each is in the name of a test on both stores, and on both buses unless it is of one process", () => {
    const files = ["lib/sync", "lib/live", "lib/sockets", "lib/bus"].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".test.ts"))
        .map((file) => path.join(folder, file)),
    );
    const cited = new Map(
      places.map((place) => [place, new Set(files.filter((file) => placesOf(file).includes(place)).flatMap(citedBy))]),
    );
    const missing = clauses
      .filter(({ rule }) => rule.startsWith("R"))
      .flatMap(({ rule }) =>
        (ofOneProcess.includes(rule) ? stores : places)
          .filter((place) => cited.get(place)?.has(rule) !== true)
          .map((place) => `${rule} on ${place}`),
      );
    expect(missing).toEqual([]);
  });
});
