/**
 * The schema of a case-study lesson (2 to 8 modes), validated by zod.
 * Server only; the browser gets plain values as props.
 *
 * `Marked` text has three marks, parsed by `parseInline`: `*emphasis*`, `[words](term-id)` for a glossary term, and
 * `[^source-id]` at the end of a factual claim.
 */
import * as z from "zod";
import { phases } from "@/lib/activity/rules/phases";

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
  /** One sentence about what goes wrong. */
  oneLine: plain,
  /** The same for a card on which students choose the mode, in one or two lines. */
  cardLine: plain.max(64),
  /** Questions that take a case on this mode further, shown beside the worksheet. */
  prompts: z.array(plain).min(2).max(6),
});

const block = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), text: marked }),
  /** A definition box: a glossary term with its meaning. */
  z.object({ kind: z.literal("definition"), term: id }),
  z.object({ kind: z.literal("figure"), figure: id }),
]);

const section = z.object({
  id,
  title: plain,
  /** The mode that the section is about, or null. */
  mode: id.nullable(),
  blocks: z.array(block).min(1),
});

const chartRow = z.object({
  name: plain,
  /** One value for each series, in their order. */
  values: z.array(z.number().min(0)).min(1).max(3),
});

/** The numbers of a figure that is a chart. */
const chart = z.object({
  /** What is counted: "errors in 100 faces". */
  unit: plain,
  /** The axis labels, from 0 to the end. */
  ticks: z.array(z.number().min(0)).min(2),
  series: z.array(plain).min(1).max(3),
  rows: z.array(chartRow).min(1).max(6),
  /** The values for all rows together. */
  total: chartRow.optional(),
});

const figure = z.object({
  id,
  /** The figure's short name for screen readers. */
  title: plain,
  /** What the figure shows, for readers who cannot see it. */
  description: plain,
  /** The sentence that explains the figure. */
  caption: marked,
  /** The source of its numbers, or how it was made. */
  credit: marked,
  /** Only for a figure without a drawing of its own. */
  chart: chart.optional(),
});

const source = z.object({
  id,
  /** The citation as printed in the margin, with `*…*` around the work's title. */
  cite: marked,
  /** What exactly the source shows, if the claim needs that. */
  note: marked.optional(),
  url: z.url({ protocol: /^https$/ }),
});

const term = z.object({
  id,
  term: plain,
  meaning: marked,
  /** The section that explains the term. */
  section: id,
});

const pair = z.object({
  mode: id,
  /** The mode's root cause. */
  cause: plain,
  /** The cause in a few words. */
  short: plain,
  /** Shown when the mode is placed on its own cause. */
  right: plain,
  /** Shown when another mode, the key, is placed on this cause. */
  wrong: z.record(id, plain),
});

const matching = z.object({
  title: plain,
  pairs: z.array(pair).min(2).max(8),
  /** The order in which causes are listed, by mode. It must differ from the order of the modes. */
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
  /** The question for chips and narrow columns. */
  short: plain,
  /** Shown in the empty field. */
  placeholder: plain,
  /** A tip once the field has some text. */
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
  /** A web address if the scenario was found; empty if it was invented. */
  source: z.union([z.literal(""), z.url({ protocol: /^https$/ })]),
  harmed: plain,
  prevention: plain,
  response: plain,
  /** Tells the reader what is real in the case and what is invented. */
  honesty: marked,
  /** What is worth imitating: one remark about the scenario and each answer. */
  remarks: z.object({ scenario: plain, harmed: plain, prevention: plain, response: plain }),
});

const plan = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Minutes of the whole sitting. */
  minutes: z.int().min(10).max(240),
  /** How many sections, counted from the first, are read before the sitting, because the minutes of learn are too few for all. */
  homework: z.int().min(0),
  /** The timer's minutes for each phase that has a timer (T10). */
  phases: z.partialRecord(z.enum(phases), z.int().min(1).max(240)),
});

export const lessonSchema = z.object({
  id,
  title: plain,
  /** The question that the class votes on. */
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
  /** One for each mode, by mode id. */
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
