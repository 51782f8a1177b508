/** Sends released marks to the gradebook of a course, when a teacher asks for it (T19). */
import { database, transaction } from "@/db/client";
import { listActivityLinks, setLinkSentAt, type CourseLink } from "./queries/course-links";
import { listStudentAccounts } from "@/lib/features/people/signing-in/queries/outside-accounts";
import { findPlatform } from "@/lib/auth/platform/platforms";
import { sendScores } from "@/lib/auth/platform/services";
import type { ActivityReader, ActivityEditor } from "@/lib/activity/authorise";
import { loadClassPoints } from "@/lib/features/exporting/points";
import { recordInJournal } from "@/lib/activity/journal/record";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { decideCourseMarks, type CourseMark, type CoursePoints } from "./rules/course-marks";
import { isFullyMarked } from "@/lib/features/exporting/rules/points";
import { callPlatform, refusalOf, requireCourseLink } from "./course-service";

export interface CourseGradebook {
  linkId: string;
  title: string;
  /** The platform's display name. */
  label: string;
  sentAt: Date | null;
  /** Whether the link has a column in the course's gradebook. */
  hasColumn: boolean;
  marks: (Pick<CourseMark, "id" | "name" | "is"> & { given: CoursePoints | null })[];
}

/** Lists what each course with a link to the activity would get. */
export async function loadCourseGradebooks(reader: ActivityReader): Promise<CourseGradebook[]> {
  const links = await listActivityLinks(database(), reader.activity.id);
  const found: CourseGradebook[] = [];
  for (const link of links) {
    const label = findPlatform(link)?.label;
    if (label === undefined) continue;
    const marks = (await marksFor(reader, link)).map((mark) => ({
      id: mark.id,
      name: mark.name,
      is: mark.is,
      given: mark.is === "sent" ? mark.given : null,
    }));
    const { id: linkId, courseTitle: title, sentAt, lineItemUrl } = link;
    found.push({ linkId, title, label, sentAt, hasColumn: lineItemUrl !== null, marks });
  }
  return found;
}

async function marksFor(reader: ActivityReader, { issuer }: CourseLink): Promise<CourseMark[]> {
  const accounts = await listStudentAccounts(database(), reader.classId, issuer);
  return decideCourseMarks(await loadClassPoints(reader), accounts);
}

export interface SentMarks {
  sent: number;
  /** Names of students whose marks the course refused. */
  refused: string[];
}

/**
 * Sends the marks; they replace marks sent before. Marks that the platform took before it failed are recorded as sent.
 * @throws AppError `course-gone`, `course-no-column`, `course-nothing`, `course-away`, `course-refused`
 */
export async function sendMarks(editor: ActivityEditor, linkId: string, now = currentTime()): Promise<SentMarks> {
  const { link, platform } = await requireCourseLink(editor, linkId);
  if (link.activityId !== editor.activity.id) throw new AppError("course-gone");
  const { lineItemUrl } = link;
  if (lineItemUrl === null) throw new AppError("course-no-column", { label: platform.label });
  const marks = (await marksFor(editor, link)).filter((mark) => mark.is === "sent");
  if (marks.length === 0) throw new AppError("course-nothing");
  const scores = marks.map(({ subject, given }) => ({ subject, ...given, isFull: isFullyMarked(given) }));
  const sent = await callPlatform(platform, () => sendScores(platform, lineItemUrl, scores, now));
  const { failure, taken, refused } = sent;
  if (failure === null || taken.length > 0)
    await transaction(async (tx) => {
      const values = { count: taken.length, course: link.courseTitle };
      const entry = { kind: "marks-sent", values, always: true } as const;
      await recordInJournal(tx, editor, entry, () => setLinkSentAt(tx, link.id, now), now);
    });
  if (failure !== null) throw refusalOf(failure, platform.label);
  const left = marks.filter(({ subject }) => refused.includes(subject)).map(({ name }) => name);
  return { sent: taken.length, refused: left };
}
