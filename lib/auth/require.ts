/** For pages, actions and route handlers of Next: returns the authorised person, or redirects to sign in, or answers 404. */
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/db/client";
import { isOwner } from "@/db/queries/privacy/owners";
import { AppError } from "@/lib/errors/errors";
import { madeAt } from "@/lib/wire/made-at";
import { pageUserHeader } from "@/lib/wire/page-user-header";
import { mayAct, mayOwnInstallation, maySteer } from "@/lib/rules/access";
import { throttleAction } from "./action-throttle";
import { currentAddress } from "./browser";
import {
  authoriseMember,
  authoriseReading,
  authoriseClassReading,
  authoriseSteering,
  authoriseStudentOf,
  authoriseClassSteering,
  type ClassReading,
  type ClassSteering,
  type Member,
  type Reading,
  type Steering,
} from "./standing";
import { readSession } from "./session";
import { personIdOf, type Viewer } from "./viewer";

/** The viewer of this request, loaded once per request, and before anything else is loaded for it. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  madeAt();
  return readSession((await cookies()).toString(), await currentAddress());
});

/** Marks a page or action that anyone may use; it must not show another person's data. */
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

/** An action's arguments are unvalidated input: anything but a string is no id. */
const toId = (given: unknown): string => (typeof given === "string" ? given : "");

// A layout, its page and the page's metadata each call these; the database is asked once.
export const requireMember = cache((activityId: unknown): Promise<Member> =>
  authoriseOrRedirect(async () => authoriseMember(await viewerOfPage(), toId(activityId)), "/"),
);

/** For what students do: in a class or activity that is archived it is refused with a sentence. */
export async function requireActing(activityId: unknown): Promise<Member> {
  const member = await requireMember(activityId);
  if (!mayAct(member.standing)) throw new AppError("archived");
  return member;
}

/** For a teacher's pages, and for actions that only read (Q25). */
export const requireReading = cache((activityId: unknown): Promise<Reading> =>
  authoriseOrRedirect(async () => authoriseReading(await viewerOfPage(), toId(activityId)), "/teacher/sign-in"),
);

/** T14: a student of the activity, for a teacher who prints what that student may see; 404 for others. */
export async function requireStudentOf(reading: Reading, studentId: string): Promise<Member> {
  try {
    return await authoriseStudentOf(reading, studentId);
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}

export const requireClassReading = cache((classId: unknown): Promise<ClassReading> =>
  authoriseOrRedirect(async () => authoriseClassReading(await viewerOfPage(), toId(classId)), "/teacher/sign-in"),
);

/** For actions that change something: who may only read is refused with a sentence. */
export const requireSteering = cache((activityId: unknown): Promise<Steering> =>
  authoriseOrRedirect(async () => authoriseSteering(await viewerOfPage(), toId(activityId)), "/teacher/sign-in"),
);

export const requireClassSteering = cache((classId: unknown): Promise<ClassSteering> =>
  authoriseOrRedirect(async () => authoriseClassSteering(await viewerOfPage(), toId(classId)), "/teacher/sign-in"),
);

/** For a page that is there only to change something: it is not there for who may only read (Q25). */
export function requireSteeringPage<T extends ClassReading>(reading: T): T & Pick<ClassSteering, "standing"> {
  const { standing } = reading;
  if (!maySteer(standing)) notFound();
  return { ...reading, standing };
}

/** Any signed-in teacher. */
export async function requireTeacher(): Promise<Viewer & { as: "teacher" }> {
  const viewer = await viewerOfPage();
  if (viewer.as !== "teacher") return redirectTo("/teacher/sign-in");
  await throttleAction(viewer.teacherId, "teacher");
  return viewer;
}

/** Q34: a teacher who owns the installation; for others its pages are not there. */
export async function requireOwner(): Promise<Viewer & { as: "teacher" }> {
  const teacher = await requireTeacher();
  if (!mayOwnInstallation({ isOwner: await isOwner(database(), teacher.teacherId) })) notFound();
  return teacher;
}

async function authoriseOrRedirect<T extends Member | ClassReading>(
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

/** Redirects a page to sign in, and an action from a page whose session has ended to the page that says so (B1). */
async function redirectTo(signIn: string): Promise<never> {
  redirect((await headers()).has("next-action") ? "/signed-out" : signIn);
}
