/**
 * Functions that make server actions, one for each kind of caller. Such an action authorises first, then parses its input, runs, and returns a result
 * with the refusal's sentence. Ids arrive from the browser like the rest, and are authorised.
 */
import { redirect } from "next/navigation";
import type * as z from "zod";
import {
  publicRoute,
  requireClassEditor,
  requireActing,
  requireMember,
  requireOwner,
  requireActivityReader,
  requireActivityEditor,
  requireTeacher,
  requireLessonEditor,
} from "@/lib/activity/require";
import type { ClassEditor, LessonEditor, Member, ActivityReader, ActivityEditor } from "@/lib/activity/authorise";
import type { ActionResult } from "@/lib/errors/action-result";
import type { FormAction } from "@/lib/errors/form-state";
import { typedIn } from "./form-values";
import { runAction } from "./run-action";

type Run<Caller, S extends z.ZodType, T> = (caller: Caller, input: z.output<S>) => Promise<T>;

/** What components pass to an action with this schema: the values of a tuple, nothing, or one value, which may be a form. */
type Given<S extends z.ZodType> = S extends z.ZodTuple
  ? DeepReadonly<z.input<S>>
  : S extends z.ZodUndefined
    ? []
    : [input: DeepReadonly<z.input<S>> | FormData];

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** An action about the activity or class that its first argument names. With several further arguments the schema is a tuple. */
const actionAbout =
  <Caller>(authorise: (id: string) => Promise<Caller>) =>
  <S extends z.ZodType, T>(
    schema: S,
    run: Run<Caller, S, T>,
  ): ((id: string, ...given: Given<S>) => Promise<ActionResult<T>>) =>
  (id: string, ...given: readonly unknown[]) =>
    runAction(() => authorise(id), schema, given.length > 1 ? given : given[0], run);

const action =
  <Caller>(authorise: () => Promise<Caller>) =>
  <S extends z.ZodType, T>(schema: S, run: Run<Caller, S, T>): ((...given: Given<S>) => Promise<ActionResult<T>>) =>
  (...given: readonly unknown[]) =>
    runAction(authorise, schema, given[0], run);

/**
 * A form that redirects to the path that `run` returns. A refused one is shown again with its sentence and the values of `retained` fields, which are
 * never secrets.
 */
const form =
  <Caller>(authorise: () => Promise<Caller>) =>
  <S extends z.ZodType>(schema: S, retained: readonly string[], run: Run<Caller, S, string>): FormAction =>
  async (_state, given) => {
    const result = await runAction(authorise, schema, given, run);
    if (result.ok) redirect(result.value);
    return { refusal: result, typed: typedIn(given, ...retained) };
  };

/** For students of an activity that is not archived. */
export const memberAction = actionAbout<Member>(requireActing);
/** For marking what students have seen or read, also in an archived activity. */
export const seenAction = actionAbout<Member>(requireMember);
/** For teachers who may edit an activity. */
export const teacherAction = actionAbout<ActivityEditor>(requireActivityEditor);
/** For all teachers of an activity, also those who may only view it: the action changes nothing (Q25). */
export const readerAction = actionAbout<ActivityReader>(requireActivityReader);
/** For teachers who may edit a class. */
export const classAction = actionAbout<ClassEditor>(requireClassEditor);
/** For teachers who may edit a lesson (T16). */
export const lessonAction = actionAbout<LessonEditor>(requireLessonEditor);
/** For any teacher who is signed in. */
export const accountAction = action(requireTeacher);
export const accountForm = form(requireTeacher);
/** For owners of the installation (Q34). */
export const ownerAction = action(requireOwner);
/** For anyone. */
export const visitorAction = action(publicRoute);
export const visitorForm = form(publicRoute);
