/** Runs drawn mutants against the tests that reach them. */
import { patience } from "@/lib/testing/patience";
import { isIntegration } from "./choose-tests";
import type { Answer, FileOrder, FileResult } from "./lane";
import { Lane, shareOut, type NoAnswer, type Tree } from "./lanes";
import { applyEdit, type Mutant } from "./find-mutants";
import { insertProbes } from "./probe";

export type Verdict =
  /** A test failed whose file passes without the mutant: before, and where it uses a database right afterwards too. */
  | { kind: "killed"; by: string; message: string }
  | { kind: "survived"; ran: readonly string[] }
  /** A test, or all of them together, took too long once: mostly because the machine was busy. What takes too long twice, and not without the mutant in between, is killed. */
  | { kind: "timed out"; by: string }
  /** The test fails without the mutant too, or something broke outside of the tests. */
  | { kind: "unclear"; why: string };

interface Trial {
  tree: Tree;
  mutants: readonly Mutant[];
  /** As it was when the mutants were found: somebody may go on working in the checkout. */
  sourceOf: (file: string) => string;
  /** The tests of a file in steps: those of a later one run for mutants that no test of the earlier ones has noticed. */
  stepsFor: (file: string) => readonly (readonly string[])[];
  seed: number;
  lanes: number;
  /** ms that a run may take longer than four times what its files take without a mutant: only ends what hangs. */
  hangsAfter: number;
  log: (line: string) => void;
  onVerdict: (mutant: Mutant, verdict: Verdict) => void;
}

type Step = Trial & { testsOf: (file: string) => readonly string[] };

const isTimeOut = (message: string) => /timed out in \d+ms/.test(message);

/** ms for a file whose time is not known yet. */
const unknownMs = patience(120_000);

/** A mutant that no test has noticed yet, with the tests that ran. */
interface Open {
  mutant: Mutant;
  ran: readonly string[];
  /** Tests that could not run even without it. */
  unusable: readonly string[];
}

export async function tryMutants(trial: Trial): Promise<void> {
  const lanes = Array.from({ length: trial.lanes }, () => new Lane(trial.tree, trial.seed));
  let open: Open[] = trial.mutants.map((mutant) => ({ mutant, ran: [], unusable: [] }));
  const steps = Math.max(0, ...trial.mutants.map(({ file }) => trial.stepsFor(file).length));
  try {
    for (let step = 0; step < steps; step++) {
      const testsOf = (file: string) => trial.stepsFor(file)[step] ?? [];
      const usual = await runWithoutMutant(lanes, { ...trial, testsOf }, open);
      const still: Open[] = [];
      await shareOut(lanes, open, async (lane, { mutant, ran, unusable }) => {
        const verdict = await judge(lane, mutant, { ...trial, testsOf }, usual);
        if (verdict.kind !== "survived") return trial.onVerdict(mutant, verdict);
        trial.log(`not noticed in step ${step + 1} of ${steps}: ${mutant.file}:${mutant.line} [${mutant.kind}]`);
        const failing = testsOf(mutant.file).filter((file) => !usual.has(file));
        still.push({ mutant, ran: [...ran, ...verdict.ran], unusable: [...unusable, ...failing] });
      });
      open = still;
    }
  } finally {
    for (const lane of lanes) lane.end();
  }
  for (const { mutant, ran, unusable } of open)
    trial.onVerdict(
      mutant,
      unusable.length === 0
        ? { kind: "survived", ran }
        : { kind: "unclear", why: `no other test noticed it, and these fail without it too: ${unusable.join(", ")}` },
    );
}

/** Each test file once, with probes: how long it takes, and what it reaches. What fails even so is used for no mutant. */
async function runWithoutMutant(lanes: readonly Lane[], trial: Step, open: readonly Open[]) {
  const changed = [...new Set(open.map(({ mutant }) => mutant.file))];
  const files = [...new Set(changed.flatMap(trial.testsOf))];
  const replaced = Object.fromEntries(
    changed.map((file) => [file, insertProbes(trial.sourceOf(file), trial.mutants, file)]),
  );
  trial.log(`${files.length} test files without a mutant, for ${open.length} mutants …`);
  const results = new Map<string, FileResult>();
  await shareOut(lanes, inBatches(files), async (lane, batch) => {
    const files = batch.map((file) => ({ file }));
    const answer = await lane.run({ replaced, files, bail: false, testMs: unknownMs }, batch.length * unknownMs);
    if (typeof answer === "string") return trial.log(`not used: ${answer}: ${batch.join(", ")}`);
    for (const result of answer.ran)
      if (result.failed === null) results.set(result.file, result);
      else trial.log(`not used: fails without a mutant: ${describeFailure(result)}: ${result.failed.message}`);
  });
  return results;
}

/** A few files for each worker: the first of them loads what the others share. */
const inBatches = (files: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(files.length / batchSize) }, (_, n) =>
    files.slice(n * batchSize, (n + 1) * batchSize),
  );
const batchSize = 6;

const describeFailure = ({ file, failed }: FileResult) => `${file}: ${failed?.name ?? ""}`;

async function judge(
  lane: Lane,
  mutant: Mutant,
  trial: Step,
  usual: ReadonlyMap<string, FileResult>,
): Promise<Verdict> {
  const results = trial.testsOf(mutant.file).flatMap((file) => usual.get(file) ?? []);
  const files = reaching(mutant, trial.mutants.indexOf(mutant), results);
  if (files.length === 0) return { kind: "survived", ran: [] };
  const verdict = await tryOn(lane, mutant, trial, files, usual);
  // A test can rest on one before it that does not reach the mutant.
  const isPart = files.some(({ tests }) => tests !== undefined);
  if (verdict.kind !== "unclear" || !isPart) return verdict;
  const whole = files.map(({ file }) => ({ file }));
  return tryOn(lane, mutant, trial, whole, usual);
}

/** The tests that reach a mutant; all of a file that needs no database, since its tests take no time, and of one that reaches it outside of its tests. */
export function reaching(
  mutant: Pick<Mutant, "body">,
  number: number,
  results: readonly Pick<FileResult, "file" | "reached">[],
): FileOrder[] {
  return results.flatMap(({ file, reached }): FileOrder[] => {
    if (mutant.body === null || reached.outside.includes(number)) return [{ file }];
    const tests = Object.keys(reached.tests).filter((id) => reached.tests[id]?.includes(number) === true);
    if (tests.length === 0) return [];
    return [isIntegration(file) ? { file, tests } : { file }];
  });
}

async function tryOn(
  lane: Lane,
  mutant: Mutant,
  trial: Step,
  files: readonly FileOrder[],
  usual: ReadonlyMap<string, FileResult>,
): Promise<Verdict> {
  const times = files.flatMap(({ file }) => usual.get(file) ?? []);
  const limit = trial.hangsAfter + Math.round(4 * times.reduce((sum, { ms }) => sum + ms, 0));
  const testMs = trial.hangsAfter / 2 + 4 * Math.max(0, ...times.map((each) => each.testMs));
  const replaced = { [mutant.file]: applyEdit(trial.sourceOf(mutant.file), mutant.edit) };
  const withMutant = (of: readonly FileOrder[]) => lane.run({ replaced, files: [...of], bail: true, testMs }, limit);
  const without = (of: readonly FileOrder[]) => lane.run({ replaced: {}, files: [...of], bail: true, testMs }, limit);

  const answer = await withMutant(files);
  if (answer === "ended") return { kind: "unclear", why: "the process of the tests ended" };
  if (answer === "too slow") {
    const again = isGreen(await without(files)) ? await withMutant(files) : null;
    return again === "too slow" ? inVain("all tests together") : { kind: "timed out", by: "all tests together" };
  }
  const red = answer.ran.find(({ failed }) => failed !== null);
  if (red?.failed == null)
    return answer.error === null
      ? { kind: "survived", ran: files.map(({ file }) => file) }
      : { kind: "unclear", why: answer.error };
  const by = describeFailure(red);
  const killed: Verdict = { kind: "killed", by, message: red.failed.message };
  // A unit test has neither a database nor a clock: it does again what it did without the mutant.
  const isSlow = isTimeOut(red.failed.message);
  if (!isIntegration(red.file) && !isSlow) return killed;
  const own = files.filter(({ file }) => file === red.file);
  if (!isGreen(await without(own))) {
    // The mutant may have left something in the database.
    lane.end();
    return { kind: "unclear", why: `fails without the mutant too: ${by}` };
  }
  if (!isSlow) return killed;
  const again = await withMutant(own);
  const isSlowAgain = typeof again !== "string" && again.ran.some(({ failed }) => isTimeOut(failed?.message ?? ""));
  return isSlowAgain ? inVain(by) : { kind: "timed out", by };
}

const isGreen = (answer: Answer | NoAnswer) =>
  typeof answer !== "string" &&
  answer.error === null &&
  answer.ran.length > 0 &&
  answer.ran.every(({ failed }) => failed === null);

/** Twice too slow with the mutant, and not without it in between. */
const inVain = (by: string): Verdict => ({
  kind: "killed",
  by,
  message: "takes too long each time, with the mutant only",
});
