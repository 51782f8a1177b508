/**
 * The schema of a case-study lesson (2 to 8 modes), validated by zod.
 * Server only; the browser gets plain values as props.
 *
 * `Marked` text carries three marks, read by `parseInline`: `*emphasis*`, `[words](term-id)` for a glossary term, and
 * `[^source-id]` where a factual claim ends.
 */
import * as z from "zod";
import { phases } from "@/lib/rules/phases/phases";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "an id is lower case letters, digits and hyphens");
const plain = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !/[[\]*]/.test(text), "this text is shown as it is: no marks");
const marked = z.string().trim().min(1);

const mode = z.object({
  id,
  /** "Adversarial examples" */
  name: plain,
  /** For narrow columns: "Adversarial" */
  shortName: plain,
  /** One sentence on what goes wrong. */
  oneLine: plain,
  /** The same on a card that one chooses, in one line or two. */
  cardLine: plain.max(64),
  /** Questions that push a case on this mode further, shown beside the worksheet. */
  prompts: z.array(plain).min(2).max(6),
});

const block = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), text: marked }),
  /** A definition callout: a glossary term with its meaning, set apart. */
  z.object({ kind: z.literal("definition"), term: id }),
  z.object({ kind: z.literal("figure"), figure: id }),
]);

const section = z.object({
  id,
  title: plain,
  /** The mode the section is about, if it is about one. */
  mode: id.nullable(),
  blocks: z.array(block).min(1),
});

const chartRow = z.object({
  name: plain,
  /** One for each series, in their order. */
  values: z.array(z.number().min(0)).min(1).max(3),
});

/** A figure's numbers, where it is a chart of them. */
const chart = z.object({
  /** What is counted: "errors in 100 faces". */
  unit: plain,
  /** The labels of the axis, from 0 to the end. */
  ticks: z.array(z.number().min(0)).min(2),
  series: z.array(plain).min(1).max(3),
  rows: z.array(chartRow).min(1).max(6),
  /** All rows together. */
  total: chartRow.optional(),
});

const figure = z.object({
  id,
  /** The picture's short name for a screen reader. */
  title: plain,
  /** What the picture shows, for someone who cannot see it. */
  description: plain,
  /** The sentence that reads the picture. */
  caption: marked,
  /** Where its numbers come from, or how it was made. */
  credit: marked,
  /** For a figure that has no drawing of its own. */
  chart: chart.optional(),
});

const source = z.object({
  id,
  /** As printed in the margin; `*…*` for the work's title. */
  cite: marked,
  /** What exactly the source shows, where the claim needs it. */
  note: marked.optional(),
  url: z.url({ protocol: /^https$/ }),
});

const term = z.object({
  id,
  term: plain,
  meaning: marked,
  /** The section that explains it. */
  section: id,
});

const pair = z.object({
  mode: id,
  /** The root cause this mode belongs to. */
  cause: plain,
  /** The cause in a few words. */
  short: plain,
  /** Shown when the mode is placed on its own cause. */
  right: plain,
  /** Shown when the mode (key) is placed on this cause instead. */
  wrong: z.record(id, plain),
});

const matching = z.object({
  title: plain,
  pairs: z.array(pair).min(2).max(8),
  /** The order in which causes are listed, by mode: never the order of the terms. */
  causeOrder: z.array(id),
});

const option = z.object({ id, text: plain, correct: z.boolean(), explanation: plain });

const checkSchema = z.object({
  id,
  question: plain,
  options: z.array(option).min(2).max(6),
  /** The section to read again. */
  section: id,
});

const question = z.object({
  field: z.enum(["harmed", "prevention", "response"]),
  question: plain,
  /** For chips and narrow columns. */
  short: plain,
  /** Shown in the empty field. */
  placeholder: plain,
  /** A nudge once something is written. */
  hint: plain,
});

const caseStudy = z.object({
  title: plain,
  /** The task in one or two sentences. */
  task: plain,
  steps: z.array(plain).min(1),
  scenario: z.object({ placeholder: plain, hint: plain }),
  questions: z.tuple([question, question, question]),
});

const notesPrompt = z.object({
  field: z.enum(["alike", "testing", "harder"]),
  prompt: plain,
  placeholder: plain,
});

const criterion = z.object({
  id,
  name: plain,
  /** What earns levels 1, 2, 3 and 4, in that order. */
  levels: z.tuple([plain, plain, plain, plain]),
});

const exemplar = z.object({
  title: plain,
  scenario: plain,
  /** An address when the scenario was found; empty when it was invented. */
  source: z.union([z.literal(""), z.url({ protocol: /^https$/ })]),
  harmed: plain,
  prevention: plain,
  response: plain,
  /** Says to the reader what is real in it and what is made up. */
  honesty: marked,
  /** Why it is worth imitating: one remark for the scenario and each answer. */
  remarks: z.object({ scenario: plain, harmed: plain, prevention: plain, response: plain }),
});

const plan = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The whole sitting. */
  minutes: z.int().min(10).max(240),
  /** How many sections, from the first on, are read before the sitting, since the minutes of learn do not hold all of them. */
  homework: z.int().min(0),
  /** T10: the minutes of the clock of each phase that has one. */
  phases: z.partialRecord(z.enum(phases), z.int().min(1).max(240)),
});

export const lessonSchema = z.object({
  id,
  title: plain,
  /** What the class votes on. */
  ballotQuestion: plain,
  modes: z.array(mode).min(2).max(8),
  sections: z.array(section).min(1),
  figures: z.array(figure),
  sources: z.array(source),
  glossary: z.array(term),
  matching,
  checks: z.array(checkSchema).min(1),
  caseStudy,
  notesPrompts: z.tuple([notesPrompt, notesPrompt, notesPrompt]),
  rubric: z.array(criterion).min(1),
  /** By mode. */
  exemplars: z.record(id, exemplar),
  plans: z.array(plan),
});

export type Lesson = z.infer<typeof lessonSchema>;
export type Mode = Lesson["modes"][number];
export type Section = Lesson["sections"][number];
export type Block = Section["blocks"][number];
export type Figure = Lesson["figures"][number];
export type Chart = NonNullable<Figure["chart"]>;
export type Source = Lesson["sources"][number];
export type Term = Lesson["glossary"][number];
export type Matching = Lesson["matching"];
export type Check = Lesson["checks"][number];
export type CaseStudy = Lesson["caseStudy"];
export type Criterion = Lesson["rubric"][number];
export type Plan = Lesson["plans"][number];
export type Exemplar = Lesson["exemplars"][string];
