/** Which product files belong to which area. */
import { readdirSync } from "node:fs";
import path from "node:path";

const areas = {
  queries: [/\/queries\//],
  access: [/^lib\/activity\/(?:[^/]+|rules\/access)\.ts$/, /^lib\/auth\//, /^lib\/server\/http\/front-door/],
  rules: [/^lib\/(?:features|activity)\/(?:.*\/)?rules\//, /^lib\/csv\//],
  sync: [/^lib\/(?:sync|live|sockets|bus|wire)\//],
  "use-cases": [/^lib\/features\/(?!(?:.*\/)?actions\/)/],
  server: [/^lib\/(?:server|process)\//, /^db\/backup\//],
  components: [/^components\//],
} as const satisfies Record<string, readonly RegExp[]>;

export type Area = keyof typeof areas;
export const areaNames = Object.keys(areas) as Area[];
/** The areas from which mutants are chosen by default. Components and server programs are tested by browser tests and real processes instead. */
export const usualAreas: readonly Area[] = ["rules", "queries", "use-cases", "access", "sync"];

/** The first area that has the file; null for a file that belongs to none. */
export function areaOf(file: string): Area | null {
  return areaNames.find((area) => areas[area].some((place) => place.test(file))) ?? null;
}

export const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const isForTests = (file: string) =>
  /(?:\.(?:test|spec)\.tsx?|-(?:tests|suite|support)\.ts|\.d\.ts)$|\/(?:testing|tests)\//.test(file);

export const isProduct = (file: string) => areaOf(file) !== null && !isForTests(file);

/** TypeScript below the root, as paths from it. */
export function listSources(root: string): string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules",
  );
  return folders
    .flatMap(({ name }) =>
      readdirSync(path.join(root, name), { recursive: true, encoding: "utf8" }).map((file) => path.join(name, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.split(path.sep).includes("node_modules"))
    .sort();
}
