import { readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { lessonSchema } from "@/lib/content/schema";
import { modeLooks } from "./mode-looks";

const css = readFileSync(path.join(import.meta.dirname, "modes.css"), "utf8");
/** What the class of a look sets. */
const names = ["--m", "--m-fill", "--m-tint", "--m-soft", "--m-on", "--m-pat", "--m-pat-big"];
const looks = Object.keys(modeLooks);

describe("T16d: the looks of modes", () => {
  it("T16d: there are as many as a lesson may have modes", () => {
    const { look } = lessonSchema.shape.modes.element.shape;
    expect(looks).toEqual([...look.values].map(String));
    expect(looks).toHaveLength(8);
  });

  it("T16d: each has its class with the same variables, and no two share a mark, a hue or a pattern", () => {
    const variables = looks.map(variablesOf);
    for (const found of variables) expect([...found.keys()]).toEqual(names);
    const apart = {
      marks: Object.values(modeLooks).map(({ mark }) => renderToStaticMarkup(mark)),
      hues: variables.map((found) => valueOf(found.get("--m") ?? "")),
      patterns: variables.map((found) => valueOf(found.get("--m-pat") ?? "")),
      tiles: Object.values(modeLooks).map(({ pattern }) => renderToStaticMarkup(pattern.tile)),
    };
    for (const [name, values] of Object.entries(apart)) expect(new Set(values).size, name).toBe(looks.length);
  });

  it("the pattern of a figure has the size of the pattern elsewhere", () => {
    for (const [look, { pattern }] of Object.entries(modeLooks)) {
      const value = valueOf(`var(--look-${look}-pattern)`);
      const [, width, height] = /^url\([^)]*width='(\d+)' height='(\d+)'/.exec(value) ?? expect.fail(look);
      expect([Number(width), Number(height)], look).toEqual([pattern.width, pattern.height]);
      expect(value, look).toMatch(new RegExp(`\\s+0 0 / ${pattern.width}px ${pattern.height}px$`));
    }
  });
});

/** The variables that the class of a look sets, with their values. */
function variablesOf(look: string): Map<string, string> {
  const [, block = ""] = new RegExp(`^\\.m-${look} \\{([^}]*)\\}`, "m").exec(css) ?? expect.fail(`no class m-${look}`);
  return new Map([...block.matchAll(/(--[a-z-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
}

/** The value of `var(--name)`. */
function valueOf(variable: string): string {
  const [, name = ""] = /^var\((--[a-z0-9-]+)\)$/.exec(variable) ?? expect.fail(variable);
  const [, value] = new RegExp(`^  ${name}: ([^]*?);$`, "m").exec(css) ?? expect.fail(`no ${name}`);
  return value ?? "";
}
