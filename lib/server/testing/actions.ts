/** Calls of server actions as our pages make them: by the id that the build gave the action, with arguments in React's encoding. */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { root } from "@/lib/process/root.js";

const manifest = path.join(root, ".next/server/server-reference-manifest.json");
const entry = z.object({ exportedName: z.string(), filename: z.string() });
const shape = z.object({ node: z.record(z.string(), entry), edge: z.record(z.string(), entry) });

/** Every server action of the build, as `file#name` with the id it is called by. */
export function readActionIds(): Map<string, string> {
  const { node, edge } = shape.parse(JSON.parse(readFileSync(manifest, "utf8")));
  return new Map(
    [...Object.entries(node), ...Object.entries(edge)].map(([id, { filename, exportedName }]) => [
      `${filename}#${exportedName}`,
      id,
    ]),
  );
}

/** An argument of an action: JSON, or the fields of a form. */
export type ActionArgument = { form: Record<string, string> } | { json: unknown };

/** Encodes JSON unchanged, and a form as `$K<n>` with its fields prefixed by `_<n>_`. */
export function encodeArguments(args: readonly ActionArgument[]): FormData {
  const body = new FormData();
  const list = args.map((arg, index) => {
    if ("json" in arg) return arg.json;
    for (const [name, value] of Object.entries(arg.form)) body.append(`_${index + 1}_${name}`, value);
    return `$K${(index + 1).toString(16)}`;
  });
  body.append("0", JSON.stringify(list));
  return body;
}
