/** What a build has, read from the build's own manifests. */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

const built = path.resolve(import.meta.dirname, "../../.next");

function read<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  return schema.parse(JSON.parse(readFileSync(path.join(built, file), "utf8")));
}

/** Every page and route handler, as Next writes its path: `/a/[activity]/write`. */
export function routesOfTheBuild(): string[] {
  const routes = Object.values(read("app-path-routes-manifest.json", z.record(z.string(), z.string())));
  return [...new Set(routes)].filter((route) => !route.startsWith("/_")).sort();
}

const actionSchema = z.object({ exportedName: z.string(), filename: z.string() });
const actionsSchema = z.object({ node: z.record(z.string(), actionSchema), edge: z.record(z.string(), actionSchema) });

/** Every server action, as `file#name` with the id it is called by. */
export function actionsOfTheBuild(): Map<string, string> {
  const { node, edge } = read("server/server-reference-manifest.json", actionsSchema);
  return new Map([...Object.entries(node), ...Object.entries(edge)].map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]));
}
