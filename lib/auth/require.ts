/** For pages, actions and route handlers of Next: who is asking, or a redirect to sign in, or 404. */
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/errors/errors";
import { madeAt } from "@/lib/wire/made-at";
import { pageUserHeader } from "@/lib/wire/page-user-header";
import { throttleAction } from "./action-throttle";
import { currentAddress } from "./browser";
import { authoriseMember, authoriseSteering, authoriseClassSteering, type ClassSteering, type Member, type Steering } from "./standing";
import { readSession } from "./session";
import { personIdOf, type Viewer } from "./viewer";

/** The viewer of this request, read once per request, and first of all that is read for it. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  madeAt();
  return readSession((await cookies()).toString(), await currentAddress());
});

/** Marks a page or action that anyone may use; what it shows must not depend on anyone else's data. */
export async function publicRoute(): Promise<Viewer> {
  return currentViewer();
}

/** The viewer, for what is theirs alone. Whoever acts from a page that another person has open in the same browser is told so instead. */
const personHere = cache(async (): Promise<Viewer> => {
  const viewer = await currentViewer();
  const pageOf = (await headers()).get(pageUserHeader);
  if (pageOf !== null && viewer.as !== "nobody" && pageOf !== personIdOf(viewer)) redirect("/signed-out?by=other");
  return viewer;
});

/** Ids are taken as they come: an action's arguments are whatever someone sent, and only a string can name anything. */
const idIn = (given: unknown): string => (typeof given === "string" ? given : "");

// A layout, its page and the page's title each prove it; once is asked of the database.
export const requireMember = cache((activityId: unknown): Promise<Member> =>
  orLeave(async () => authoriseMember(await personHere(), idIn(activityId)), "/"),
);

export const requireSteering = cache((activityId: unknown): Promise<Steering> =>
  orLeave(async () => authoriseSteering(await personHere(), idIn(activityId)), "/teacher/sign-in"),
);

export const requireClassSteering = cache((classId: string): Promise<ClassSteering> =>
  orLeave(async () => authoriseClassSteering(await personHere(), classId), "/teacher/sign-in"),
);

/** Any signed-in teacher. */
export async function requireTeacher(): Promise<Viewer & { as: "teacher" }> {
  const viewer = await personHere();
  if (viewer.as !== "teacher") return leave("/teacher/sign-in");
  await throttleAction(viewer.teacherId, "teacher");
  return viewer;
}

async function orLeave<T extends Member | Steering | ClassSteering>(
  prove: () => Promise<T>,
  signIn: string,
): Promise<T> {
  try {
    const proved = await prove();
    await ("studentId" in proved ? throttleAction(proved.studentId, "student") : throttleAction(proved.teacherId, "teacher"));
    return proved;
  } catch (error) {
    if (error instanceof AppError && error.code === "signed-out") return leave(signIn);
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}

/** Whoever opens a page goes to sign in; whoever pressed a button on a page that has not heard of it is told so first (B1). */
async function leave(signIn: string): Promise<never> {
  redirect((await headers()).has("next-action") ? "/signed-out" : signIn);
}
