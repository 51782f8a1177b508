/** What a lesson still lacks before a class can use it: empty texts, and references to parts that are not there. */
import { isWebAddress } from "./web-address";
import { listCitedSources, parseInline } from "./inline";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import { learnMinutes } from "./reading-time";
import type { Example, Lesson, WeakExample } from "./schema";

/** The place of a fault in the lesson: `["modes", 0, "name"]`. */
export type FaultPath = readonly (string | number)[];

/** Sentences for these are in messages (lessons.faults). */
export type FaultCode =
  | "empty"
  | "marks"
  | "long"
  | "long-word"
  | "few"
  | "repeated"
  | "reserved"
  | "address"
  | "no-such-mode"
  | "no-such-section"
  | "no-such-term"
  | "no-such-source"
  | "no-such-figure"
  | "no-such-criterion"
  | "one-right"
  | "one-section"
  | "levels"
  | "levels-differ"
  | "look-used"
  | "answer-missing"
  | "chart-values"
  | "chart-ends"
  | "no-picture"
  | "plan-learn"
  | "plan-minutes"
  | "plan-homework";

export interface Fault {
  path: FaultPath;
  code: FaultCode;
  values: Record<string, string | number>;
}

type Report = (path: FaultPath, code: FaultCode, values?: Fault["values"]) => void;
type Place = readonly [path: FaultPath, text: string];

/** The most letters of the texts that stand in narrow places: on cards, chips and charts, in tables, and on the projector. */
export const mostLetters: ReadonlyMap<string, number> = new Map([
  ["title", 80],
  ["ballotQuestion", 100],
  ["modes.name", 50],
  ["modes.shortName", 20],
  ["modes.cardLine", 64],
  ["modes.match.short", 60],
  ["sections.title", 80],
  ["figures.picture.unit", 45],
  ["figures.picture.series", 30],
  ["figures.picture.rows.name", 40],
  ["figures.picture.total.name", 40],
  ["glossary.term", 50],
  ["matching.title", 80],
  ["caseStudy.title", 80],
  ["caseStudy.questions.short", 30],
  ["rubric.name", 80],
  ["plans.name", 60],
]);
/** The most letters of a word in such a text. */
export const mostWordLetters = 30;
const words = new Intl.Segmenter("und", { granularity: "word" });
/** The stations of Learn that are no sections (lib/features/learning/rules/learning.ts). */
const stationIds = ["match", "check", "vote", "guess"] as const;
/** How many of each a lesson needs. */
const least = {
  modes: 2,
  prompts: 2,
  sections: 1,
  blocks: 1,
  options: 2,
  checks: 1,
  questions: 2,
  steps: 1,
  rubric: 1,
};

/** All faults, in the order of the lesson's parts; none when it can run. `pictures`: the uploaded pictures that are stored for the lesson. */
export function findFaults(lesson: Lesson, pictures: ReadonlySet<string> = new Set()): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (path, code, values = {}) => void faults.push({ path, code, values });
  for (const [path, text] of listPlainTexts(lesson)) {
    checkPlain(path, text, report);
    checkLength(path, text, report);
  }
  checkMarked(lesson, report);
  checkCounts(lesson, report);
  checkIds(lesson, report);
  checkReferences(lesson, report);
  checkModes(lesson, report);
  checkFigures(lesson, pictures, report);
  checkRubric(lesson, report);
  checkPlans(lesson, report);
  return faults;
}

function checkPlain(path: FaultPath, text: string, report: Report): void {
  if (text.trim() === "") report(path, "empty");
  else if (/[[\]*]/.test(text)) report(path, "marks");
}

function checkLength(path: FaultPath, text: string, report: Report): void {
  const most = mostLetters.get(path.filter((step) => typeof step === "string").join("."));
  if (most === undefined) return;
  if (text.length > most) return report(path, "long", { most });
  const long = [...words.segment(text)].find(({ segment }) => segment.trim().length > mostWordLetters);
  if (long !== undefined) report(path, "long-word", { part: long.segment, most: mostWordLetters });
}

function checkMarked(lesson: Lesson, report: Report): void {
  const terms = new Set(lesson.glossary.map(({ id }) => id));
  const sources = new Set(lesson.sources.map(({ id }) => id));
  for (const [path, text] of listMarkedTexts(lesson)) {
    if (text.trim() === "") report(path, "empty");
    for (const source of listCitedSources(text)) if (!sources.has(source)) report(path, "no-such-source", { source });
    for (const part of parseInline(text))
      if (part.kind === "term" && !terms.has(part.term)) report(path, "no-such-term", { term: part.term });
  }
}

function checkCounts(lesson: Lesson, report: Report): void {
  const need = (path: FaultPath, count: number, what: keyof typeof least) => {
    if (count < least[what]) report(path, "few", { least: least[what] });
  };
  need(["modes"], lesson.modes.length, "modes");
  need(["sections"], lesson.sections.length, "sections");
  need(["checks"], lesson.checks.length, "checks");
  need(["rubric"], lesson.rubric.length, "rubric");
  need(["caseStudy", "questions"], lesson.caseStudy.questions.length, "questions");
  need(["caseStudy", "steps"], lesson.caseStudy.steps.length, "steps");
  lesson.modes.forEach(({ prompts }, at) => need(["modes", at, "prompts"], prompts.length, "prompts"));
  lesson.sections.forEach(({ blocks }, at) => need(["sections", at, "blocks"], blocks.length, "blocks"));
  for (const part of ["checks", "guesses"] as const)
    lesson[part].forEach(({ options }, at) => {
      need([part, at, "options"], options.length, "options");
      const right = options.filter(({ correct }) => correct).length;
      if (right !== 1) report([part, at, "options"], "one-right", { right });
    });
  if (lesson.notesPrompts.length < 3) report(["notesPrompts"], "few", { least: 3 });
}

function checkIds(lesson: Lesson, report: Report): void {
  const requireOnce = (path: FaultPath, ids: readonly string[]) =>
    ids.forEach((id, at) => {
      if (ids.indexOf(id) !== at) report([...path, at], "repeated");
    });
  for (const part of [
    "modes",
    "sections",
    "figures",
    "sources",
    "glossary",
    "guesses",
    "checks",
    "rubric",
    "plans",
  ] as const)
    requireOnce(
      [part],
      lesson[part].map(({ id }) => id),
    );
  for (const part of ["checks", "guesses"] as const)
    lesson[part].forEach(({ options }, at) =>
      requireOnce(
        [part, at, "options"],
        options.map(({ id }) => id),
      ),
    );
  lesson.sections.forEach(({ id }, at) => {
    if (stationIds.some((station) => station === id)) report(["sections", at], "reserved", { id });
  });
  const fields = lesson.caseStudy.questions.map(({ field }) => field);
  requireOnce(["caseStudy", "questions"], fields);
  requireOnce(
    ["notesPrompts"],
    lesson.notesPrompts.map(({ field }) => field),
  );
  lesson.modes.forEach(({ look }, at) => {
    if (lesson.modes.findIndex((mode) => mode.look === look) !== at) report(["modes", at, "look"], "look-used");
  });
}

function checkReferences(lesson: Lesson, report: Report): void {
  const known = {
    mode: new Set(lesson.modes.map(({ id }) => id)),
    section: new Set(lesson.sections.map(({ id }) => id)),
    term: new Set(lesson.glossary.map(({ id }) => id)),
    figure: new Set(lesson.figures.map(({ id }) => id)),
    criterion: new Set(lesson.rubric.map(({ id }) => id)),
  };
  const require = (what: keyof typeof known, id: string, path: FaultPath) => {
    if (!known[what].has(id)) report(path, `no-such-${what}`, { id });
  };
  lesson.sections.forEach(({ mode, blocks }, at) => {
    if (mode !== null) require("mode", mode, ["sections", at, "mode"]);
    blocks.forEach((block, n) => {
      if (block.kind === "definition") require("term", block.term, ["sections", at, "blocks", n]);
      if (block.kind === "figure") require("figure", block.figure, ["sections", at, "blocks", n]);
    });
  });
  lesson.glossary.forEach(({ section }, at) => require("section", section, ["glossary", at, "section"]));
  for (const part of ["checks", "guesses"] as const)
    lesson[part].forEach(({ section }, at) => require("section", section, [part, at, "section"]));
  lesson.modes.forEach(({ weakExample }, at) => {
    for (const [field, part] of weakParts(weakExample, lesson))
      if (part.misses !== null) require("criterion", part.misses, ["modes", at, "weakExample", ...field, "misses"]);
  });
  lesson.sources.forEach(({ url }, at) => {
    if (url !== "" && !isWebAddress(url)) report(["sources", at, "url"], "address");
  });
  lesson.guide.standards.forEach(({ url }, at) => {
    if (url !== "" && !isWebAddress(url)) report(["guide", "standards", at, "url"], "address");
  });
}

/** The parts of a weak example, each with its path. */
function weakParts(weak: WeakExample | null, lesson: Lesson): [FaultPath, WeakExample["scenario"]][] {
  if (weak === null) return [];
  return [
    [["scenario"], weak.scenario],
    ...answersOf(weak, lesson).map(([field, part]): [FaultPath, typeof part] => [["answers", field], part]),
  ];
}

/** An example's answers to questions that the worksheet has. Answers to questions that were removed stay in the lesson and are not shown. */
function answersOf<Part>(
  { answers }: { answers: Partial<Record<QuestionField, Part>> },
  { caseStudy }: Lesson,
): [QuestionField, Part][] {
  return caseStudy.questions.flatMap(({ field }): [QuestionField, Part][] => {
    const answer = answers[field];
    return answer === undefined ? [] : [[field, answer]];
  });
}

function checkModes(lesson: Lesson, report: Report): void {
  const fields = lesson.caseStudy.questions.map(({ field }) => field);
  const checkAnswers = (example: Example | WeakExample, path: FaultPath) => {
    for (const field of fields) if (example.answers[field] === undefined) report([...path, field], "answer-missing");
  };
  lesson.modes.forEach(({ id, match, example, weakExample }, at) => {
    if (lesson.sections.filter((section) => section.mode === id).length !== 1) report(["modes", at], "one-section");
    const answersAll = lesson.modes.every((other) => other.id === id || match.wrong[other.id] !== undefined);
    if (!answersAll && match.otherwise.trim() === "") report(["modes", at, "match", "otherwise"], "empty");
    if (example.source !== "" && !isWebAddress(example.source)) report(["modes", at, "example", "source"], "address");
    checkAnswers(example, ["modes", at, "example", "answers"]);
    if (weakExample !== null) checkAnswers(weakExample, ["modes", at, "weakExample", "answers"]);
  });
}

function checkFigures(lesson: Lesson, pictures: ReadonlySet<string>, report: Report): void {
  lesson.figures.forEach(({ picture }, at) => {
    if (picture.kind === "image" && (picture.image === null || !pictures.has(picture.image)))
      report(["figures", at, "picture"], "no-picture");
    if (picture.kind !== "chart") return;
    const path = ["figures", at, "picture"];
    const { ticks, series, rows, total } = picture;
    if (ticks.length < 2) report([...path, "ticks"], "few", { least: 2 });
    if (series.length < 1) report([...path, "series"], "few", { least: 1 });
    if (rows.length < 1) report([...path, "rows"], "few", { least: 1 });
    for (const row of total === null ? rows : [...rows, total]) {
      if (row.values.length !== series.length) report([...path, "rows"], "chart-values", nameOfRow(row));
      if (row.values.some((value) => value > (ticks.at(-1) ?? 0)))
        report([...path, "ticks"], "chart-ends", nameOfRow(row));
    }
  });
}

const nameOfRow = ({ name }: { name: string }) => ({ name, named: name.trim() === "" ? "no" : "yes" });

function checkRubric({ rubric }: Lesson, report: Report): void {
  rubric.forEach(({ levels }, at) => {
    if (levels.length < 2) report(["rubric", at, "levels"], "levels", { least: 2 });
    if (levels.length !== rubric[0]?.levels.length) report(["rubric", at, "levels"], "levels-differ");
  });
}

function checkPlans(lesson: Lesson, report: Report): void {
  lesson.plans.forEach(({ minutes, phases, homework, selfPaced }, at) => {
    if (homework > lesson.sections.length) report(["plans", at, "homework"], "plan-homework");
    if (selfPaced) return;
    const needed = learnMinutes(lesson, homework);
    if ((phases.learn ?? needed) < needed) report(["plans", at, "phases", "learn"], "plan-learn", { needed });
    const planned = Object.values(phases).reduce((sum, each) => sum + each, 0);
    if (planned > minutes) report(["plans", at, "minutes"], "plan-minutes", { planned });
  });
}

/** Every text that is shown as it is and may not be empty, with its place. */
function listPlainTexts(lesson: Lesson): Place[] {
  const { caseStudy, matching, guide } = lesson;
  return [
    [["title"], lesson.title],
    [["about"], lesson.about],
    [["ballotQuestion"], lesson.ballotQuestion],
    ...inEach("modes", lesson.modes, ({ id, match, prompts, example, weakExample, ...mode }) => [
      ...named({ name: mode.name, shortName: mode.shortName, oneLine: mode.oneLine, cardLine: mode.cardLine }),
      ...each("prompts", prompts),
      ...named({ cause: match.cause, short: match.short, right: match.right }, ["match"]),
      // Replies to modes that were removed stay in the lesson and are not shown.
      ...Object.entries(match.wrong)
        .filter(([other]) => other !== id && lesson.modes.some((one) => one.id === other))
        .map(([other, reply]): Place => [["match", "wrong", other], reply]),
      ...examplePlaces(["example"], example, lesson),
      ...(weakExample === null ? [] : examplePlaces(["weakExample"], weakExample, lesson)),
    ]),
    ...inEach("sections", lesson.sections, ({ title }) => named({ title })),
    ...inEach("figures", lesson.figures, ({ title, description, picture }) => [
      ...named({ title, description }),
      ...(picture.kind !== "chart"
        ? []
        : [
            ...named({ unit: picture.unit }, ["picture"]),
            ...each("series", picture.series, ["picture"]),
            ...picture.rows.map(({ name }, at): Place => [["picture", "rows", at, "name"], name]),
            ...(picture.total === null ? [] : named({ name: picture.total.name }, ["picture", "total"])),
          ]),
    ]),
    ...inEach("glossary", lesson.glossary, ({ term }) => named({ term })),
    ...inEach("guesses", lesson.guesses, ({ situation, question, options }) => [
      ...named({ situation, question }),
      ...options.map(({ text }, at): Place => [["options", at, "text"], text]),
    ]),
    [["matching", "title"], matching.title],
    ...(matching.distractor === null ? [] : named({ ...matching.distractor }, ["matching", "distractor"])),
    ...inEach("checks", lesson.checks, ({ question, options }) => [
      ...named({ question }),
      ...options.flatMap(({ text, explanation }, at) => named({ text, explanation }, ["options", at])),
    ]),
    ...named({ title: caseStudy.title, task: caseStudy.task }, ["caseStudy"]),
    ...each("steps", caseStudy.steps, ["caseStudy"]),
    ...named({ ...caseStudy.scenario }, ["caseStudy", "scenario"]),
    ...caseStudy.questions.flatMap(({ question, short, placeholder, hint }, at) =>
      named({ question, short, placeholder, hint }, ["caseStudy", "questions", at]),
    ),
    ...inEach("notesPrompts", lesson.notesPrompts, ({ prompt, placeholder }) => named({ prompt, placeholder })),
    ...Object.entries(lesson.feedback).flatMap(([part, starters]) => each(part, starters, ["feedback"])),
    ...inEach("rubric", lesson.rubric, ({ name, levels }) => [...named({ name }), ...each("levels", levels)]),
    ...inEach("plans", lesson.plans, ({ name }) => named({ name })),
    ...guide.mistakes.map(({ claim }, at): Place => [["guide", "mistakes", at, "claim"], claim]),
    ...each("starters", guide.starters, ["guide"]),
    ...guide.standards.flatMap(({ framework, code, text }, at) =>
      named({ framework, code, text }, ["guide", "standards", at]),
    ),
  ];
}

/** Every text with marks that may not be empty, with its place. */
export function listMarkedTexts(lesson: Lesson): Place[] {
  const { guide } = lesson;
  return [
    ...inEach("modes", lesson.modes, ({ example }) => named({ honesty: example.honesty }, ["example"])),
    ...inEach("sections", lesson.sections, ({ blocks }) =>
      blocks.flatMap((block, at): Place[] =>
        block.kind === "paragraph" ? [[["blocks", at, "text"], block.text]] : [],
      ),
    ),
    ...inEach("figures", lesson.figures, ({ caption, credit }) => named({ caption, credit })),
    ...inEach("sources", lesson.sources, ({ cite }) => named({ cite })),
    ...inEach("glossary", lesson.glossary, ({ meaning }) => named({ meaning })),
    ...inEach("guesses", lesson.guesses, ({ explanation }) => named({ explanation })),
    ...inEach("plans", lesson.plans, ({ steps }) => each("steps", steps)),
    ...(["aims", "discussion", "sensitive", "extensions"] as const).flatMap((part) =>
      each(part, guide[part], ["guide"]),
    ),
    ...guide.mistakes.map(({ answer }, at): Place => [["guide", "mistakes", at, "answer"], answer]),
    ...guide.standards.map(({ how }, at): Place => [["guide", "standards", at, "how"], how]),
  ];
}

const named = (texts: Record<string, string>, under: FaultPath = []): Place[] =>
  Object.entries(texts).map(([name, text]) => [[...under, name], text]);

const each = (name: string, texts: readonly string[], under: FaultPath = []): Place[] =>
  texts.map((text, at) => [[...under, name, at], text]);

function inEach<T>(name: string, parts: readonly T[], of: (part: T) => Place[]): Place[] {
  return parts.flatMap((part, at) => of(part).map(([path, text]): Place => [[name, at, ...path], text]));
}

function examplePlaces(under: FaultPath, example: Example | WeakExample, lesson: Lesson): Place[] {
  const { title, scenario } = example;
  const part = ({ text, remark }: { text: string; remark: string }, path: FaultPath) => named({ text, remark }, path);
  return [
    ...named({ title }, under),
    ...part(scenario, [...under, "scenario"]),
    ...answersOf(example, lesson).flatMap(([field, answer]) => part(answer, [...under, "answers", field])),
  ];
}
