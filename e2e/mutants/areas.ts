/** Which product files belong to which area. */
import { readdirSync } from "node:fs";
import path from "node:path";

const areas = {
  rules: ["lib/rules", "lib/csv"],
  queries: ["db/queries"],
  "use-cases": ["lib/classroom"],
  access: ["lib/activity/rules/access.ts", "lib/auth", "lib/server/http/front-door"],
  sync: ["lib/realtime", "lib/bus", "lib/document-format", "lib/wire"],
  server: ["lib/server", "lib/process", "db/backup"],
  components: ["components"],
} as const satisfies Record<string, readonly string[]>;

export type Area = keyof typeof areas;
export const areaNames = Object.keys(areas) as Area[];
/** The areas from which mutants are chosen by default. Components and server programs are tested by browser tests and real processes instead. */
export const usualAreas: readonly Area[] = ["rules", "queries", "use-cases", "access", "sync"];

const isUnder = (file: string, place: string) => file === place || file.startsWith(`${place}/`);

/** The area with the longest path to the file; null for a file of no area. */
export function areaOf(file: string): Area | null {
  const places = areaNames.flatMap((area) => areas[area].map((place) => ({ area, place })));
  const [nearest] = places.filter(({ place }) => isUnder(file, place)).sort((a, b) => b.place.length - a.place.length);
  return nearest?.area ?? null;
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
    .filter((file) => /\.tsx?$/.test(file))
    .sort();
}
