/**
 * The types check that every message in use exists (messages.d.ts), and that every refusal has its sentence. This test checks that no message is
 * unused.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import en from "@/messages/en.json";

const root = path.resolve(import.meta.dirname, "../..");

/** What a source file can name messages with. */
interface Named {
  namespaces: readonly string[];
  quoted: ReadonlySet<string>;
  /** Keys that are built with `${…}`. */
  patterns: readonly RegExp[];
  /** Whether the file takes keys from variables, so that any quoted key in the code may be used. */
  variable: boolean;
}

function read(file: string): Named {
  const text = readFileSync(file, "utf8");
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1] ?? "");
  return {
    namespaces: [
      ...all(/(?:getTranslations|useTranslations)\("([^"]*)"\)/g),
      ...all(/createTranslator\([^)]*namespace: "([^"]*)"/g),
      ...(text.includes("AppError(") ? ["errors"] : []),
    ],
    quoted: new Set(all(/"([^"\n]*)"/g)),
    patterns: all(/`([\w.-]*\$\{[^`{}\n]*\}(?:[\w.-]|\$\{[^`{}\n]*\})*)`/g).map(
      (key) => new RegExp(`^${key.replaceAll(".", "\\.").replace(/\$\{[^}]*\}/g, ".+")}$`),
    ),
    variable: /\b(?:t|app|new AppError)(?:\.rich)?\([^"`)]/.test(text),
  };
}

function sources(): Named[] {
  const files = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(root, folder, file),
    ),
  );
  return files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\//.test(file)).map(read);
}

function unusedIn(messages: object, named: readonly Named[]): string[] {
  const quotedAnywhere = new Set(named.flatMap(({ quoted }) => [...quoted]));
  const names = (file: Named, key: string) =>
    file.quoted.has(key) ||
    file.patterns.some((pattern) => pattern.test(key)) ||
    (file.variable && quotedAnywhere.has(key));
  const isUsed = (keys: readonly string[]) =>
    keys.some((_, at) => {
      const [namespace, key] = [keys.slice(0, at).join("."), keys.slice(at).join(".")];
      return named.some((file) => file.namespaces.includes(namespace) && names(file, key));
    });
  return keysIn(messages)
    .filter((keys) => !isUsed(keys))
    .map((keys) => keys.join("."));
}

function keysIn(messages: object, above: readonly string[] = []): string[][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null ? keysIn(value, [...above, key]) : [[...above, key]],
  );
}

it("no message is unused", () => {
  expect(unusedIn(en, sources())).toEqual([]);
});

it("one that nothing asks for is found, also under a namespace in use", () => {
  expect(
    unusedIn(
      { app: { leftOver: "" }, errors: { "left-over": "" }, compare: { bar: { leftOver: "" } }, gone: { title: "" } },
      sources(),
    ),
  ).toEqual(["app.leftOver", "errors.left-over", "compare.bar.leftOver", "gone.title"]);
});
