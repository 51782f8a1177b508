import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import type { ActionArgument } from "@/lib/server/testing/actions";
import type { Role, Scene } from "./scene";
import { randomUUID } from "node:crypto";
import { everyone, owners, studentsOfTheClass, readersOfTheClass, teachers, teachersOfTheClass } from "./table";

export interface ActionRow {
  /** The page from which the action is called. */
  at: (scene: Scene) => string;
  args: (scene: Scene) => ActionArgument[];
  may: readonly Role[];
}

export const json = (value: unknown): ActionArgument => ({ json: value });
export const form = (fields: Record<string, string>): ActionArgument => ({ form: fields });

/** An action of a student's page. Its arguments are the activity, then `rest`. */
export const byStudents = (
  page: string,
  rest: (scene: Scene) => ActionArgument[],
  may: readonly Role[] = studentsOfTheClass,
): ActionRow => ({
  at: (s) => `/a/${s.activityId}${page}`,
  args: (s) => [json(s.activityId), ...rest(s)],
  may,
});
export const byTeachers = (page: string, rest: (scene: Scene) => ActionArgument[]): ActionRow => ({
  at: (s) => `/teacher/activities/${s.activityId}${page}`,
  args: (s) => [json(s.activityId), ...rest(s)],
  may: teachersOfTheClass,
});
/** An action that changes nothing, so a teacher who may only read can call it (Q25). */
export const byReaders = (page: string, rest: (scene: Scene) => ActionArgument[]): ActionRow => ({
  ...byTeachers(page, rest),
  may: readersOfTheClass,
});
export const onClass = (input?: (scene: Scene) => Record<string, unknown>): ActionRow => ({
  at: (s) => `/teacher/classes/${s.classId}`,
  args: (s) => [json(s.classId), ...(input === undefined ? [] : [json(input(s))])],
  may: teachersOfTheClass,
});
export const onRoster = (input: (scene: Scene) => Record<string, unknown>): ActionRow => ({
  ...onClass(input),
  at: (s) => `/teacher/classes/${s.classId}/roster`,
});
export const onActivityOfClass = (...names: readonly string[]): Record<string, ActionRow> =>
  Object.fromEntries(
    names.map((name) => [
      `lib/features/people/classes/actions/class.ts#${name}`,
      onClass(({ activityId }) => ({ activityId })),
    ]),
  );
/** An action on a submission. Its arguments are the activity, the submission, then `rest`. */
export const onSubmission = (rest: () => unknown): ActionRow => ({
  at: submission,
  args: (s) => [json(s.activityId), json(s.submissionId), json(rest())],
  may: teachersOfTheClass,
});
export const submission = (s: Scene) => `/teacher/activities/${s.activityId}/submissions/${s.submissionId}`;
export const newComment = () => ({ id: randomUUID(), field: "harmed", passage: null, text: "Who else?", seen: null });
export const harmMark = { studentId: null, criterion: "harm", level: 3 };
const lessons = builtInLesson.rubric;
/** Removes the first criterion. */
export const rubricEdit = { seen: lessons, rubric: lessons.slice(1) };
export const open = (at: (scene: Scene) => string, ...args: ActionArgument[]): ActionRow => ({
  at,
  args: () => args,
  may: everyone,
});

/** An action about the teacher's own account. */
export const onAccount = (...args: ActionArgument[]): ActionRow => ({
  at: () => "/teacher/account",
  args: () => args,
  may: teachers,
});

/** An action about a teacher's account, on the owners' page (Q36). */
export const onInstallation = (input: Record<string, unknown>): ActionRow => ({
  at: () => "/teacher/installation",
  args: () => [json(input)],
  may: owners,
});

/** An action on the teacher's lesson (T16). */
export const onLesson = (...rest: readonly unknown[]): ActionRow => ({
  at: (s) => `/teacher/lessons/${s.lessonId}`,
  args: (s) => [json(s.lessonId), ...rest.map(json)],
  may: teachersOfTheClass,
});

/** An action on how the team's worksheet was written. */
export const onHistory = (rest: () => unknown): ActionRow => ({
  at: (s) => `/a/${s.activityId}/history/${s.team.worksheetId}`,
  args: (s) => [json(s.activityId), json(s.team.worksheetId), json(rest())],
  may: ["team-mate"],
});

export function board(scene: Scene): string {
  return `/teacher/activities/${scene.activityId}`;
}
