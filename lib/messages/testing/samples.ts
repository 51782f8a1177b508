/** Reads a message and makes values to format it with. */
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";

export type Value = string | number | undefined;

const counts = [0, 1, 2, 5, 21];
const longName = "Wolfeschlegelsteinhausenbergerdorff Maria-Antonia Villanueva y Okonkwo de la Cruz";

/** A message's tags, and what each of its arguments can be. */
export interface Arguments {
  /** Arguments for names and texts, which may also be numbers. */
  texts: Set<string>;
  /** The values of arguments in plurals, selects and numbers. */
  choices: Map<string, Set<Value>>;
  tags: Set<string>;
}

export function argumentsOf(message: string): Arguments {
  const found: Arguments = { texts: new Set(), choices: new Map(), tags: new Set() };
  const visit = (elements: readonly MessageFormatElement[]): void => elements.forEach(visitOne);
  const visitOne = (element: MessageFormatElement): void => {
    switch (element.type) {
      case TYPE.argument:
        found.texts.add(element.value);
        return;
      case TYPE.number:
        choose(found, element.value, counts);
        return;
      case TYPE.plural:
        choose(found, element.value, [
          ...counts,
          ...Object.keys(element.options)
            .filter((key) => key.startsWith("="))
            .map((key) => Number(key.slice(1))),
        ]);
        return Object.values(element.options).forEach(({ value }) => visit(value));
      case TYPE.select:
        choose(found, element.value, Object.keys(element.options));
        return Object.values(element.options).forEach(({ value }) => visit(value));
      case TYPE.tag:
        found.tags.add(element.value);
        return visit(element.children);
      case TYPE.literal:
      case TYPE.pound:
        return;
      case TYPE.date:
      case TYPE.time:
        throw new Error(`No message has had a ${element.value} of this type yet: give it samples.`);
    }
  };
  visit(parse(message));
  for (const name of found.choices.keys()) found.texts.delete(name);
  return found;
}

function choose({ choices }: Arguments, name: string, values: readonly Value[]): void {
  choices.set(name, new Set([...(choices.get(name) ?? []), ...values]));
}

/** An argument for a number in words: "movedWord" belongs to `moved`, and "word" to `n`. */
const numberOf = (name: string): string | null =>
  name === "word" ? "n" : name.endsWith("Word") ? name.slice(0, -"Word".length) : null;

/** Every combination of choices, with a name, a long name and numbers as texts. */
export function samplesOf({ texts, choices }: Arguments, wordOf: (n: number) => string): Record<string, Value>[] {
  const plain = [...texts].filter((name) => numberOf(name) === null);
  const words = [...texts].flatMap((name): [word: string, number: string][] => {
    const number = numberOf(name);
    return number === null ? [] : [[name, number]];
  });
  let samples: Record<string, Value>[] = [{}];
  const vary = (name: string, values: Iterable<Value>) =>
    (samples = samples.flatMap((sample) => [...values].map((value) => ({ ...sample, [name]: value }))));
  for (const [name, values] of choices) vary(name, values);
  for (const [, number] of words) if (!choices.has(number)) vary(number, counts);
  samples = samples.flatMap((sample) =>
    ["Amara", longName, 1, 2, 21].map((value) => ({
      ...Object.fromEntries(plain.map((name) => [name, value])),
      ...sample,
    })),
  );
  return samples.map((sample) => ({
    ...sample,
    ...Object.fromEntries(words.map(([word, number]) => [word, wordOf(Number(sample[number]))])),
  }));
}
