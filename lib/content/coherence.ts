/** What zod cannot see in one place: that a lesson's parts name each other rightly. Empty when they do. */
import { citedSources, parseInline } from "./inline";
import type { Lesson } from "./schema";

export function incoherencies(lesson: Lesson): string[] {
  const faults: string[] = [];
  const modes = lesson.modes.map((mode) => mode.id);
  const sections = lesson.sections.map((section) => section.id);
  const sources = lesson.sources.map((source) => source.id);
  const terms = lesson.glossary.map((term) => term.id);
  const figures = lesson.figures.map((figure) => figure.id);
  const need = (known: readonly string[], id: string, what: string) => {
    if (!known.includes(id)) faults.push(`${what} names "${id}", which is not there`);
  };
  const same = (a: readonly string[], b: readonly string[], what: string) => {
    if ([...a].sort().join() !== [...b].sort().join()) faults.push(`${what}: ${a.join(", ")} against ${b.join(", ")}`);
  };
  for (const [what, ids] of Object.entries({ modes, sections, sources, terms, figures })) {
    if (new Set(ids).size !== ids.length) faults.push(`${what} repeat an id`);
  }

  for (const section of lesson.sections) {
    if (section.mode !== null) need(modes, section.mode, `section ${section.id}`);
    for (const block of section.blocks) {
      if (block.kind === "definition") need(terms, block.term, `section ${section.id}`);
      if (block.kind === "figure") need(figures, block.figure, `section ${section.id}`);
    }
  }
  for (const [where, text] of markedTexts(lesson)) {
    for (const source of citedSources(text)) need(sources, source, where);
    for (const part of parseInline(text)) if (part.kind === "term") need(terms, part.term, where);
  }
  for (const term of lesson.glossary) need(sections, term.section, `term ${term.id}`);
  for (const check of lesson.checks) {
    need(sections, check.section, `check ${check.id}`);
    const right = check.options.filter((option) => option.correct).length;
    if (right !== 1) faults.push(`check ${check.id} has ${right} right options`);
  }

  same(
    lesson.matching.pairs.map((pair) => pair.mode),
    modes,
    "matching pairs each mode once",
  );
  same(lesson.matching.causeOrder, modes, "matching lists each cause once");
  for (const pair of lesson.matching.pairs) {
    same(
      Object.keys(pair.wrong),
      modes.filter((mode) => mode !== pair.mode),
      `the cause of ${pair.mode} answers every wrong term`,
    );
  }
  same(Object.keys(lesson.exemplars), modes, "every mode has an exemplar");
  return faults;
}

/** Every text with marks in it, and where it stands. */
export function markedTexts(lesson: Lesson): [where: string, text: string][] {
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
