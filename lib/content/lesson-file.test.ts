import { expect, it } from "vitest";
import { seededRandom, type Random } from "@/lib/activity/rules/random";
import { AppError } from "@/lib/errors/errors";
import { valueAt, withValue, type Json, type Path } from "@/lib/features/lessons/rules/merge";
import { runSeed } from "@/lib/testing/run-seed";
import { readBuiltInLesson } from "./built-in";
import { builtInVersions } from "./built-in-versions";
import { findFaults } from "./faults";
import { parseInline } from "./inline";
import { textsOfExample } from "./lesson";
import { lessonFileLimit } from "./lesson-file-limit";
import { readLessonFile, writeLessonFile } from "./lesson-file";
import { planOffers } from "./plan-offers";
import { learnMinutes } from "./reading-time";
import type { Lesson } from "./schema";
import { builtInLesson } from "./testing/built-in-lesson";

const bytes = (text: string) => new TextEncoder().encode(text);
const fileOf = (lesson: unknown) => bytes(JSON.stringify({ format: "crosscase-lesson", version: 1, lesson }));
const refusalOf = (file: Uint8Array): { code: string; place?: unknown } => {
  try {
    readLessonFile(file);
    return { code: "none" };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { place } = error.values;
    return { code: error.code, ...(place === undefined ? {} : { place }) };
  }
};

it("T16j: the file of each lesson that ships is read as that lesson", () => {
  for (const { id } of builtInVersions) {
    const lesson = readBuiltInLesson(id);
    expect(readLessonFile(bytes(writeLessonFile({ lesson, pictures: [] })))).toEqual({ lesson, pictures: [] });
  }
});

it("T16j: a file that is too large, nested too deeply, no JSON, of another kind, of a newer version, or wrong at a place is refused with a code of its own", () => {
  const spoil = (path: Path, value: Json) => fileOf(withValue(builtInLesson, path, value));
  expect(refusalOf(new Uint8Array(lessonFileLimit + 1))).toEqual({ code: "lesson-file-size" });
  expect(refusalOf(bytes("[".repeat(100)))).toEqual({ code: "lesson-file-size" });
  expect(refusalOf(bytes(`[${"1,".repeat(40_000)}1]`))).toEqual({ code: "lesson-file-size" });
  for (const other of [
    "",
    "a lesson",
    "{}",
    '{"format":"crosscase-activity","version":1}',
    '{"format":"crosscase-lesson"}',
  ])
    expect(refusalOf(bytes(other)), other).toEqual({ code: "lesson-file-other" });
  expect(refusalOf(new Uint8Array([0xff, 0xfe, 0x22]))).toEqual({ code: "lesson-file-other" });
  expect(refusalOf(bytes('{"format":"crosscase-lesson","version":2}'))).toEqual({ code: "lesson-file-newer" });
  expect(refusalOf(fileOf(undefined))).toEqual({ code: "lesson-file-place", place: "lesson" });
  expect(refusalOf(spoil(["modes", 1, "look"], 9))).toEqual({
    code: "lesson-file-place",
    place: "lesson.modes.1.look",
  });
  expect(refusalOf(spoil(["modes", 0, "id"], "constructor"))).toEqual({
    code: "lesson-file-place",
    place: "lesson.modes.0.id",
  });
  expect(refusalOf(spoil(["sections", 0, "blocks", 0, "text"], "x".repeat(4_001)))).toEqual({
    code: "lesson-file-place",
    place: "lesson.sections.0.blocks.0.text",
  });
});

/** A random place of the lesson. */
function placeIn(part: Json, random: Random): Path {
  if (typeof part !== "object" || part === null || random() < 0.15) return [];
  const keys = Array.isArray(part) ? part.map((_, at) => at) : Object.keys(part);
  const key = keys[Math.floor(random() * keys.length)];
  return key === undefined ? [] : [key, ...placeIn(valueAt(part, [key]) ?? null, random)];
}

const strange: readonly Json[] = [
  null,
  true,
  -1,
  3,
  1e9,
  "",
  "no-such-id",
  "<script>alert(1)</script>",
  "*a [b](c) [^d]",
  [],
  {},
];

function mutate(lesson: Json, random: Random): Json {
  const path = placeIn(lesson, random);
  const value = valueAt(lesson, path);
  const list = Array.isArray(value) ? (value as readonly Json[]) : null;
  const pick = strange[Math.floor(random() * strange.length)] ?? null;
  if (list !== null && random() < 0.5)
    return withValue(lesson, path, random() < 0.5 ? list.slice(1) : [...list, ...list.slice(0, 1)]);
  return withValue(lesson, path, random() < 0.2 ? undefined : pick);
}

/** What screens compute from a lesson that can run. */
function expectRuns(lesson: Lesson): void {
  expect(learnMinutes(lesson, 0)).toBeGreaterThan(0);
  for (const plan of planOffers(lesson)) expect(plan.id).not.toBe("");
  for (const mode of lesson.modes) {
    const texts = textsOfExample(mode.example);
    for (const { field } of lesson.caseStudy.questions) expect(texts[field]).not.toBe("");
    expect(lesson.sections.filter((section) => section.mode === mode.id)).toHaveLength(1);
  }
  const terms = new Set(lesson.glossary.map(({ id }) => id));
  for (const { blocks } of lesson.sections)
    for (const block of blocks)
      if (block.kind === "paragraph")
        for (const part of parseInline(block.text)) if (part.kind === "term") expect(terms).toContain(part.term);
}

it("T16j: any mutation of a lesson’s file is refused with its place, or is read and lacks something that is named, or runs", () => {
  const random = seededRandom(runSeed());
  const counts = { refused: 0, incomplete: 0, runs: 0 };
  for (let run = 0; run < 150; run++) {
    let lesson: Json = builtInLesson;
    for (let n = 1 + Math.floor(random() * 3); n > 0; n--) lesson = mutate(lesson, random);
    const file = fileOf(lesson);
    const refusal = refusalOf(file);
    if (refusal.code !== "none") {
      expect(refusal.code).toBe("lesson-file-place");
      expect(refusal.place).toMatch(/^lesson/);
      counts.refused += 1;
      continue;
    }
    const { lesson: read } = readLessonFile(file);
    expect(readLessonFile(bytes(writeLessonFile({ lesson: read, pictures: [] }))).lesson).toEqual(read);
    if (findFaults(read).length > 0) counts.incomplete += 1;
    else {
      expectRuns(read);
      counts.runs += 1;
    }
  }
  expect(Math.min(...Object.values(counts)), JSON.stringify(counts)).toBeGreaterThan(0);
});
