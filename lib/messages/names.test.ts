import {
  isArgumentElement,
  isDateElement,
  isNumberElement,
  isPluralElement,
  isSelectElement,
  isTagElement,
  isTimeElement,
  parse,
  type MessageFormatElement,
} from "@formatjs/icu-messageformat-parser";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";

/** Arguments that hold a name which a person typed. */
const ofNames = ["name", "names", "who", "other", "student", "into", "mates", "teacher", "class", "newName", "oldName"];

interface Asked {
  path: string;
  /** Each argument that is not a name, with the values that lead to different texts. */
  others: Map<string, (string | number)[]>;
  names: Set<string>;
  tags: Set<string>;
}

function* messages(of: object, path: readonly string[] = []): Generator<Asked> {
  for (const [key, value] of Object.entries(of) as [string, unknown][]) {
    if (typeof value === "object" && value !== null) yield* messages(value, [...path, key]);
    if (typeof value !== "string") continue;
    const found: Asked = { path: [...path, key].join("."), others: new Map(), names: new Set(), tags: new Set() };
    collect(parse(value), found);
    if (found.names.size > 0) yield found;
  }
}

function collect(elements: readonly MessageFormatElement[], found: Asked): void {
  for (const element of elements) {
    if (isArgumentElement(element)) {
      if (ofNames.includes(element.value)) found.names.add(element.value);
      else if (!found.others.has(element.value)) found.others.set(element.value, ["x"]);
    } else if (isTagElement(element)) {
      found.tags.add(element.value);
      collect(element.children, found);
    } else if (isSelectElement(element) || isPluralElement(element)) {
      found.others.set(element.value, isSelectElement(element) ? Object.keys(element.options) : [0, 1, 2]);
      for (const { value } of Object.values(element.options)) collect(value, found);
    } else if (isNumberElement(element) || isDateElement(element) || isTimeElement(element))
      found.others.set(element.value, [3]);
  }
}

/** Every combination of the other arguments. */
function choices(others: Asked["others"]): Record<string, string | number>[] {
  return [...others].reduce<Record<string, string | number>[]>(
    (all, [name, values]) => all.flatMap((each) => values.map((value) => ({ ...each, [name]: value }))),
    [{}],
  );
}

const odd = ["{name}", "<b>Ana</b>", "O'Brien '{x}'", "# {n, plural, other {}}", "a|b \\ & %s"];
const mark = "QZX";

describe("S1: a name within a sentence", () => {
  it("S1g: is shown as it was typed, whatever signs are in it, in every branch of every sentence, between tags too", () => {
    const t = createTranslator({ locale: "en", messages: en });
    const format = t.markup.bind(t) as (key: string, values: Record<string, unknown>) => string; // any of its keys
    const found = [...messages(en)];
    expect(found.length).toBeGreaterThan(80);
    let shown = 0;
    for (const { path, others, names, tags } of found) {
      const around = Object.fromEntries([...tags].map((tag) => [tag, (chunks: string) => `[${chunks}]`]));
      for (const chosen of choices(others)) {
        const withNames = (name: string) =>
          format(path, { ...chosen, ...around, ...Object.fromEntries([...names].map((each) => [each, name])) });
        const plain = withNames(mark);
        if (plain.includes(mark)) shown += 1;
        for (const name of odd) expect(withNames(name), path).toBe(plain.replaceAll(mark, () => name));
      }
    }
    expect(shown).toBeGreaterThan(150);
  });
});
