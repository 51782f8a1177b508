/** Formats every message with values that can occur, and finds empty texts, raw keys, braces and "1 students". */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import { argumentsOf, samplesOf, type Value } from "./testing/samples";

const folder = path.resolve(import.meta.dirname, "../../messages");
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));

interface Tree {
  [key: string]: string | Tree;
}

function messagesIn(tree: Tree, above: readonly string[] = []): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[[...above, key].join("."), value]] : messagesIn(value, [...above, key]),
  );
}

type Values = Record<string, Value | ((chunks: string) => string)>;
interface Translate {
  (key: string, values: Values): string;
  markup(key: string, values: Values): string;
}

/** Formats one file's messages as the app does, and throws the formatter's errors. */
function formatter(locale: string, tree: Tree) {
  const onError = (error: Error) => {
    throw error;
  };
  // Typed loosely, because the keys are known only from the file.
  const translate: Translate = createTranslator({ locale, messages: tree, onError }) as unknown as Translate;
  return (key: string, values: Record<string, Value>, tags: Iterable<string>): string => {
    const rich = Object.fromEntries([...tags].map((tag) => [tag, (chunks: string) => String(chunks) || `[${tag}]`]));
    return [...tags].length > 0 ? translate.markup(key, { ...values, ...rich }) : translate(key, values);
  };
}

/** Each noun that some message counts ("students" in "# students"), with its singular. */
function countedNouns(messages: readonly [string, string][]): { many: Set<string>; one: Set<string> } {
  const after = (branch: string) =>
    new Set(
      messages.flatMap(([, message]) =>
        [...message.matchAll(new RegExp(`\\b${branch} \\{# (\\p{L}+)`, "gu"))].map((found) => found[1] ?? ""),
      ),
    );
  const [one, many] = [after("one"), after("other")];
  return {
    many: new Set([...many].filter((noun) => noun.endsWith("s") && !one.has(noun))),
    one: new Set([...one].filter((noun) => !many.has(noun))),
  };
}

function faultsOf(key: string, text: string, nouns: { many: Set<string>; one: Set<string> }): string[] {
  const faults: string[] = [];
  if (text.trim() === "") faults.push("is empty");
  if (text.includes(key)) faults.push("is its raw key");
  if (/[{}]/.test(text)) faults.push("has a raw brace");
  if (/undefined|null|NaN/.test(text)) faults.push("names a missing value");
  if (/ {2}|^ | $| [.,;:!?](?!\.)/.test(text)) faults.push("has a space too many");
  for (const [, n, noun] of text.matchAll(/(?<![\p{L}\d.,-]|[Tt]eams? )(\d+|one|One|zero|Zero|two|Two) (\p{Ll}+)/gu)) {
    const isOne = n === "1" || n?.toLowerCase() === "one";
    if (noun !== undefined && (isOne ? nouns.many : nouns.one).has(noun)) faults.push(`counts "${n} ${noun}"`);
  }
  return faults;
}

function check(locale: string, tree: Tree): string[] {
  const messages = messagesIn(tree);
  const format = formatter(locale, tree);
  const nouns = countedNouns(messages);
  const wordOf = (n: number) => format("shared.numberWord", { n }, []);
  return messages.flatMap(([key, message]) => {
    try {
      const args = argumentsOf(message);
      const found = samplesOf(args, wordOf).flatMap((sample) =>
        faultsOf(key, format(key, sample, args.tags), nouns).map(
          (fault) => `${key} ${fault}: ${format(key, sample, args.tags)}`,
        ),
      );
      const [usual = {}] = samplesOf(args, wordOf);
      const hollow = (value: Value) =>
        format(key, { ...usual, ...Object.fromEntries([...args.texts].map((name) => [name, value])) }, args.tags);
      const missing = ["", undefined]
        .map(hollow)
        .filter((text) => /undefined|null|[{}]/.test(text) || text.includes(key));
      return [...new Set(found), ...missing.map((text) => `${key} without its texts: ${text}`)].slice(0, 1);
    } catch (error) {
      return [`${key} throws: ${String(error)}`];
    }
  });
}

function throws(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch {
    return true;
  }
}

describe("every message can be read", () => {
  it("with 0, 1, 2, 5 and 21, in every branch, with long, empty and missing texts, in every file", () => {
    for (const file of files) {
      const tree = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Tree;
      expect(check(file.replace(".json", ""), tree), file).toEqual([]);
    }
  });

  it("a count that is missing is an error, which browser tests fail on, and an undefined one does not compile", () => {
    for (const file of files) {
      const tree = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Tree;
      const format = formatter(file.replace(".json", ""), tree);
      const counted = messagesIn(tree).flatMap(([key, message]) => {
        const { texts, choices, tags } = argumentsOf(message);
        return choices.size === 0
          ? []
          : [{ key, tags, texts: Object.fromEntries([...texts].map((name) => [name, "Amara"])) }];
      });
      expect(counted.length).toBeGreaterThan(100);
      expect(
        counted.filter(({ key, texts, tags }) => !throws(() => format(key, texts, tags))).map(({ key }) => key),
      ).toEqual([]);
    }
    const t = createTranslator({ locale: "en", messages: en, namespace: "shared" });
    // @ts-expect-error: a message takes no undefined value.
    expect(t("numberWord", { n: undefined })).toBeDefined();
  });

  it("an empty branch, a raw brace, a space too many, a wrong plural and a message that cannot be parsed are found", () => {
    const shared = { numberWord: "{n, plural, =1 {one} other {#}}" };
    const counted = "{n, plural, one {# student} other {# students}}";
    const faulty = {
      shared,
      counted,
      empty: "{n, plural, =0 {} other {of {n}}}",
      brace: "Team '{'number'}'",
      space: "Moved {from, plural, =0 {} other {from # }} to a team",
      plural: "{n} students",
      word: "{nWord} students",
      select: "{is, select, yes {} other {no}}",
      broken: "{n, plural, one {# student}",
    };
    expect(check("en", faulty).map((fault) => fault.split(":")[0])).toEqual([
      "empty is empty",
      "brace has a raw brace",
      "space has a space too many",
      'plural counts "1 students"',
      'word counts "one students"',
      "select is empty",
      "broken throws",
    ]);
  });
});
