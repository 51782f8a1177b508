/**
 * The shape of a case-study lesson, and how much each part may hold. A lesson of this shape can be stored and edited; `findFaults` says what it still
 * lacks before a class can use it. Server only; the browser gets plain values as props.
 *
 * `marked` text has three marks, parsed by `parseInline`: `*emphasis*`, `[words](term-id)` for a glossary term, and `[^source-id]` at the end of a
 * claim. `plain` text is shown as it is.
 */
import * as z from "zod";
import { phases } from "@/lib/activity/rules/phases";
import { questionFields } from "@/lib/activity/rules/question-fields";
import { drawingIds } from "./drawings";
import { mostPixels } from "./picture-limits";

/** "constructor" is what every object has, so a lookup by it would find something. */
const id = z.string().regex(/^(?!constructor$)[a-z0-9][a-z0-9-]{0,59}$/);
const plain = z.string().max(2_000);
const marked = z.string().max(4_000);
const list = <T extends z.ZodType>(of: T, most: number) => z.array(of).max(most);

/** The eight looks of modes: hue, pattern and mark (components/ui/look/modes). Two modes of a lesson have different ones. */
const look = z.literal([1, 2, 3, 4, 5, 6, 7, 8]);

/** A mode's place in the matching exercise. */
const match = z.object({
  /** The mode's root cause. */
  cause: plain,
  /** The cause in a few words. */
  short: plain,
  /** Shown when the mode is placed on its own cause. */
  right: plain,
  /** Shown when another mode, the key, is placed on this cause. */
  wrong: z.record(id, plain),
  /** Shown when a mode that is not in `wrong` is placed on this cause. */
  otherwise: plain,
});

/** A part of a worked example, with a remark on what is worth imitating in it. */
const examplePart = z.object({ text: plain, remark: plain });

const example = z.object({
  title: plain,
  scenario: examplePart,
  /** A web address if the scenario was found; empty if it was invented. */
  source: plain,
  /** One for each question of the worksheet. */
  answers: z.partialRecord(z.enum(questionFields), examplePart),
  /** Tells the reader what is real in the case and what is invented. */
  honesty: marked,
});

/** A part of a weak example; the remark says what is missing, and `misses` names the rubric's criterion that it is about. */
const weakPart = examplePart.extend({ misses: id.nullable() });

/** A weak case to improve: a warm-up before one's own. */
const weakExample = z.object({
  title: plain,
  scenario: weakPart,
  answers: z.partialRecord(z.enum(questionFields), weakPart),
});

const mode = z.object({
  id,
  /** "Adversarial examples" */
  name: plain,
  /** For narrow columns: "Adversarial" */
  shortName: plain,
  look,
  /** One sentence about what goes wrong. */
  oneLine: plain,
  /** The same for a card on which students choose the mode, in one or two lines. */
  cardLine: plain,
  /** Questions that take a case on this mode further, shown beside the worksheet. */
  prompts: list(plain, 6),
  match,
  example,
  weakExample: weakExample.nullable(),
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
  blocks: list(block, 40),
});

const chartRow = z.object({
  name: plain,
  /** One value for each series, in their order. */
  values: list(z.number().min(0), 3),
});

/** The numbers of a figure that is a chart. */
const chart = z.object({
  kind: z.literal("chart"),
  /** What is counted: "errors in 100 faces". */
  unit: plain,
  /** The axis labels, from 0 to the end. */
  ticks: list(z.number().min(0), 12),
  series: list(plain, 3),
  rows: list(chartRow, 6),
  /** The values for all rows together. */
  total: chartRow.nullable(),
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
  picture: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("drawing"), drawing: z.enum(drawingIds) }),
    chart,
    z.object({
      kind: z.literal("image"),
      /** An uploaded picture, by the SHA-256 of its bytes in hex; null until there is one. */
      image: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable(),
      /** Its size in pixels, so that a page leaves room for it. An earlier build that saves the lesson drops it. */
      width: z.int().min(1).max(mostPixels).optional(),
      height: z.int().min(1).max(mostPixels).optional(),
    }),
  ]),
});

const source = z.object({
  id,
  /** The citation as printed in the margin, with `*…*` around the work's title. */
  cite: marked,
  /** What exactly the source shows, if the claim needs that. */
  note: marked,
  /** Web address, https; empty if the source has none, such as a printed book. */
  url: plain,
});

const term = z.object({
  id,
  term: plain,
  meaning: marked,
  /** The section that explains the term. */
  section: id,
});

const option = z.object({ id, text: plain, correct: z.boolean(), explanation: plain });

/** A short case, guessed before reading and explained in its section (S2). */
const guess = z.object({
  id,
  /** What happens, in one to three sentences. */
  situation: plain,
  /** "Which of these would fool it?" */
  question: plain,
  options: list(z.object({ id, text: plain, correct: z.boolean() }), 6),
  /** Why, shown at the end of the section. */
  explanation: marked,
  section: id,
});

const check = z.object({
  id,
  question: plain,
  options: list(option, 6),
  /** The section to read again. */
  section: id,
});

const question = z.object({
  field: z.enum(questionFields),
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
  steps: list(plain, 8),
  scenario: z.object({ placeholder: plain, hint: plain }),
  questions: list(question, 6),
});

const notesPrompt = z.object({ field: z.enum(["alike", "testing", "harder"]), prompt: plain, placeholder: plain });

/** How sentences begin that students write to their partners (S9). */
const feedback = z.object({ strength: list(plain, 4), question: list(plain, 4), suggestion: list(plain, 4) });

const criterion = z.object({
  id,
  name: plain,
  /** What earns level 1, 2, 3, …, in that order. All criteria of a rubric have equally many. */
  levels: list(plain, 6),
});

const plan = z.object({
  id,
  /** "One lesson of 45 minutes" */
  name: plain,
  /** Minutes of the whole sitting; for homework those that a student needs. */
  minutes: z.int().min(10).max(240),
  /** Whether students do it by themselves (T18). */
  selfPaced: z.boolean(),
  /** How many sections, counted from the first, are read before the sitting, because the minutes of learn are too few for all. */
  homework: z.int().min(0).max(30),
  /** The timer's minutes for each phase that has a timer (T10). */
  phases: z.partialRecord(z.enum(phases), z.int().min(1).max(240)),
  /** What the teacher does, step by step. */
  steps: list(marked, 12),
});

/** What a teacher reads before the lesson (T17). */
const guide = z.object({
  aims: list(marked, 12),
  /** What students usually get wrong, and what to answer. */
  mistakes: list(z.object({ claim: plain, answer: marked }), 20),
  discussion: list(marked, 20),
  /** What may hurt somebody in the room, and how to handle it. */
  sensitive: list(marked, 12),
  /** Sentence starters for students who need them. */
  starters: list(plain, 20),
  extensions: list(marked, 12),
  standards: list(
    z.object({
      /** "CSTA K–12 Computer Science Standards, 2017" */
      framework: plain,
      /** "3A-IC-24" */
      code: plain,
      /** The standard's own words. */
      text: plain,
      /** Which part of the lesson meets it. */
      how: marked,
      url: plain,
    }),
    30,
  ),
});

export const lessonSchema = z.object({
  title: plain,
  /** What the lesson is about, in one or two sentences, for the list of lessons. */
  about: plain,
  /** The question that the class votes on. */
  ballotQuestion: plain,
  modes: list(mode, 8),
  sections: list(section, 30),
  figures: list(figure, 30),
  sources: list(source, 150),
  glossary: list(term, 100),
  guesses: list(guess, 6),
  /** The matching exercise. `distractor`: a cause that belongs to no mode, so that the last one is no gift; `wrong` is shown on it. */
  matching: z.object({ title: plain, distractor: z.object({ cause: plain, wrong: plain }).nullable() }),
  checks: list(check, 20),
  caseStudy,
  notesPrompts: list(notesPrompt, 3),
  feedback,
  rubric: list(criterion, 8),
  plans: list(plan, 8),
  guide,
});

export type Lesson = z.infer<typeof lessonSchema>;
export type Mode = Lesson["modes"][number];
export type Look = Mode["look"];
export type Section = Lesson["sections"][number];
export type Block = Section["blocks"][number];
export type Figure = Lesson["figures"][number];
export type Chart = Extract<Figure["picture"], { kind: "chart" }>;
export type Source = Lesson["sources"][number];
export type Term = Lesson["glossary"][number];
export type Check = Lesson["checks"][number];
export type CaseStudy = Lesson["caseStudy"];
export type Plan = Lesson["plans"][number];
export type Example = Mode["example"];
export type WeakExample = NonNullable<Mode["weakExample"]>;
