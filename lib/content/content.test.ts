import { describe, expect, it } from "vitest";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import { findInconsistencies, listMarkedTexts } from "./consistency";
import { listCitedSources, toPlainText } from "./inline";
import { builtInContentId, findMode, lessonOf, modeOf } from "./lesson";
import { lessonSchema, type Exemplar, type Lesson } from "./schema";
import seedShingles from "@/lib/content/testing/seed-shingles.json";
import { shingles } from "@/lib/content/testing/shingles";
import { facts } from "./earlier-facts";

const lesson = lessonOf(builtInContentId);

function sectionText(id: string): string {
  const section = lesson.sections.find((one) => one.id === id);
  if (section === undefined) throw new Error(`no section ${id}`);
  return section.blocks
    .map((block) => {
      if (block.kind === "paragraph") return toPlainText(block.text);
      if (block.kind === "definition")
        return toPlainText(lesson.glossary.find((term) => term.id === block.term)?.meaning ?? "");
      return toPlainText(lesson.figures.find((figure) => figure.id === block.figure)?.caption ?? "");
    })
    .join("\n");
}

describe("the built-in lesson", () => {
  it("is valid, and its parts name each other rightly", () => {
    expect(lessonSchema.safeParse(lesson).success).toBe(true);
    expect(findInconsistencies(lesson)).toEqual([]);
  });

  it("S2a: every citation has its source, and every source is cited somewhere", () => {
    const cited = new Set(listMarkedTexts(lesson).flatMap(([, text]) => listCitedSources(text)));
    expect([...cited].sort()).toEqual(lesson.sources.map((source) => source.id).sort());
  });

  it("S2a: every section of the lesson that states facts names sources, and every figure says where it comes from", () => {
    for (const section of lesson.sections) {
      const cites = section.blocks.flatMap((block) => (block.kind === "paragraph" ? listCitedSources(block.text) : []));
      expect(cites.length, section.id).toBeGreaterThan(0);
    }
    for (const mode of lesson.modes) {
      const section = lesson.sections.find((one) => one.mode === mode.id);
      expect(
        section?.blocks.filter((block) => block.kind === "figure"),
        mode.id,
      ).toHaveLength(1);
    }
  });

  it("S2a: both definition callouts are there", () => {
    const callouts = lesson.sections.flatMap((section) =>
      section.blocks.flatMap((block) => (block.kind === "definition" ? [block.term] : [])),
    );
    expect(callouts).toEqual(["distribution-shift", "failure-mode"]);
  });

  it("S2c: matching is one to one, and causes are never listed in the order of the terms", () => {
    const causes = lesson.matching.pairs.map((pair) => pair.cause);
    expect(new Set(causes).size).toBe(lesson.modes.length);
    for (const [at, mode] of lesson.modes.entries())
      expect(lesson.matching.causeOrder[at], `place ${at}`).not.toBe(mode.id);
  });

  it("S2e: the two checks have one right option each and an explanation for every option", () => {
    expect(lesson.checks.map((check) => check.question)).toEqual([
      "Why do language models hallucinate?",
      "What does “distribution shift” mean in practical terms?",
    ]);
    for (const check of lesson.checks) {
      expect(check.options.filter((option) => option.correct)).toHaveLength(1);
      expect(new Set(check.options.map((option) => option.explanation)).size).toBe(check.options.length);
      for (const option of check.options.filter((one) => !one.correct)) {
        const right = check.options.find((one) => one.correct);
        expect(option.explanation, option.id).not.toContain(right?.text ?? "");
      }
    }
  });

  it("has four rubric criteria with four levels each, and an exemplar per mode long enough to teach from", () => {
    expect(lesson.rubric).toHaveLength(4);
    for (const mode of lesson.modes) {
      const exemplar: Exemplar & WorksheetTexts = modeExemplar(lesson, mode.id);
      for (const field of ["scenario", "harmed", "prevention", "response"] as const) {
        expect(exemplar[field].split(/\s+/).length, `${mode.id} ${field}`).toBeGreaterThanOrEqual(60);
      }
      expect(exemplar.honesty).toMatch(exemplar.source === "" ? /^The town|^Invented/ : /^Found/);
    }
  });

  it("S2a: a test that prevents a failure has a pass mark and a limit that a useless system misses", () => {
    const useless: Record<string, RegExp> = {
      brittleness: /2,000 ordinary hours, it gives an alarm in at most four/,
      bias: /so a lottery does not pass/,
      hallucination: /eight in ten answers must help/,
      adversarial: /a door that never opens does not pass/,
    };
    for (const mode of lesson.modes) {
      const { prevention } = modeExemplar(lesson, mode.id);
      expect(prevention, mode.id).toMatch(/Pass mark/);
      expect(prevention, mode.id).toMatch(useless[mode.id] ?? /^no limit/);
    }
  });

  it("finds modes by id, and refuses an id that is none", () => {
    expect(modeOf(lesson, "adversarial").name).toBe("Adversarial examples");
    expect(findMode(lesson, "toString")).toBeNull();
    expect(() => modeOf(lesson, "gremlins")).toThrow("has no mode");
    expect(() => lessonOf("other")).toThrow("There is no lesson");
  });

  it("T16b: modes are data: a lesson of two modes is a lesson, one of one or nine is not", () => {
    const withModes = (count: number) => ({
      ...lesson,
      modes: Array.from({ length: count }, (_, n) => ({ ...lesson.modes[0], id: `mode-${n}` })),
    });
    expect(lessonSchema.safeParse(withModes(2)).success).toBe(true);
    expect(lessonSchema.safeParse(withModes(8)).success).toBe(true);
    expect(lessonSchema.safeParse(withModes(1)).success).toBe(false);
    expect(lessonSchema.safeParse(withModes(9)).success).toBe(false);
  });
});

function modeExemplar(from: Lesson, modeId: string): Exemplar {
  const exemplar = from.exemplars[modeId];
  if (exemplar === undefined) throw new Error(`no exemplar for ${modeId}`);
  return exemplar;
}

it("a lesson that does not hold together is refused", () => {
  const spoiled: [what: string, spoil: (from: Lesson) => Lesson, fault: RegExp][] = [
    ["a citation without a source", (from) => ({ ...from, sources: from.sources.slice(1) }), /names "lecun-2015"/],
    [
      "a mode without an exemplar",
      (from) => ({ ...from, exemplars: { bias: modeExemplar(from, "bias") } }),
      /exemplar/,
    ],
    [
      "a cause listed twice",
      (from) => ({
        ...from,
        matching: { ...from.matching, causeOrder: ["bias", "bias", "hallucination", "brittleness"] },
      }),
      /each cause once/,
    ],
    [
      "two right options",
      (from) => ({
        ...from,
        checks: from.checks.map((check) => ({
          ...check,
          options: check.options.map((option) => ({ ...option, correct: true })),
        })),
      }),
      /right options/,
    ],
    [
      "a chart without a value",
      (from) => ({
        ...from,
        figures: from.figures.map((figure) => ({
          ...figure,
          ...(figure.chart && { chart: { ...figure.chart, series: ["Microsoft"] } }),
        })),
      }),
      /3 values for everyone together/,
    ],
    [
      "a chart that is too short",
      (from) => ({
        ...from,
        figures: from.figures.map((figure) => ({
          ...figure,
          ...(figure.chart && { chart: { ...figure.chart, ticks: [0, 10] } }),
        })),
      }),
      /ends below darker-skinned women/,
    ],
    [
      "a missing term",
      (from) => ({ ...from, glossary: from.glossary.filter((term) => term.id !== "failure-mode") }),
      /failure-mode/,
    ],
  ];
  for (const [what, spoil, fault] of spoiled)
    expect(findInconsistencies(spoil(lesson)).join("\n"), what).toMatch(fault);
});

it("every fact of the lesson it grew from has a home", () => {
  const missing = facts.filter(([section, , ...words]) => !words.every((word) => word.test(sectionText(section))));
  expect(missing.map(([section, fact]) => `${section}: ${fact}`)).toEqual([]);
});

describe("no sentence of the lesson it grew from was copied", () => {
  const seed = new Set(seedShingles);
  const copied = (text: string) => shingles(text, 8).filter((run) => seed.has(run));

  it("the detector knows that lesson: the two questions it shares with this one are found", () => {
    expect(copied("What would a responsible response look like after the failure is discovered?")).not.toEqual([]);
    expect(copied("What does distribution shift mean in practical terms?")).not.toEqual([]);
  });

  // The product page itself has these three questions, the exercise and one check, so the lessons share them on purpose.
  const shared = new Set([
    ...lesson.caseStudy.questions.map((question) => question.question),
    ...lesson.checks.map((check) => check.question),
    lesson.matching.title,
  ]);

  it("no run of eight words is shared, anywhere", () => {
    const found: string[] = [];
    const visit = (value: unknown): void => {
      if (typeof value === "string") {
        if (!shared.has(value) && copied(toPlainText(value)).length > 0) found.push(value);
      } else if (typeof value === "object" && value !== null) Object.values(value).forEach(visit);
    };
    visit(lesson);
    expect(found).toEqual([]);
  });
});
