/** Reads what a build contains from the build's own manifests. */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

const built = path.resolve(import.meta.dirname, "../../../.next");

function read<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  return schema.parse(JSON.parse(readFileSync(path.join(built, file), "utf8")));
}

/** Every page and route handler, as Next writes its path: `/a/[activity]/write`. */
export function readRoutes(): string[] {
  const routes = Object.values(read("app-path-routes-manifest.json", z.record(z.string(), z.string())));
  return [...new Set(routes)].filter((route) => !route.startsWith("/_")).sort();
}
