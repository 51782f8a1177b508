/** Which parts a lesson's guide has, and its sources and glossary terms (T17). Pure. */
import { listCitedSources, parseInline } from "@/lib/content/inline";
import type { Lesson, Term } from "@/lib/content/schema";
import type { NumberedSource } from "@/components/learning/reading/layout";

/** In the order of the page. */
const partIds = [
  "aims",
  "plans",
  "mistakes",
  "sensitive",
  "discussion",
  "starters",
  "extensions",
  "standards",
  "key",
  "sources",
] as const;
export type GuidePart = (typeof partIds)[number];

interface GuideLayout {
  /** The parts that the lesson has, in the order of the page. */
  parts: readonly GuidePart[];
  /** Whether the lesson has a guide of its own, besides its plans and answers. */
  hasGuide: boolean;
  /** In the order of their first citation. */
  sources: readonly NumberedSource[];
  /** The number of each cited source. */
  numbers: ReadonlyMap<string, number>;
  /** Terms that the texts refer to. */
  terms: readonly Term[];
}

export function layOutGuide({ guide, plans, guesses, sources, glossary }: Lesson): GuideLayout {
  const texts = [
    ...guide.aims,
    ...plans.flatMap(({ steps }) => steps),
    ...guide.mistakes.map(({ answer }) => answer),
    ...guide.sensitive,
    ...guide.discussion,
    ...guide.extensions,
    ...guide.standards.map(({ how }) => how),
    ...guesses.map(({ explanation }) => explanation),
  ];
  const cited = [...new Set(texts.flatMap(listCitedSources))];
  const numbered = cited.flatMap((id, at): NumberedSource[] =>
    sources.filter((source) => source.id === id).map((source) => ({ n: at + 1, source })),
  );
  const termIds = new Set(texts.flatMap(parseInline).flatMap((part) => (part.kind === "term" ? [part.term] : [])));
  const has = (part: GuidePart) => {
    switch (part) {
      case "plans":
        return plans.length > 0;
      case "key":
        return true;
      case "sources":
        return numbered.length > 0;
      default:
        return guide[part].length > 0;
    }
  };
  return {
    parts: partIds.filter(has),
    hasGuide: Object.values(guide).some((part) => part.length > 0),
    sources: numbered,
    numbers: new Map(numbered.map(({ n, source }) => [source.id, n])),
    terms: glossary.filter(({ id }) => termIds.has(id)),
  };
}
