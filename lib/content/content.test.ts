import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findBuiltInLesson, readBuiltInLesson } from "./built-in";
import { builtInVersions, newestVersion } from "./built-in-versions";
import { facts } from "./earlier-facts";
import { findFaults, listMarkedTexts, type Fault } from "./faults";
import { listCitedSources, toPlainText } from "./inline";
import { findMode, modeOf, textsOfExample } from "./lesson";
import { lessonSchema, type Lesson } from "./schema";
import { builtInLesson } from "./testing/built-in-lesson";
import seedShingles from "@/lib/content/testing/seed-shingles.json";
import { lengthOf } from "@/lib/features/cases/writing/rules/hint";
import { shingles } from "@/lib/content/testing/shingles";

const lesson = builtInLesson;

/** The newest version of each built-in lesson. */
const newestVersions = [...new Map(builtInVersions.map(({ id, lesson: of }) => [of, id])).values()];

/** The checks that the first version of a lesson had. */
const firstChecks: Record<string, readonly string[]> = {
  [newestVersion]: ["Why do language models hallucinate?", "What does “distribution shift” mean in practical terms?"],
};

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
  it("T16b: each version of each lesson that ships can run, and has nothing that its file's reader leaves out", () => {
    for (const { id } of builtInVersions) {
      const read = readBuiltInLesson(id);
      expect(findFaults(read), id).toEqual([]);
      const file = path.join(import.meta.dirname, "built-in", `${id}.json`);
      expect((JSON.parse(readFileSync(file, "utf8")) as { lesson: unknown }).lesson, id).toEqual(read);
    }
    expect(findBuiltInLesson("other")).toBeNull();
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

  it("S2c: each mode has a cause of its own", () => {
    const causes = lesson.modes.map(({ match }) => match.cause);
    expect(new Set(causes).size).toBe(lesson.modes.length);
  });

  it("S2e: the checks, two of them from the first version, have one right option each and an explanation for every option", () => {
    expect(lesson.checks.map((check) => check.question).slice(0, 2)).toEqual(firstChecks[newestVersion]);
    for (const check of lesson.checks) {
      expect(check.options.filter((option) => option.correct)).toHaveLength(1);
      expect(new Set(check.options.map((option) => option.explanation)).size).toBe(check.options.length);
      for (const option of check.options.filter((one) => !one.correct)) {
        const right = check.options.find((one) => one.correct);
        expect(option.explanation, option.id).not.toContain(right?.text ?? "");
      }
    }
  });

  it.each(newestVersions)(
    "S2q: %s has a check for each mode, beside the two of the first version if it has one",
    (id) => {
      const of = readBuiltInLesson(id);
      const first = firstChecks[id] ?? [];
      const own = of.checks.filter(({ question }) => !first.includes(question));
      expect(own).toHaveLength(of.checks.length - first.length);
      const modes = own.map(({ section }) => of.sections.find((one) => one.id === section)?.mode);
      for (const mode of of.modes) expect(modes, mode.id).toContain(mode.id);
    },
  );

  it.each(newestVersions)(
    "S2q: in %s the right option of a check or guess is neither the longest nor the shortest alone",
    (id) => {
      const of = readBuiltInLesson(id);
      for (const { id: asked, options } of [...of.checks, ...of.guesses]) {
        const lengths = (right: boolean) =>
          options.filter(({ correct }) => correct === right).map(({ text }) => text.length);
        const [right = 0] = lengths(true);
        expect(right, asked).toBeLessThanOrEqual(Math.max(...lengths(false)));
        expect(right, asked).toBeGreaterThanOrEqual(Math.min(...lengths(false)));
      }
    },
  );

  it("has four rubric criteria with four levels each, and an exemplar per mode long enough to teach from", () => {
    expect(lesson.rubric).toHaveLength(4);
    for (const mode of lesson.modes) {
      const exemplar = textsOfExample(mode.example);
      for (const field of ["scenario", "harmed", "prevention", "response"] as const) {
        expect(exemplar[field].split(/\s+/).length, `${mode.id} ${field}`).toBeGreaterThanOrEqual(60);
      }
      expect(mode.example.honesty).toMatch(exemplar.source === "" ? /^The town|^Invented/ : /^Found/);
    }
  });

  it("S12d: in the newest version of each lesson every worked example keeps to the length that the worksheet asks for, and each weak one misses criteria that the rubric has", () => {
    for (const { modes, rubric, caseStudy } of newestVersions.map(readBuiltInLesson)) {
      const fields = caseStudy.questions.map(({ field }) => field);
      const criteria = rubric.map(({ id }) => id);
      for (const { id, example, weakExample } of modes) {
        const texts = textsOfExample(example);
        for (const field of ["scenario", ...fields] as const) {
          const { least, most } = lengthOf(field);
          const words = texts[field].split(/\s+/).length;
          expect([field, words >= least, words <= most], id).toEqual([field, true, true]);
        }
        if (weakExample === null) throw new Error(`${id} has no weak example`);
        const parts = [weakExample.scenario, ...fields.map((field) => weakExample.answers[field])];
        const named = parts.map((part) => part?.misses);
        expect(named.length - named.filter((each) => each === null).length, id).toBeGreaterThanOrEqual(2);
        for (const each of named) if (each !== null) expect(criteria, id).toContain(each);
        for (const part of parts) expect(part?.remark.trim(), id).not.toBe("");
      }
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
      const { prevention } = textsOfExample(mode.example);
      expect(prevention, mode.id).toMatch(/Pass mark/);
      expect(prevention, mode.id).toMatch(useless[mode.id] ?? /^no limit/);
    }
  });

  it("finds modes by id, and refuses an id that is none", () => {
    expect(modeOf(lesson, "adversarial").name).toBe("Adversarial examples");
    expect(findMode(lesson, "toString")).toBeNull();
    expect(() => modeOf(lesson, "gremlins")).toThrow("has no mode");
  });

  it("T16b: modes are data: a lesson of two modes is a lesson, one of one or nine is not", () => {
    const withModes = (count: number) => ({
      ...lesson,
      modes: Array.from({ length: count }, (_, n) => ({ ...modeOf(lesson, "bias"), id: `mode-${n}` })),
    });
    const tooFew = (count: number) =>
      findFaults(withModes(count)).some(({ path: [part], code }) => part === "modes" && code === "few");
    expect([1, 2, 8].map(tooFew)).toEqual([true, false, false]);
    expect([8, 9].map((count) => lessonSchema.safeParse(withModes(count)).success)).toEqual([true, false]);
  });
});

it("T16g: a text for narrow places may have a word of 30 letters, and words without spaces between them", () => {
  expect(findFaults({ ...lesson, title: `On ${"y".repeat(30)}` })).toEqual([]);
  expect(
    findFaults({ ...lesson, title: "大規模なソフトウェア開発プロジェクトが失敗するのはなぜなのでしょうか" }),
  ).toEqual([]);
});

it("T16b: what a lesson lacks is found, with its place", () => {
  const at = <T>(list: readonly T[], place: number, change: (one: T) => T) =>
    list.map((one, n) => (n === place ? change(one) : one));
  const chart = lesson.figures.findIndex(({ picture }) => picture.kind === "chart");
  const withChart = (change: Partial<Extract<Lesson["figures"][number]["picture"], { kind: "chart" }>>) =>
    at(lesson.figures, chart, (figure) =>
      figure.picture.kind === "chart" ? { ...figure, picture: { ...figure.picture, ...change } } : figure,
    );
  const spoiled: [change: Partial<Lesson>, path: string, code: Fault["code"]][] = [
    [{ title: " " }, "title", "empty"],
    [{ about: "*No* marks here" }, "about", "marks"],
    [{ sources: lesson.sources.slice(1) }, "sections.0.blocks.1.text", "no-such-source"],
    [{ glossary: lesson.glossary.filter(({ id }) => id !== "failure-mode") }, "sections", "no-such-term"],
    [{ figures: [] }, "sections", "no-such-figure"],
    [{ modes: lesson.modes.slice(1) }, "sections", "no-such-mode"],
    [{ sections: lesson.sections.slice(1) }, "glossary", "no-such-section"],
    [{ sections: at(lesson.sections, 0, (one) => ({ ...one, id: "match" })) }, "sections.0", "reserved"],
    [{ sections: at(lesson.sections, 1, (one) => ({ ...one, id: "opening" })) }, "sections.1", "repeated"],
    [{ sections: at(lesson.sections, 1, (one) => ({ ...one, mode: null })) }, "modes.0", "one-section"],
    [{ sources: at(lesson.sources, 0, (one) => ({ ...one, url: "http://example.org" })) }, "sources.0.url", "address"],
    [{ modes: at(lesson.modes, 1, (one) => ({ ...one, look: 1 })) }, "modes.1.look", "look-used"],
    [{ modes: at(lesson.modes, 0, (one) => ({ ...one, cardLine: "x".repeat(65) })) }, "modes.0.cardLine", "long"],
    [{ title: `On ${"y".repeat(31)}` }, "title", "long-word"],
    [{ sections: at(lesson.sections, 0, (one) => ({ ...one, title: "x ".repeat(41) })) }, "sections.0.title", "long"],
    [{ modes: at(lesson.modes, 0, (one) => ({ ...one, prompts: ["One?"] })) }, "modes.0.prompts", "few"],
    [
      { modes: at(lesson.modes, 0, (one) => ({ ...one, match: { ...one.match, wrong: {} } })) },
      "modes.0.match.otherwise",
      "empty",
    ],
    [
      { modes: at(lesson.modes, 0, (one) => ({ ...one, example: { ...one.example, answers: {} } })) },
      "modes.0.example.answers.harmed",
      "answer-missing",
    ],
    [
      {
        checks: at(lesson.checks, 0, (one) => ({
          ...one,
          options: one.options.map((option) => ({ ...option, correct: true })),
        })),
      },
      "checks.0.options",
      "one-right",
    ],
    [{ figures: withChart({ series: ["Microsoft"] }) }, `figures.${chart}.picture.rows`, "chart-values"],
    [{ figures: withChart({ ticks: [0, 10] }) }, `figures.${chart}.picture.ticks`, "chart-ends"],
    [
      { rubric: at(lesson.rubric, 1, (one) => ({ ...one, levels: one.levels.slice(1) })) },
      "rubric.1.levels",
      "levels-differ",
    ],
    [
      { plans: at(lesson.plans, 0, (one) => ({ ...one, phases: { ...one.phases, learn: 1 } })) },
      "plans.0.phases.learn",
      "plan-learn",
    ],
    [{ plans: at(lesson.plans, 0, (one) => ({ ...one, minutes: 20 })) }, "plans.0.minutes", "plan-minutes"],
    [{ plans: at(lesson.plans, 0, (one) => ({ ...one, homework: 9 })) }, "plans.0.homework", "plan-homework"],
  ];
  for (const [change, place, code] of spoiled) {
    const faults = findFaults({ ...lesson, ...change });
    const found = faults.filter((fault) => fault.code === code && fault.path.join(".").startsWith(place));
    expect(found.length, `${place}: ${code}`).toBeGreaterThan(0);
  }
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
