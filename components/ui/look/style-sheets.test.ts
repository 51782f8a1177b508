import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const breakpoints = "components/ui/look/breakpoints.css";
const tokens = ["components/ui/look/tokens.css", "components/ui/look/modes/modes.css"];

const files = ["components", "app"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
);
const sheets = files
  .filter((file) => file.endsWith(".css"))
  .map((file) => ({ file, css: readFileSync(path.join(root, file), "utf8") }));

const imports = files
  .filter((file) => file.endsWith(".tsx"))
  .flatMap((file) =>
    [...readFileSync(path.join(root, file), "utf8").matchAll(/ from "([^"]+\.module\.css)"/g)].map(([, from = ""]) => ({
      file,
      sheet: from.startsWith("@/") ? from.slice(2) : path.join(path.dirname(file), from),
    })),
  );

/** `components/<feature>`; null for a route, which shows one feature or several. */
const featureOf = (file: string) => (file.startsWith("app/") ? null : file.split("/").slice(0, 2).join("/"));

const withoutComments = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, "");

describe("style sheets", () => {
  it("each names the breakpoints it changes at, and has no size of its own; each name is defined and in use", () => {
    const named = readFileSync(path.join(root, breakpoints), "utf8").matchAll(/@custom-media (--[a-z-]+) /g);
    const defined = [...named].map(([, name = ""]) => name);
    const queries = sheets
      .filter(({ file }) => file !== breakpoints)
      .flatMap(({ css }) => [...withoutComments(css).matchAll(/@media ([^{]+?)\s*\{/g)].map(([, query = ""]) => query));
    expect(queries.filter((query) => /width|height|aspect-ratio|pointer|hover/.test(query))).toEqual([]);
    const used = new Set(queries.flatMap((query) => query.match(/--[a-z-]+/g) ?? []));
    expect([...used].sort()).toEqual([...defined].sort());
  });

  it("one that several features use is in components/ui, and each is used", () => {
    const strays = imports.filter(({ file, sheet }) => {
      const feature = featureOf(file);
      return feature !== null && feature !== featureOf(sheet) && !sheet.startsWith("components/ui/");
    });
    expect(strays).toEqual([]);
    const used = new Set(imports.map(({ sheet }) => sheet));
    expect(
      sheets.filter(({ file }) => file.endsWith(".module.css") && !used.has(file)).map(({ file }) => file),
    ).toEqual([]);
  });

  it("no colour is written anywhere but in the tokens", () => {
    const withColours = sheets
      .filter(({ file }) => !tokens.includes(file))
      .flatMap(({ file, css }) =>
        (withoutComments(css).match(/#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/g) ?? []).map(
          (it) => `${file}: ${it}`,
        ),
      );
    expect(withColours).toEqual([]);
  });
});
