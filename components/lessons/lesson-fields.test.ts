import { expect, it } from "vitest";
import { seededRandom, type Random } from "@/lib/activity/rules/random";
import { phases } from "@/lib/activity/rules/phases";
import { findFaults } from "@/lib/content/faults";
import { lessonSchema, type Lesson } from "@/lib/content/schema";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { valueAt, withValue, type Json, type Path } from "@/lib/features/lessons/rules/merge";
import { runSeed } from "@/lib/testing/run-seed";
import { lessonParts, partOf, type Field } from "./lesson-fields";

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** The places beside which the form of this lesson can show a fault. */
function placesOf(lesson: Lesson, fields: readonly Field[], under: Path): Path[] {
  return fields.flatMap((field) => {
    const at = [...under, field.name];
    const value = valueAt(lesson, at);
    const of = (inner: readonly Field[], path: Path = at) => placesOf(lesson, inner, path);
    switch (field.kind) {
      case "tick":
        return [];
      case "text":
      case "number":
      case "numbers":
      case "upload":
      case "choice":
        return [at];
      case "group":
        return [at, ...of(field.fields)];
      case "optional":
        return [at, ...(value === null ? [] : of(field.fields))];
      case "texts":
        return [at, ...listOf(value).map((_, n) => [...at, n])];
      case "list":
        return [
          at,
          ...listOf(value).flatMap((item, n) => {
            const own = field.cases?.find(({ kind }) => kind === valueAt(item, ["kind"]))?.fields ?? field.fields;
            return [[...at, n], ...of(own, [...at, n])];
          }),
        ];
      case "union":
        return [at, ...of(field.cases.find(({ kind }) => kind === valueAt(value, ["kind"]))?.fields ?? [])];
      case "per-mode":
        return [at, ...lesson.modes.map(({ id }) => [...at, id])];
      case "per-question":
        return [
          at,
          ...lesson.caseStudy.questions.flatMap((one) => [[...at, one.field], ...of(field.fields, [...at, one.field])]),
        ];
      case "minutes":
        return [at, ...phases.map((phase) => [...at, phase])];
    }
  });
}

/** Removes items and empties texts, as a teacher may. */
function spoil(part: Json, random: Random): Json {
  let spoiled = part;
  for (let n = 0; n < 4; n++) {
    let path: Path = [];
    for (;;) {
      const value = valueAt(spoiled, path);
      if (typeof value === "string") {
        if (!["id", "field", "kind"].includes(String(path.at(-1))))
          spoiled = withValue(spoiled, path, random() < 0.5 ? "" : "no-such");
        break;
      }
      if (Array.isArray(value) && value.length > 0 && random() < 0.4) {
        const at = Math.floor(random() * value.length);
        spoiled = withValue(spoiled, path, value.filter((_, place) => place !== at) as Json[]);
        break;
      }
      if (typeof value !== "object" || value === null) break;
      const keys = Array.isArray(value) ? value.map((_, at) => at) : Object.keys(value);
      const key = keys[Math.floor(random() * keys.length)];
      if (key === undefined) break;
      path = [...path, key];
    }
  }
  return spoiled;
}

it("T16g: whatever a teacher removes or empties, each thing that the lesson lacks stands beside a field of the part that counts it", () => {
  const random = seededRandom(runSeed());
  let found = 0;
  for (let run = 0; run < 150; run++) {
    const read = lessonSchema.safeParse(spoil(builtInLesson, random));
    if (!read.success) continue;
    const places = new Map(
      lessonParts.map(({ id, fields }) => [id, new Set(placesOf(read.data, fields, []).map((path) => path.join(".")))]),
    );
    for (const { path, code } of findFaults(read.data)) {
      found += 1;
      expect(places.get(partOf(path))?.has(path.join(".")), `${code} at ${path.join(".")} in ${partOf(path)}`).toBe(
        true,
      );
    }
  }
  expect(found).toBeGreaterThan(100);
});
