import { mostLetters, mostWordLetters } from "@/lib/content/faults";
import type { Lesson } from "@/lib/content/schema";

/** 80 letters without a place to break. */
const longWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
const idOrAddress = /^(?:[a-z0-9][a-z0-9-]*|https:\/\/.*)$/;

/** The lesson with a long word at the beginning of each of its texts: 80 letters, or as many as a text for narrow places takes. */
export function lengthenWords(lesson: Lesson): Lesson {
  const lengthen = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === "string") {
      if (value === "" || idOrAddress.test(value)) return value;
      const most = mostLetters.get(path.join("."));
      return most === undefined
        ? `${longWord} ${value}`
        : `${longWord.slice(0, mostWordLetters)} ${value}`.slice(0, most);
    }
    if (Array.isArray(value)) return value.map((each) => lengthen(each, path));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, lengthen(each, [...path, key])]));
  };
  return lengthen(lesson, []) as Lesson;
}
