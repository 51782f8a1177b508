import { expect, it } from "vitest";
import { seededRandom, shuffle, type Random } from "@/lib/activity/rules/random";
import { builtInVersions } from "@/lib/content/built-in-versions";
import { readBuiltInLesson } from "@/lib/content/built-in";
import { lessonSchema } from "@/lib/content/schema";
import { runSeed } from "@/lib/testing/run-seed";
import { differencesBetween, onlyWordsDiffer } from "./difference";
import { asJson, idsOf, isList, isRecord, valueAt, withValue, type Json, type Path } from "./merge";

const lessons = builtInVersions.map(({ id }) => asJson(readBuiltInLesson(id)));
const pick = <T>(random: Random, all: readonly T[]): T => {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error("nothing to choose from");
  return one;
};

/** The places of all values of a lesson for which `is` holds. */
function placesOf(part: Json, is: (value: Json) => boolean, path: Path = []): Path[] {
  const inner = isList(part)
    ? part.flatMap((item, at) => placesOf(item, is, [...path, at]))
    : isRecord(part)
      ? Object.entries(part).flatMap(([key, value]) => placesOf(value, is, [...path, key]))
      : [];
  return is(part) ? [path, ...inner] : inner;
}

const isText = (value: Json) => typeof value === "string";
/** "Words" are texts that may be anything. The schema limits every id, kind and reference. */
const areWords = (lesson: Json, path: Path) =>
  lessonSchema.safeParse(withValue(lesson, path, "Other words, and no id!")).success;
const words = lessons.map((lesson) => {
  const known = new Map<string, boolean>();
  return placesOf(lesson, isText).filter((path) => {
    const kind = path.map((key) => (typeof key === "number" ? "" : key)).join("/");
    const is = known.get(kind) ?? areWords(lesson, path);
    known.set(kind, is);
    return is;
  });
});

it("T16n: only words differ exactly where the schema lets a text be anything, at every kind of place of the lessons that ship", () => {
  const kinds = new Map<string, boolean>();
  for (const lesson of lessons)
    for (const path of placesOf(lesson, isText)) {
      // The modes and questions by which records have their texts are one kind of place.
      const kind = path.map((key, at) => (typeof key === "number" || /^(wrong|answers)$/.test(String(path[at - 1])) ? "*" : key)).join("/"); // prettier-ignore
      if (kinds.has(kind)) continue;
      const is = areWords(lesson, path);
      kinds.set(kind, is);
      expect(onlyWordsDiffer(lesson, withValue(lesson, path, "Other words, and no id!")), path.join("/")).toBe(is);
    }
  expect([...kinds.values()].filter((is) => is).length).toBeGreaterThan(60);
  expect([...kinds.values()].filter((is) => !is).length).toBeGreaterThan(15);
});

it("T16n, T16o: another uploaded picture differs at one place and counts as words; a chart instead of a picture does not", () => {
  for (const lesson of lessons) {
    const at: Path = ["figures", 1, "picture"];
    const pictured = (image: string | null, width: number) => withValue(lesson, at, { kind: "image", image, width, height: 30 }); // prettier-ignore
    const [first, second, none] = [pictured("a".repeat(64), 40), pictured("b".repeat(64), 50), pictured(null, 40)];
    const image = [...at, "image"];
    expect(differencesBetween(first, second)).toMatchObject([{ kind: "changed", path: image }]);
    expect(differencesBetween(none, second)).toMatchObject([{ kind: "added", path: image }]);
    expect(differencesBetween(first, pictured("a".repeat(64), 50))).toEqual([]);
    expect(onlyWordsDiffer(first, second)).toBe(true);
    expect(onlyWordsDiffer(lesson, first)).toBe(false);
    expect(differencesBetween(lesson, first)).toMatchObject([{ kind: "changed", path: at }]);
  }
});

/** Other words at some places, each with a text that nothing else has. */
function reword(random: Random, lesson: Json, places: readonly Path[]): { lesson: Json; at: Path[] } {
  const at = shuffle(places, random).slice(0, 1 + Math.floor(random() * 12));
  return { at, lesson: at.reduce((part, path, n) => withValue(part, path, `Mended ${n}`), lesson) };
}

const listsOf = (lesson: Json, least: number) =>
  placesOf(lesson, (value) => isList(value) && value.length >= least).filter((path) => path.length > 0);
const change = (lesson: Json, path: Path, to: (list: readonly Json[]) => readonly Json[]) => {
  const list = valueAt(lesson, path);
  if (!isList(list)) throw new Error("this place has a list");
  return withValue(lesson, path, to(list));
};

/** Changes of what answers and texts of students hang on. */
const structural: Record<string, (random: Random, lesson: Json) => Json> = {
  "another id": (random, lesson) => {
    const path = pick(random, placesOf(lesson, isRecord).filter((one) => typeof valueAt(lesson, [...one, "id"]) === "string")); // prettier-ignore
    return withValue(lesson, [...path, "id"], "another-id");
  },
  "another order": (random, lesson) => {
    const lists = listsOf(lesson, 2).filter((path) => {
      const list = valueAt(lesson, path);
      return isList(list) && idsOf(list) !== null;
    });
    return change(lesson, pick(random, lists), (list) => list.toReversed());
  },
  "one item less": (random, lesson) => {
    const at = random();
    return change(lesson, pick(random, listsOf(lesson, 1)), (list) =>
      list.filter((_, n) => n !== Math.floor(at * list.length)),
    );
  },
  "one item more": (random, lesson) =>
    change(lesson, pick(random, listsOf(lesson, 1)), (list) => [...list, list[0] ?? null]),
  "another right answer": (random, lesson) => {
    const path = pick(
      random,
      placesOf(lesson, (value) => typeof value === "boolean"),
    );
    return withValue(lesson, path, valueAt(lesson, path) !== true);
  },
  "another number": (random, lesson) => {
    const path = pick(
      random,
      placesOf(lesson, (value) => typeof value === "number"),
    );
    return withValue(lesson, path, Number(valueAt(lesson, path)) + 1);
  },
  "words that two answers have exchanged": (random, lesson) => {
    const path = pick(
      random,
      placesOf(lesson, isList).filter((one) => one.at(-1) === "options"),
    );
    const [a, b] = shuffle([0, 1], random) as [number, number];
    const [first, second] = [valueAt(lesson, [...path, a, "text"]), valueAt(lesson, [...path, b, "text"])];
    return withValue(withValue(lesson, [...path, a, "text"], second), [...path, b, "text"], first);
  },
  "an answer for another question": (random, lesson) => {
    const path = pick(random, placesOf(lesson, isRecord).filter((one) => one.at(-1) === "answers")); // prettier-ignore
    const answers = valueAt(lesson, path);
    const [first, ...rest] = isRecord(answers) ? Object.entries(answers) : [];
    return withValue(lesson, path, Object.fromEntries([...rest, ["answer6", first?.[1] ?? null]]));
  },
};

it("T16n: of any rewording only words differ, and it is shown place by place; with any change of an id, an order, a right answer or a number besides more than words differ", () => {
  const random = seededRandom(runSeed());
  const tried = new Map<string, number>();
  for (let run = 0; run < 400; run++) {
    const which = Math.floor(random() * lessons.length);
    const [lesson, places] = [lessons[which] ?? null, words[which] ?? []];
    const { lesson: reworded, at } = reword(random, lesson, places);
    const why = `TEST_SEED=${runSeed()}, run ${run}: ${at.map((path) => path.join("/")).join(", ")}`;
    expect(onlyWordsDiffer(lesson, reworded), why).toBe(true);
    expect(onlyWordsDiffer(reworded, lesson), why).toBe(true);
    const shown = differencesBetween(lesson, reworded);
    expect(shown.map(({ kind, path }) => `${kind} ${path.join("/")}`).sort(), why).toEqual(
      at.map((path) => `changed ${path.join("/")}`).sort(),
    );
    const [name, mutate] = pick(random, Object.entries(structural));
    const changed = mutate(random, random() < 0.5 ? lesson : reworded);
    expect(onlyWordsDiffer(lesson, changed), `${why}, ${name}`).toBe(false);
    expect(onlyWordsDiffer(changed, lesson), `${why}, ${name}`).toBe(false);
    expect(differencesBetween(lesson, changed), `${why}, ${name}`).not.toEqual([]);
    tried.set(name, (tried.get(name) ?? 0) + 1);
  }
  for (const name of Object.keys(structural)) expect(tried.get(name) ?? 0, name).toBeGreaterThan(10);
});

it("T16n: names what was added, removed and moved, each at its place in the version that has it", () => {
  const before: Json = {
    title: "One",
    modes: [
      { id: "a", name: "A", prompts: ["one", "two", "three"] },
      { id: "b", name: "B", prompts: [] },
      { id: "c", name: "C", prompts: [] },
    ],
    distractor: { cause: "None" },
  };
  const after: Json = {
    title: "One",
    modes: [
      { id: "c", name: "C", prompts: [] },
      { id: "a", name: "A2", prompts: ["one", "2", "three", "four"] },
      { id: "d", name: "D", prompts: [] },
    ],
    distractor: null,
  };
  const shown = differencesBetween(before, after).map(({ kind, path, before: was, after: is }) => [
    `${kind} ${path.join("/")}`,
    typeof was === "string" ? was : isRecord(was) ? (was["id"] ?? "group") : undefined,
    typeof is === "string" ? is : isRecord(is) ? (is["id"] ?? "group") : undefined,
  ]);
  expect(shown).toEqual([
    ["order modes", undefined, undefined],
    ["removed modes/1", "b", undefined],
    ["changed modes/1/name", "A", "A2"],
    ["changed modes/1/prompts/1", "two", "2"],
    ["added modes/1/prompts/3", undefined, "four"],
    ["added modes/2", undefined, "d"],
    ["removed distractor", "group", undefined],
  ]);
  expect(differencesBetween(before, before)).toEqual([]);
});

it("T16n: texts without ids are paired where they are the same, so that one that was put between others is the only difference", () => {
  const blocks = (...texts: string[]): Json => texts.map((text) => ({ kind: "paragraph", text }));
  const figure = { kind: "figure", figure: "f" };
  const paths = (before: Json, after: Json) =>
    differencesBetween({ blocks: before }, { blocks: after }).map(({ kind, path }) => `${kind} ${path.join("/")}`);
  expect(paths(blocks("a", "b"), blocks("a", "new", "b"))).toEqual(["added blocks/1"]);
  expect(paths(blocks("a", "b", "c"), blocks("a", "c"))).toEqual(["removed blocks/1"]);
  expect(paths(blocks("a", "b"), blocks("a", "b!"))).toEqual(["changed blocks/1/text"]);
  expect(paths(blocks("a", "b"), [{ kind: "paragraph", text: "a" }, figure])).toEqual([
    "removed blocks/1",
    "added blocks/1",
  ]);
});
