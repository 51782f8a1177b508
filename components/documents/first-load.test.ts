/** Yjs and its packages are loaded after a page's first load, of which they would be a quarter (bench:weight). */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const packages = /^(yjs|lib0|y-protocols|y-websocket|y-indexeddb)(\/|$)/;

/** What a file imports statically, without types and `import(…)`. A browser gets the ids of actions, and nothing that they import. */
function importsOf(file: string): string[] {
  const source = readFileSync(path.join(root, file), "utf8");
  if (source.startsWith('"use server"')) return [];
  const statements = source.matchAll(/^import (?!type )([^;]*?)from "([^"]+)";/gms);
  return [...statements].flatMap(([, names = "", from = ""]) =>
    /^\{(\s*type [^,}]+,?)+\s*\}\s*$/.test(names) ? [] : [from],
  );
}

function fileOf(specifier: string, importer: string): string | null {
  const at = specifier.startsWith("@/") ? specifier.slice(2) : path.join(path.dirname(importer), specifier);
  return [".ts", ".tsx"].map((extension) => at + extension).find((file) => existsSync(path.join(root, file))) ?? null;
}

/** The files through which the first load imports a package of Yjs; null when it imports none. */
function pathToYjs(start: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[start, null]]);
  for (const file of cameFrom.keys()) {
    for (const specifier of importsOf(file)) {
      const found = specifier.startsWith("@/") || specifier.startsWith(".") ? fileOf(specifier, file) : null;
      if (found !== null && !cameFrom.has(found)) cameFrom.set(found, file);
      if (!packages.test(specifier)) continue;
      const way = [specifier];
      for (let at: string | null = file; at !== null; at = cameFrom.get(at) ?? null) way.push(at);
      return way;
    }
  }
  return null;
}

it.each([
  "components/cases/writing/write-desk.tsx",
  "components/cases/comparing/compare-desk.tsx",
  "components/cases/history/history-player.tsx",
  "components/cases/reviewing/queue/live-sheet.tsx",
  "components/documents/local-copies/set-aside-offer.tsx",
  "components/people/signing-in/sign-out/sign-out-button.tsx",
])("%s loads nothing of Yjs before its page is there", (start) => {
  expect(pathToYjs(start)).toBeNull();
});

it("finds what does load it", () => {
  expect(pathToYjs("lib/sync/browser/connection/live-document.ts")?.at(-1)).toBe(
    "lib/sync/browser/connection/live-document.ts",
  );
});
