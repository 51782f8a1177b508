import { database } from "@/db/client";
import { findCourseLink, type CourseLink } from "./queries/course-links";
import { isUuid } from "@/lib/process/uuid";
import { OutsideFailure } from "@/lib/auth/outside-fetch";
import { findPlatform, type Platform } from "@/lib/auth/platform/platforms";
import { AppError } from "@/lib/errors/errors";
import { log } from "@/lib/process/log";

/** Finds a link of a course that opens an activity of this class, and its platform (T19). @throws AppError `course-gone` */
export async function requireCourseLink(
  { classId }: { classId: string },
  linkId: string,
): Promise<{ link: CourseLink; platform: Platform }> {
  const link = isUuid(linkId) ? await findCourseLink(database(), linkId) : null;
  const platform = link === null ? null : findPlatform(link);
  if (link === null || platform === null || link.classId !== classId) throw new AppError("course-gone");
  return { link, platform };
}

/** Runs a request to the platform, and throws its failure as a refusal. @throws AppError `course-away`, `course-refused` */
export async function callPlatform<T>({ label }: Platform, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof OutsideFailure ? refusalOf(error, label) : error;
  }
}

/** Returns `course-away` or `course-refused` with the platform's label, and logs the reason. */
export function refusalOf({ kind, reason }: OutsideFailure, label: string): AppError {
  log().warn({ failure: kind, reason }, "A learning platform did not do what was asked.");
  return new AppError(kind === "away" ? "course-away" : "course-refused", { label });
}
