import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import config from "@/vitest.config";

const root = path.resolve(import.meta.dirname, "..");
const text = readFileSync(path.join(import.meta.dirname, "coverage.md"), "utf8");

const [tested = "", missing = ""] = text.split("## Not built yet");
const listed = (label: string) => (new RegExp(`^${label}: (.+)\\.$`, "m").exec(tested)?.[1] ?? "").split(", ");
const [whole, inPart] = [listed("Built"), listed("Built in part")];
const built = [...whole, ...inPart];
const productRules = Object.entries({ S: 11, T: 19, B: 11, Q: 35 }).flatMap(([kind, count]) =>
  Array.from({ length: count }, (_, i) => `${kind}${i + 1}`),
);

interface Row {
  rule: string;
  clause: string;
  tests: { file: string; name: string }[];
}

/** `path`: "name"; "name" · `path`: "name" */
function readTests(cell: string): Row["tests"] {
  return cell.split(" · ").flatMap((part) => {
    const [, file = "", names = ""] = /^`([^`]+)`: (.+)$/.exec(part.trim()) ?? [];
    return [...names.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => ({ file, name }));
  });
}

const rows: Row[] = tested
  .split("\n")
  .filter((line) => /^\| [A-Z]\d/.test(line))
  .map((line) => {
    const [rule = "", clause = "", tests = ""] = line.replace(/^\| | \|$/g, "").split(" | ");
    return { rule, clause, tests: readTests(tests) };
  });

/** Clauses that nothing builds yet. */
const unbuilt = [...missing.matchAll(/^\| ([A-Z]\d+[a-z]?) \| ([^|]+) \|$/gm)].map(([, rule = "", clause = ""]) => ({
  rule,
  clause,
}));

/** The name as a test's, or as what e2e/image expects; not a group's, and not one that is skipped. */
function isTestOf(source: string, name: string): boolean {
  const exactly = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    `(?:\\b(?:it|test|expectThat)(?:\\.each(?:<[^>]*>)?\\([^\\n]*\\))?|^\\s*\\](?: as const)?\\))\\(\\s*(?:"${exactly}"|\`${exactly}\`)`,
    "m",
  ).test(source);
}

function isThereAndCites(rule: string, { file, name }: Row["tests"][number]): boolean {
  const at = path.join(root, file);
  return new RegExp(`\\b${rule}\\b`).test(name) && existsSync(at) && isTestOf(readFileSync(at, "utf8"), name);
}

describe("docs/coverage.md", () => {
  it("has a row for every rule that is built, and rows for no other", () => {
    expect(built.length).toBeGreaterThan(40);
    expect([...new Set(rows.map(({ rule }) => rule))].sort()).toEqual([...built].sort());
  });

  it("a rule is built when no clause of it is missing, in part when some are, and each rule of the product stands somewhere", () => {
    const lacking = new Set(unbuilt.map(({ rule }) => rule));
    expect(whole.filter((rule) => lacking.has(rule))).toEqual([]);
    expect(inPart.filter((rule) => !lacking.has(rule))).toEqual([]);
    expect(productRules.filter((rule) => !built.includes(rule) && !lacking.has(rule))).toEqual([]);
    expect([...built, ...lacking].filter((rule) => !rule.startsWith("R") && !productRules.includes(rule))).toEqual([]);
  });

  it("no clause is both in a row and missing, and none stands twice", () => {
    const clauses = [...rows, ...unbuilt].map(({ rule, clause }) => `${rule} ${clause.toLowerCase()}`);
    expect(clauses.filter((clause, at) => clauses.indexOf(clause) !== at)).toEqual([]);
  });

  it("every clause names tests that are there and cite its rule", () => {
    const wrong = rows.flatMap(({ rule, clause, tests }) => {
      if (tests.length === 0) return [`${rule}, ${clause}: names no test`];
      return tests
        .filter((test) => !isThereAndCites(rule, test))
        .map(({ file, name }) => `${rule}, ${clause}: "${name}" in ${file}`);
    });
    expect(wrong).toEqual([]);
  });
});

/** Where tests of the sync rules run, by the project that runs their file and the bus it is about. */
const places = ["the embedded store", "PostgreSQL", "the bus in memory", "the bus on Redis"] as const;
type Place = (typeof places)[number];

const stores: readonly Place[] = ["the embedded store", "PostgreSQL"];
const buses: readonly Place[] = ["the bus in memory", "the bus on Redis"];

/** What each rule concerns: all of them what is stored; those that hold across processes both buses too. The rest is of one process alone. */
const concerns: Record<string, readonly Place[]> = {
  ...Object.fromEntries(["R1", "R3", "R3c", "R7", "R12"].map((rule) => [rule, stores])),
  ...Object.fromEntries(
    ["R2", "R3a", "R3b", "R4", "R5", "R6", "R8", "R9", "R10", "R11", "R13", "R14"].map((rule) => [
      rule,
      [...stores, ...buses],
    ]),
  ),
};

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

/** The names of a file's tests, and of the suites that it runs. */
function namesIn(file: string): string[] {
  const source = readFileSync(path.join(root, file), "utf8");
  const own = [...source.matchAll(/\bit(?:\.each(?:<[^>]*>)?\([^\n]*\))?\(\s*(?:"([^"]+)"|`([^`]+)`)/g)].map(
    ([, plain, template]) => plain ?? template ?? "",
  );
  const suites = [
    ...source.matchAll(/from "(\.|@)\/((?:lib\/(?:realtime|bus)\/)?(?:testing\/[a-z/-]+|[a-z-]+-tests))"/g),
  ].map(([, from, suite]) => path.join(from === "@" ? "" : path.dirname(file), `${suite}.ts`));
  return [...own, ...suites.filter((suite) => existsSync(path.join(root, suite))).flatMap(namesIn)];
}

function placesOf(file: string): Place[] {
  const source = readFileSync(path.join(root, file), "utf8");
  return [
    ...(runs("integration", file) ? ["the embedded store" as const] : []),
    ...(runs("postgres", file) ? ["PostgreSQL" as const] : []),
    ...(/memory-bus"/.test(source) ? ["the bus in memory" as const] : []),
    ...(runs("postgres", file) && /redis-bus"/.test(source) ? ["the bus on Redis" as const] : []),
  ];
}

describe("the sync rules on each store and bus", () => {
  const files = ["lib/realtime", "lib/bus"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => path.join(folder, file)),
  );
  const names = new Map<Place, string[]>(
    places.map((place) => [place, files.filter((file) => placesOf(file).includes(place)).flatMap(namesIn)]),
  );

  it("knows what each concerns", () => {
    expect(Object.keys(concerns).sort()).toEqual(built.filter((rule) => rule.startsWith("R")).sort());
  });

  it("each is in the name of a test on every store and bus that it concerns", () => {
    const missing = Object.entries(concerns).flatMap(([rule, all]) =>
      all
        .filter((place) => !(names.get(place) ?? []).some((name) => new RegExp(`\\b${rule}\\b`).test(name)))
        .map((place) => `${rule} on ${place}`),
    );
    expect(missing).toEqual([]);
  });
});
