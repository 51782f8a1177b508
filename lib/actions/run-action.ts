/** What every action of action.ts does after it knows who calls: parses the input, which may be any JSON or a form, runs, and formats a refusal. */
import type * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { AppError } from "@/lib/errors/errors";
import { runAsAction } from "@/lib/auth/action-throttle";
import { isRefusalCode, formatRefusal } from "@/lib/messages/refusals";

/**
 * Parses `input` with `schema` and returns the result of `run`; a form is its fields as an object, a repeated field as a list, without files.
 * An issue's message may be a refusal code; other issues become `input`. Errors that are no refusals, `redirect()` and `notFound()` are
 * rethrown to Next.
 */
export async function runAction<S extends z.ZodType, Caller, T>(
  authorise: () => Promise<Caller>,
  schema: S,
  input: unknown,
  run: (caller: Caller, parsed: z.output<S>) => Promise<T>,
): Promise<ActionResult<T>> {
  try {
    const value = await runAsAction(async () => {
      const caller = await authorise();
      return run(caller, parse(schema, input instanceof FormData ? fieldsOf(input) : input));
    });
    return { ok: true, value };
  } catch (error) {
    return { ok: false, ...formatRefusal(error) };
  }
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
