/**
 * The frames of server actions, by who may call them. Each authorises first, then parses its input, runs, and returns a result with the
 * refusal's sentence. Ids that a page binds arrive from the browser all the same, and are authorised like the rest.
 */
import { redirect } from "next/navigation";
import type * as z from "zod";
import { publicRoute, requireClassSteering, requireMember, requireSteering, requireTeacher } from "@/lib/auth/require";
import type { ClassSteering, Member, Steering } from "@/lib/auth/standing";
import type { Viewer } from "@/lib/auth/viewer";
import type { ActionResult } from "@/lib/errors/action-result";
import type { FormAction } from "@/lib/errors/form-state";
import { typedIn } from "./form-values";
import { runAction } from "./run-action";

type Teacher = Viewer & { as: "teacher" };
type Run<Caller, S extends z.ZodType, T> = (caller: Caller, input: z.output<S>) => Promise<T>;
/** An action about the activity or class that its first argument names. With several further arguments the schema is of a tuple. */
type ActionAbout<T> = (id: string, ...input: unknown[]) => Promise<ActionResult<T>>;

const inputOf = (args: readonly unknown[]): unknown => (args.length > 1 ? args : args[0]);

/** For students of an activity. */
export function memberAction<S extends z.ZodType, T>(schema: S, run: Run<Member, S, T>): ActionAbout<T> {
  return (activityId, ...args) => runAction(() => requireMember(activityId), schema, inputOf(args), run);
}

/** For teachers of an activity. */
export function teacherAction<S extends z.ZodType, T>(schema: S, run: Run<Steering, S, T>): ActionAbout<T> {
  return (activityId, ...args) => runAction(() => requireSteering(activityId), schema, inputOf(args), run);
}

/** For teachers of a class. */
export function classAction<S extends z.ZodType, T>(schema: S, run: Run<ClassSteering, S, T>): ActionAbout<T> {
  return (classId, ...args) => runAction(() => requireClassSteering(classId), schema, inputOf(args), run);
}

/** For any teacher who is signed in. */
export function accountAction<S extends z.ZodType, T>(
  schema: S,
  run: Run<Teacher, S, T>,
): (input?: unknown) => Promise<ActionResult<T>> {
  return (input) => runAction(requireTeacher, schema, input, run);
}

/** For anyone. */
export function visitorAction<S extends z.ZodType, T>(
  schema: S,
  run: Run<Viewer, S, T>,
): (input?: unknown) => Promise<ActionResult<T>> {
  return (input) => runAction(publicRoute, schema, input, run);
}

/**
 * A form that leads on: `run` returns where to. A refused one is shown again with its sentence and the values of `retained` fields,
 * which are never secrets.
 */
function formOf<Caller, S extends z.ZodType>(
  authorise: () => Promise<Caller>,
  schema: S,
  retained: readonly string[],
  run: Run<Caller, S, string>,
): FormAction {
  return async (_state, form) => {
    const result = await runAction(authorise, schema, form, run);
    if (result.ok) redirect(result.value);
    return { refusal: result, typed: typedIn(form, ...retained) };
  };
}

/** {@link formOf} for anyone. */
export function visitorForm<S extends z.ZodType>(schema: S, retained: readonly string[], run: Run<Viewer, S, string>) {
  return formOf(publicRoute, schema, retained, run);
}

/** {@link formOf} for any teacher who is signed in. */
export function accountForm<S extends z.ZodType>(schema: S, retained: readonly string[], run: Run<Teacher, S, string>) {
  return formOf(requireTeacher, schema, retained, run);
}
