/** Authorisation for Next's pages, actions and route handlers: each function returns the authorised person, redirects to sign in, or answers 404. */
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/db/client";
import { isOwner } from "./queries/owners";
import { AppError } from "@/lib/errors/errors";
import { madeAt } from "@/lib/wire/made-at";
import { pageUserHeader } from "@/lib/wire/page-user-header";
import { mayAct, mayOwnInstallation, mayEditClass } from "./rules/access";
import { throttleAction } from "@/lib/auth/action-throttle";
import { currentAddress } from "@/lib/auth/browser";
import {
  authoriseMember,
  authoriseActivityReader,
  authoriseClassReader,
  authoriseActivityEditor,
  authoriseStudentOf,
  authoriseClassEditor,
  authoriseLessonEditor,
  authoriseLessonUser,
  type ClassReader,
  type ClassEditor,
  type LessonEditor,
  type LessonUser,
  type Member,
  type ActivityReader,
  type ActivityEditor,
} from "./authorise";
import { readSession } from "@/lib/auth/session";
import { personIdOf, type Viewer } from "@/lib/auth/viewer";

/** The viewer of this request, loaded once per request, and before anything else is loaded for it. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  madeAt();
  return readSession((await cookies()).toString(), await currentAddress());
});

/** For a page or action that anyone may use, which must not show another person's data. */
export async function publicRoute(): Promise<Viewer> {
  return currentViewer();
}

/** The viewer. Redirects an action sent from a page that was rendered for another person in the same browser. */
const viewerOfPage = cache(async (): Promise<Viewer> => {
  const viewer = await currentViewer();
  const pageOf = (await headers()).get(pageUserHeader);
  if (pageOf !== null && viewer.as !== "nobody" && pageOf !== personIdOf(viewer))
    redirect("/signed-out?why=other-user");
  return viewer;
});

/** An action's arguments are unvalidated input, so anything but a string becomes "", which is no id. */
const toId = (given: unknown): string => (typeof given === "string" ? given : "");

// A layout, its page and the page's metadata each call these, so the result is cached for the request.
export const requireMember = cache((activityId: unknown): Promise<Member> =>
  authoriseOrRedirect(async () => authoriseMember(await viewerOfPage(), toId(activityId)), "/"),
);

/** For actions of students. @throws AppError `archived` when the class or activity is archived */
export async function requireActing(activityId: unknown): Promise<Member> {
  const member = await requireMember(activityId);
  if (!mayAct(member.role)) throw new AppError("archived");
  return member;
}

/** For a teacher's pages, and for actions that only read (Q25). */
export const requireActivityReader = cache((activityId: unknown): Promise<ActivityReader> =>
  authoriseOrRedirect(async () => authoriseActivityReader(await viewerOfPage(), toId(activityId)), "/teacher/sign-in"),
);

/** A student of the activity, for a teacher who prints what that student may see (T14); 404 when there is no such student. */
export async function requireStudentOf(reader: ActivityReader, studentId: string): Promise<Member> {
  try {
    return await authoriseStudentOf(reader, studentId);
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}

export const requireClassReader = cache((classId: unknown): Promise<ClassReader> =>
  authoriseOrRedirect(async () => authoriseClassReader(await viewerOfPage(), toId(classId)), "/teacher/sign-in"),
);

/** For actions that change something. @throws AppError `may-only-read` when the teacher may only view the class */
export const requireActivityEditor = cache((activityId: unknown): Promise<ActivityEditor> =>
  authoriseOrRedirect(async () => authoriseActivityEditor(await viewerOfPage(), toId(activityId)), "/teacher/sign-in"),
);

export const requireClassEditor = cache((classId: unknown): Promise<ClassEditor> =>
  authoriseOrRedirect(async () => authoriseClassEditor(await viewerOfPage(), toId(classId)), "/teacher/sign-in"),
);

/** For the pages, files and actions of a lesson that its teachers edit (T16). */
export const requireLessonEditor = cache((lessonId: unknown): Promise<LessonEditor> =>
  authoriseOrRedirect(async () => authoriseLessonEditor(await viewerOfPage(), toId(lessonId)), "/teacher/sign-in"),
);

/** For the pages on which a teacher tries a lesson (T16). */
export const requireLessonUser = cache((lessonId: unknown): Promise<LessonUser> =>
  authoriseOrRedirect(async () => authoriseLessonUser(await viewerOfPage(), toId(lessonId)), "/teacher/sign-in"),
);

/** For a page whose only purpose is to change something: 404 for a teacher who may only view the class (Q25). */
export function requireEditorPage<T extends ClassReader>(reader: T): T & Pick<ClassEditor, "role"> {
  const { role } = reader;
  if (!mayEditClass(role)) notFound();
  return { ...reader, role };
}

/** Any signed-in teacher. */
export async function requireTeacher(): Promise<Viewer & { as: "teacher" }> {
  const viewer = await viewerOfPage();
  if (viewer.as !== "teacher") return redirectTo("/teacher/sign-in");
  await throttleAction(viewer.teacherId, "teacher");
  return viewer;
}

/** A teacher who owns the installation (Q34); 404 for others. */
export async function requireOwner(): Promise<Viewer & { as: "teacher" }> {
  const teacher = await requireTeacher();
  if (!mayOwnInstallation({ isOwner: await isOwner(database(), teacher.teacherId) })) notFound();
  return teacher;
}

async function authoriseOrRedirect<T extends Member | ClassReader | LessonEditor | LessonUser>(
  authorise: () => Promise<T>,
  signIn: string,
): Promise<T> {
  try {
    const person = await authorise();
    await ("studentId" in person
      ? throttleAction(person.studentId, "student")
      : throttleAction(person.teacherId, "teacher"));
    return person;
  } catch (error) {
    if (error instanceof AppError && error.code === "signed-out") return redirectTo(signIn);
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}

/** Redirects a page to sign in. An action was sent from a page whose session has since ended, and is redirected to the page that says so (B1). */
async function redirectTo(signIn: string): Promise<never> {
  redirect((await headers()).has("next-action") ? "/signed-out" : signIn);
}
