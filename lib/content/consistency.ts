/** Finds what zod cannot check: references within a lesson to parts that do not exist. An empty list means none. */
import { listCitedSources, parseInline } from "./inline";
import { learnMinutes } from "./reading-time";
import type { Lesson } from "./schema";

export function findInconsistencies(lesson: Lesson): string[] {
  const faults: string[] = [];
  const modes = lesson.modes.map((mode) => mode.id);
  const sections = lesson.sections.map((section) => section.id);
  const sources = lesson.sources.map((source) => source.id);
  const terms = lesson.glossary.map((term) => term.id);
  const figures = lesson.figures.map((figure) => figure.id);
  const requireKnown = (known: readonly string[], id: string, what: string) => {
    if (!known.includes(id)) faults.push(`${what} names "${id}", which is not there`);
  };
  const requireSame = (a: readonly string[], b: readonly string[], what: string) => {
    if ([...a].sort().join() !== [...b].sort().join()) faults.push(`${what}: ${a.join(", ")} against ${b.join(", ")}`);
  };
  for (const [what, ids] of Object.entries({ modes, sections, sources, terms, figures })) {
    if (new Set(ids).size !== ids.length) faults.push(`${what} repeat an id`);
  }

  for (const section of lesson.sections) {
    if (section.mode !== null) requireKnown(modes, section.mode, `section ${section.id}`);
    for (const block of section.blocks) {
      if (block.kind === "definition") requireKnown(terms, block.term, `section ${section.id}`);
      if (block.kind === "figure") requireKnown(figures, block.figure, `section ${section.id}`);
    }
  }
  for (const { id, chart } of lesson.figures) {
    const rows = chart === undefined ? [] : [...chart.rows, ...(chart.total === undefined ? [] : [chart.total])];
    for (const { name, values } of rows) {
      if (values.length !== chart?.series.length) faults.push(`figure ${id} has ${values.length} values for ${name}`);
      if (values.some((value) => value > (chart?.ticks.at(-1) ?? 0))) faults.push(`figure ${id} ends below ${name}`);
    }
  }
  for (const [where, text] of listMarkedTexts(lesson)) {
    for (const source of listCitedSources(text)) requireKnown(sources, source, where);
    for (const part of parseInline(text)) if (part.kind === "term") requireKnown(terms, part.term, where);
  }
  for (const term of lesson.glossary) requireKnown(sections, term.section, `term ${term.id}`);
  for (const check of lesson.checks) {
    requireKnown(sections, check.section, `check ${check.id}`);
    const right = check.options.filter((option) => option.correct).length;
    if (right !== 1) faults.push(`check ${check.id} has ${right} right options`);
  }

  for (const { id, minutes, phases, homework } of lesson.plans) {
    const needed = learnMinutes(lesson, homework);
    if ((phases.learn ?? needed) < needed) faults.push(`plan ${id} has ${phases.learn} minutes for ${needed} of learn`);
    const planned = Object.values(phases).reduce((sum, each) => sum + each, 0);
    if (planned > minutes) faults.push(`plan ${id} has ${planned} minutes of clocks in ${minutes}`);
  }

  requireSame(
    lesson.matching.pairs.map((pair) => pair.mode),
    modes,
    "matching pairs each mode once",
  );
  requireSame(lesson.matching.causeOrder, modes, "matching lists each cause once");
  for (const pair of lesson.matching.pairs) {
    requireSame(
      Object.keys(pair.wrong),
      modes.filter((mode) => mode !== pair.mode),
      `the cause of ${pair.mode} answers every wrong term`,
    );
  }
  requireSame(Object.keys(lesson.exemplars), modes, "every mode has an exemplar");
  return faults;
}

/** Every text with marks, with the part of the lesson that contains it. */
export function listMarkedTexts(lesson: Lesson): [where: string, text: string][] {
  return [
    ...lesson.sections.flatMap((section) =>
      section.blocks.flatMap((block): [string, string][] =>
        block.kind === "paragraph" ? [[`section ${section.id}`, block.text]] : [],
      ),
    ),
    ...lesson.figures.flatMap((figure): [string, string][] => [
      [`figure ${figure.id}`, figure.caption],
      [`figure ${figure.id}`, figure.credit],
    ]),
    ...lesson.glossary.map((term): [string, string] => [`term ${term.id}`, term.meaning]),
    ...Object.entries(lesson.exemplars).map(([mode, exemplar]): [string, string] => [
      `exemplar ${mode}`,
      exemplar.honesty,
    ]),
  ];
}
