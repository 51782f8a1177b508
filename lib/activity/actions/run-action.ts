/** What every action of action.ts does once its caller is known: parses the input, which may be any JSON or a form, runs, and formats a refusal. */
import { setTimeout as wait } from "node:timers/promises";
import type * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { AppError } from "@/lib/errors/errors";
import { runAsAction } from "@/lib/auth/action-throttle";
import { isRefusalCode, formatRefusal } from "@/lib/messages/refusals";

/**
 * Parses `input` with `schema` and returns the result of `run`. A form is parsed as an object of its fields: a repeated field is a list, files are
 * left out. An issue's message may be a refusal code; other issues become `input`. Errors that are no refusals, `redirect()` and `notFound()` are
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
    const refusal = formatRefusal(error);
    if (refusal.code.endsWith("-wait")) await wait(waitRefusalMs);
    return { ok: false, ...refusal };
  }
}

/**
 * A caller who is told to wait is answered after this delay, which occupies a place of their own request queue. Such refusals cost no hash, and 200
 * connections that repeated them slowed down everyone else's pages (`npm run attack -- --only sign-ins`: 600 to 930 ms at p99, now 160 to 310).
 */
const waitRefusalMs = 25;

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
