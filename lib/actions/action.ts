/** The one wrapper of server actions: parse, run, and turn a refusal into a sentence. An action takes any JSON, so it parses first. */
import type * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { AppError } from "@/lib/errors/errors";
import { runAsAction } from "@/lib/auth/action-throttle";
import { isRefusalCode, formatRefusal } from "@/lib/messages/refusals";

/**
 * Parses `input` with `schema` and answers what `run` returns. An issue's message may be the code of a sentence under `errors`;
 * others say `input`. Errors that are no refusals, `redirect()` and `notFound()` go on to Next.
 */
export async function runAction<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  run: (parsed: z.output<S>) => Promise<T>,
): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await runAsAction(async () => run(parse(schema, input))) };
  } catch (error) {
    return { ok: false, ...formatRefusal(error) };
  }
}

/** The same for an action that a form sends: its fields as an object, a repeated field as a list, files left out. */
export async function formAction<S extends z.ZodType, T>(
  schema: S,
  form: unknown,
  run: (parsed: z.output<S>) => Promise<T>,
): Promise<ActionResult<T>> {
  return runAction(schema, form instanceof FormData ? fieldsOf(form) : form, run);
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = typeof issue?.path[0] === "string" ? issue.path[0] : undefined;
  throw new AppError(issue !== undefined && isRefusalCode(issue.message) ? issue.message : "input", {}, field);
}

function fieldsOf(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION_")) continue;
    const values = form.getAll(name).filter((value) => typeof value === "string");
    fields[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return fields;
}
