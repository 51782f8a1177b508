/** Colours of the design tokens, for what is rendered without style sheets. */
import { readFileSync } from "node:fs";
import path from "node:path";

/** A colour in the light theme and in the dark one. */
export interface ThemedColour {
  light: string;
  dark: string;
}

const sheets = ["tokens.css", "modes/modes.css"];

/** Reads those colours of components/ui/look that are `light-dark(#rrggbb, #rrggbb)`, by their names without `--`. */
export function readTokenColours(folder = process.cwd()): ReadonlyMap<string, ThemedColour> {
  const css = sheets.map((sheet) => readFileSync(path.join(folder, "components/ui/look", sheet), "utf8")).join("\n");
  const found = css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return new Map([...found].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]));
}

/** @throws when there is no such colour */
export function tokenColour(name: string): ThemedColour {
  const colour = readTokenColours().get(name);
  if (colour === undefined) throw new Error(`there is no colour ${name}`);
  return colour;
}
