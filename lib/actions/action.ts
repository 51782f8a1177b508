/** The wrapper of server actions: parses the input, which may be any JSON, runs, and formats a refusal. */
import type * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { AppError } from "@/lib/errors/errors";
import { runAsAction } from "@/lib/auth/action-throttle";
import { isRefusalCode, formatRefusal } from "@/lib/messages/refusals";

/**
 * Parses `input` with `schema` and returns the result of `run`. An issue's message may be a refusal code; other issues become `input`.
 * Errors that are no refusals, `redirect()` and `notFound()` are rethrown to Next.
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

/** {@link runAction} for a form: its fields as an object, a repeated field as a list, without files. */
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
