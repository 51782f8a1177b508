import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { modeStyles, neutralStyle } from "./mode-looks";

const css = readFileSync(path.join(import.meta.dirname, "modes.css"), "utf8");
/** What a mode's class sets. */
const names = ["--m", "--m-fill", "--m-tint", "--m-soft", "--m-on", "--m-pat", "--m-pat-big"];
const looks = { ...modeStyles, other: neutralStyle };

describe("the look of modes", () => {
  it("each mode of the built-in lesson has a look of its own, and no look is left over", () => {
    expect(Object.keys(modeStyles).sort()).toEqual(builtInLesson.modes.map(({ id }) => id).sort());
  });

  it("each look has its class with the same variables, and no two share a mark, a hue or a pattern", () => {
    const variables = Object.keys(looks).map(variablesOf);
    for (const found of variables) expect([...found.keys()]).toEqual(names);
    const hues = Object.keys(modeStyles).map((mode) => new RegExp(`  --${mode}: (.+);`).exec(css)?.[1]);
    expect(hues).not.toContain(undefined);
    expect(new Set(hues).size).toBe(hues.length);
    expect(new Set(variables.map((found) => found.get("--m-pat"))).size).toBe(variables.length);
    expect(new Set(Object.values(looks).map(({ mark }) => renderToStaticMarkup(mark))).size).toBe(variables.length);
    expect(new Set(Object.values(looks).map(({ pattern }) => renderToStaticMarkup(pattern.tile))).size).toBe(
      variables.length,
    );
  });

  it("the pattern of a figure has the size of the pattern elsewhere", () => {
    for (const [mode, { pattern }] of Object.entries(looks)) {
      const [, width, height] =
        new RegExp(`--pat-${mode}: url\\([^)]*width='(\\d+)' height='(\\d+)'`).exec(css) ?? expect.fail(mode);
      expect([Number(width), Number(height)], mode).toEqual([pattern.width, pattern.height]);
      expect(css, mode).toMatch(
        new RegExp(`--pat-${mode}: url\\(.*\\)\\s+0 0 / ${pattern.width}px ${pattern.height}px;`),
      );
    }
  });
});

/** The variables that a mode's class sets, with their values. */
function variablesOf(mode: string): Map<string, string> {
  const [, block = ""] = new RegExp(`^\\.m-${mode} \\{([^}]*)\\}`, "m").exec(css) ?? expect.fail(`no class m-${mode}`);
  return new Map([...block.matchAll(/(--[a-z-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
}
