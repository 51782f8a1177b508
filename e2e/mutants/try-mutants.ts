/** Runs the tests that reach each mutant. */
import { patience } from "@/lib/testing/patience";
import { isIntegration } from "./choose-tests";
import type { Answer, FileOrder, FileResult, Order } from "./lane";
import { Lane, runOnFreeLanes, type NoAnswer, type Tree } from "./lanes";
import { applyEdit, type Mutant } from "./find-mutants";
import { insertProbes } from "./probe";

export type Verdict =
  /** A test failed whose file passes without the mutant: earlier, and, if it uses a database, soon afterwards too. */
  | { kind: "killed"; by: string; message: string }
  | { kind: "survived"; ran: readonly string[] }
  /** A test, or all tests together, took too long once, mostly because the machine was busy. Too long twice, and not without the mutant in between, is killed. */
  | { kind: "timed out"; by: string }
  /** The test fails without the mutant too, or something broke outside of the tests. */
  | { kind: "unclear"; why: string };

interface Trial {
  tree: Tree;
  mutants: readonly Mutant[];
  /** The source as it was when the mutants were found, since the checkout may be edited in the meantime. */
  sourceOf: (file: string) => string;
  /** The tests of a file in steps: a later step runs for mutants that no test of the earlier steps noticed. */
  stepsFor: (file: string) => readonly (readonly string[])[];
  seed: number;
  lanes: number;
  /** ms that a run may take in addition to four times what its files take without a mutant; only ends a run that hangs. */
  hangsAfter: number;
  log: (line: string) => void;
  onVerdict: (mutant: Mutant, verdict: Verdict) => void;
}

interface Step extends Trial {
  testsOf: (file: string) => readonly string[];
  /** The results of the step's tests without a mutant. */
  usual: ReadonlyMap<string, FileResult>;
  conclude: (one: UnnoticedMutant, verdict: Verdict) => void;
}

const isTimeOut = (message: string) => /timed out in \d+ms/.test(message);

/** The most ms for a file whose duration is not known yet. */
const unknownMs = patience(120_000);

/** A mutant that no test has noticed yet, with the tests that ran. */
interface UnnoticedMutant {
  mutant: Mutant;
  ran: readonly string[];
  /** Tests that fail without the mutant too, and so can't judge it. */
  unusable: readonly string[];
}

export async function tryMutants(trial: Trial): Promise<void> {
  const lanes = Array.from({ length: trial.lanes }, () => new Lane(trial.tree, trial.seed));
  let open: UnnoticedMutant[] = trial.mutants.map((mutant) => ({ mutant, ran: [], unusable: [] }));
  const steps = Math.max(0, ...trial.mutants.map(({ file }) => trial.stepsFor(file).length));
  try {
    for (let step = 0; step < steps; step++) {
      const testsOf = (file: string) => trial.stepsFor(file)[step] ?? [];
      const usual = await runWithoutMutant(lanes, { ...trial, testsOf }, open);
      const still: UnnoticedMutant[] = [];
      const conclude = (one: UnnoticedMutant, verdict: Verdict) => {
        const { mutant, ran, unusable } = one;
        if (verdict.kind !== "survived") return trial.onVerdict(mutant, verdict);
        trial.log(`not noticed in step ${step + 1} of ${steps}: ${mutant.file}:${mutant.line} [${mutant.kind}]`);
        const failing = testsOf(mutant.file).filter((file) => !usual.has(file));
        still.push({ mutant, ran: [...ran, ...verdict.ran], unusable: [...unusable, ...failing] });
      };
      const inStep = { ...trial, testsOf, usual, conclude };
      const killed = new Map(lanes.map((lane): [Lane, Killed[]] => [lane, []]));
      await runOnFreeLanes(lanes, open, async (lane, one) => {
        const files = reaching(one.mutant, trial.mutants.indexOf(one.mutant), resultsOf(one.mutant, inStep));
        const { verdict, control } = await tryOn(lane, one.mutant, inStep, files);
        if (control === null) return conclude(one, verdict);
        const own = killed.get(lane) ?? [];
        own.push({ one, verdict, control });
        if (own.length >= controlledAtOnce) await confirmKills(lane, own.splice(0), inStep);
      });
      await Promise.all([...killed].map(([lane, own]) => confirmKills(lane, own, inStep)));
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

/** Runs each test file once, with probes, to find how long it takes and what it reaches. A file that fails is used for no mutant. */
async function runWithoutMutant(
  lanes: readonly Lane[],
  trial: Trial & Pick<Step, "testsOf">,
  open: readonly UnnoticedMutant[],
): Promise<ReadonlyMap<string, FileResult>> {
  const changed = [...new Set(open.map(({ mutant }) => mutant.file))];
  const files = [...new Set(changed.flatMap(trial.testsOf))];
  const replaced = Object.fromEntries(
    changed.map((file) => [file, insertProbes(trial.sourceOf(file), trial.mutants, file)]),
  );
  trial.log(`${files.length} test files without a mutant, for ${open.length} mutants …`);
  const results = new Map<string, FileResult>();
  await runOnFreeLanes(lanes, inBatches(files), async (lane, batch) => {
    const files = batch.map((file) => ({ file }));
    const answer = await lane.run({ replaced, files, bail: false, testMs: unknownMs }, batch.length * unknownMs);
    if (typeof answer === "string") return trial.log(`not used: ${answer}: ${batch.join(", ")}`);
    for (const result of answer.ran)
      if (result.failed === null) results.set(result.file, result);
      else trial.log(`not used: fails without a mutant: ${describeFailure(result)}: ${result.failed.message}`);
  });
  return results;
}

/** A few files for each worker: the first one loads what the others share. */
const inBatches = (files: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(files.length / batchSize) }, (_, n) =>
    files.slice(n * batchSize, (n + 1) * batchSize),
  );
const batchSize = 6;

const describeFailure = ({ file, failed }: FileResult) => `${file}: ${failed?.name ?? ""}`;

interface Tried {
  verdict: Verdict;
  /** The tests that have to pass without the mutant for the verdict to count; null when none have to. */
  control: FileOrder | null;
}

interface Killed {
  one: UnnoticedMutant;
  verdict: Verdict;
  control: FileOrder;
}

/** How many killed mutants of a lane are collected before their tests run without a mutant, in one worker for all of them. */
const controlledAtOnce = 10;

/** Runs the tests that killed these mutants, without a mutant. A mutant whose test fails then too is tried again with whole files, in a new process. */
async function confirmKills(lane: Lane, killed: readonly Killed[], step: Step): Promise<void> {
  if (killed.length === 0) return;
  const files = [...new Set(killed.map(({ control }) => control.file))].map((file): FileOrder => {
    const parts = killed.map(({ control }) => control).filter((control) => control.file === file);
    const tests = parts.flatMap(({ tests }) => tests ?? []);
    return parts.some((part) => part.tests === undefined) ? { file } : { file, tests: [...new Set(tests)] };
  });
  const answer = await lane.run(withoutMutant(files), files.length * unknownMs);
  for (const { one, verdict, control } of killed)
    step.conclude(one, passes(answer, control.file) ? verdict : await tryWhole(lane, one.mutant, step));
}

/** Tries a mutant with whole files: an earlier mutant may have left rows in the database, or a test may need an earlier test that does not reach the mutant. */
async function tryWhole(lane: Lane, mutant: Mutant, step: Step): Promise<Verdict> {
  lane.end();
  const files = resultsOf(mutant, step).map(({ file }) => ({ file }));
  const { verdict, control } = await tryOn(lane, mutant, step, files);
  if (control === null || passes(await lane.run(withoutMutant([control]), unknownMs), control.file)) return verdict;
  lane.end();
  return { kind: "unclear", why: `fails without the mutant too: ${control.file}` };
}

const withoutMutant = (files: FileOrder[]): Order => ({ replaced: {}, files, bail: false, testMs: unknownMs });

const passes = (answer: Answer | NoAnswer, file: string) =>
  typeof answer === "object" && answer.ran.some((result) => result.file === file && result.failed === null);

const resultsOf = ({ file }: Mutant, { testsOf, usual }: Step) =>
  testsOf(file).flatMap((test) => usual.get(test) ?? []);

/** The tests that reach a mutant. All tests of a file run if it needs no database, since they take no time, or if it reaches the mutant outside of a test. */
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

async function tryOn(lane: Lane, mutant: Mutant, step: Step, files: readonly FileOrder[]): Promise<Tried> {
  const final = (verdict: Verdict): Tried => ({ verdict, control: null });
  if (files.length === 0) return final({ kind: "survived", ran: [] });
  const times = files.flatMap(({ file }) => step.usual.get(file) ?? []);
  const limit = step.hangsAfter + Math.round(4 * times.reduce((sum, { ms }) => sum + ms, 0));
  const testMs = step.hangsAfter / 2 + 4 * Math.max(0, ...times.map((each) => each.testMs));
  const changed = { [mutant.file]: applyEdit(step.sourceOf(mutant.file), mutant.edit) };
  const run = (replaced: Order["replaced"], of: readonly FileOrder[]) =>
    lane.run({ replaced, files: [...of], bail: true, testMs }, limit);

  const answer = await run(changed, files);
  if (answer === "ended") return final({ kind: "unclear", why: "the process of the tests ended" });
  if (answer === "too slow") {
    const again = isGreen(await run({}, files)) ? await run(changed, files) : null;
    return final(
      again === "too slow" ? timedOutTwice("all tests together") : { kind: "timed out", by: "all tests together" },
    );
  }
  const red = answer.ran.find(({ failed }) => failed !== null);
  if (red?.failed == null)
    return final(
      answer.error === null
        ? { kind: "survived", ran: files.map(({ file }) => file) }
        : { kind: "unclear", why: answer.error },
    );
  const by = describeFailure(red);
  const own = files.filter(({ file }) => file === red.file);
  if (isTimeOut(red.failed.message)) {
    const again = isGreen(await run({}, own)) ? await run(changed, own) : null;
    const isSlow =
      again === "too slow" ||
      (typeof again === "object" && again?.ran.some(({ failed }) => isTimeOut(failed?.message ?? "")) === true);
    return final(isSlow ? timedOutTwice(by) : { kind: "timed out", by });
  }
  const killed: Verdict = { kind: "killed", by, message: red.failed.message };
  // A unit test has neither a database nor a clock, so without the mutant it would pass again.
  return { verdict: killed, control: isIntegration(red.file) ? (own[0] ?? null) : null };
}

const isGreen = (answer: Answer | NoAnswer) =>
  typeof answer !== "string" &&
  answer.error === null &&
  answer.ran.length > 0 &&
  answer.ran.every(({ failed }) => failed === null);

/** The verdict on a mutant that was too slow twice, and not without the mutant in between. */
const timedOutTwice = (by: string): Verdict => ({
  kind: "killed",
  by,
  message: "takes too long each time, with the mutant only",
});
