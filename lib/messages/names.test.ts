import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import en from "@/messages/en.json";

/** Every message whose arguments are plain words, with its path. */
function* plain(messages: object, path: readonly string[] = []): Generator<{ path: string; names: string[] }> {
  for (const [key, value] of Object.entries(messages) as [string, unknown][]) {
    if (typeof value === "object" && value !== null) yield* plain(value, [...path, key]);
    if (typeof value !== "string" || /\{\w+,|<\w+>/.test(value)) continue;
    const names = [...value.matchAll(/\{(name|names|who|other)\}/g)].map(([, name]) => name ?? "");
    if (names.length > 0 && !value.replaceAll(/\{(name|names|who|other)\}/g, "").includes("{")) yield { path: [...path, key].join("."), names };
  }
}

const odd = ["{name}", "<b>Ana</b>", "O'Brien '{x}'", "# {n, plural, other {}}", "a|b \\ & %s"];

describe("S1: a name within a sentence", () => {
  it("S1: is shown as it was typed, whatever signs are in it", () => {
    const t = createTranslator({ locale: "en", messages: en }) as (key: string, values: Record<string, string>) => string; // any of its keys
    const found = [...plain(en)];
    expect(found.length).toBeGreaterThan(20);
    for (const { path, names } of found) for (const name of odd) expect(t(path, Object.fromEntries(names.map((each) => [each, name]))), path).toContain(name);
  });
});
