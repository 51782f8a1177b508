/**
 * `npm run mutants [-- --count 200] [--seed N] [--area rules,queries] [--only FILE[:LINE]] [--list]`: makes small changes in product code, one at a time
 * and in memory. For each it runs the tests of its feature and of its rules on the embedded database, and, when none of them notices it, all others that
 * reach it. Prints which test noticed; the exit code is 1 when fewer than 95 % were killed, and when an entry of equivalent.ts is stale.
 */
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startRun } from "@/e2e/run/start-run";
import { root } from "@/e2e/run/step";
import { patience } from "@/lib/testing/patience";
import { areaNames, areaOf, isProduct, listSources, usualAreas, type Area } from "./areas";
import { Tests } from "./choose-tests";
import { chooseMutants, findEquivalent, findStale } from "./choose-mutants";
import { equivalents } from "./equivalent";
import { findMutants } from "./find-mutants";
import { describeMutant, describeVerdict, killedShare, table, type Judged } from "./report";
import { tryMutants } from "./try-mutants";

/** The least share of killed mutants, in percent. */
const floor = 95;

startRun();
const { values } = parseArgs({
  options: {
    count: { type: "string" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
    area: { type: "string" },
    only: { type: "string" },
    list: { type: "boolean", default: false },
    lanes: { type: "string", default: String(Math.min(4, os.availableParallelism())) },
  },
});
const seed = Number(values.seed);
const [onlyFile, onlyLine] = values.only?.split(":") ?? [];
const areas = chooseAreas(values.area);

const sources = listSources(root);
const tests = new Tests(root, sources);
const mutantsOf = (file: string) => findMutants(file, tests.sourceOf(file));
const files = sources.filter((file) => isProduct(file) && (onlyFile === undefined || file === onlyFile));
const groups = areas.map((area) =>
  files
    .filter((file) => (onlyFile !== undefined || areaOf(file) === area) && tests.isImported(file))
    .flatMap(mutantsOf)
    .filter(({ line }) => onlyLine === undefined || line === Number(onlyLine)),
);
const all = groups.reduce((sum, group) => sum + group.length, 0);
const drawn = chooseMutants(
  groups,
  values.count === undefined ? (onlyFile === undefined ? 200 : all) : Number(values.count),
  seed,
);
const again = Object.entries({ ...values, count: String(drawn.length) })
  .filter(([, value]) => value !== false)
  .map(([name, value]) => `--${name}${value === true ? "" : ` ${value}`}`)
  .join(" ");
const unheld = files.filter((file) => areas.some((area) => areaOf(file) === area) && !tests.isImported(file));
console.log(`npm run mutants -- ${again}\n${drawn.length} of ${all} mutants of ${areas.join(", ")}.`);
if (unheld.length > 0)
  console.log(
    `Not drawn from, since no unit or integration test imports them: ${unheld.length} files (--list names them).`,
  );

if (values.list) {
  for (const file of unheld) console.log(`no test imports ${file}`);
  for (const mutant of drawn)
    console.log(
      `${describeMutant(mutant)}\n    near tests: ${tests.stepsFor(mutant.file).slice(0, 3).flat().join(", ")}`,
    );
  process.exit(0);
}

const stale = findStale(equivalents, [...new Set(equivalents.map(({ file }) => file))].flatMap(mutantsOf));
const judged: Judged[] = drawn.flatMap((mutant) => {
  const answer = findEquivalent(mutant, equivalents);
  return answer === null ? [] : [{ mutant, verdict: { kind: "equivalent", why: answer.why } }];
});
const began = performance.now();
const minutes = () => ((performance.now() - began) / 60_000).toFixed(1);
await tryMutants({
  tree: { root, config: path.join(root, "vitest.config.ts") },
  mutants: drawn.filter((mutant) => findEquivalent(mutant, equivalents) === null),
  sourceOf: (file) => tests.sourceOf(file),
  stepsFor: (file) => tests.stepsFor(file),
  seed,
  lanes: Number(values.lanes),
  hangsAfter: patience(15_000),
  log: (line) => console.log(line),
  onVerdict: (mutant, verdict) => {
    judged.push({ mutant, verdict });
    console.log(`\n${judged.length}. ${describeMutant(mutant)}\n  ${describeVerdict(verdict)} (${minutes()} min)`);
  },
});

const open = judged.filter(({ verdict }) => verdict.kind !== "killed");
if (open.length > 0) console.log("\nNot killed:");
for (const { mutant, verdict } of open) console.log(`\n${describeMutant(mutant)}\n  ${describeVerdict(verdict)}`);
console.log(`\n${table(judged)}\n\n${minutes()} minutes. Again: npm run mutants -- ${again}`);
for (const entry of stale) console.log(`equivalent.ts: ${entry}`);
process.exit(killedShare(judged) >= floor && stale.length === 0 ? 0 : 1);

function chooseAreas(named: string | undefined): readonly Area[] {
  if (onlyFile !== undefined) {
    const area = areaOf(onlyFile);
    if (area === null) throw new Error(`${onlyFile} is of no area.`);
    return [area];
  }
  const asked = named?.split(",") ?? usualAreas;
  const known = areaNames.filter((area) => asked.includes(area));
  if (known.length < asked.length) throw new Error(`--area takes ${areaNames.join(", ")}, joined by commas`);
  return known;
}
