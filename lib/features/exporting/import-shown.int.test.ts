/** What a file says of people is shown as imported (T14). */
import { expect, it } from "vitest";
import { database } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeClass, makeTeacher } from "@/db/testing/factories";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { disputeThird, makeReviews, editorOf } from "@/e2e/support/reviewed-class";
import { listActivityNames } from "@/lib/features/privacy/queries/stored-data";
import { authoriseClassEditor, authoriseActivityEditor } from "@/lib/activity/authorise";
import { loadReview, loadReviews } from "@/lib/features/cases/reviewing/reviews";
import { startImportWorker } from "@/lib/server/boot/start-workers";
import { exportActivity } from "./export-activity";
import { exportTable } from "./export-tables";
import { importActivity } from "./import-activity";
import { setImportWorker } from "./import-reader";
import { plainWords } from "./testing/plain-words";

withDatabase();
setImportWorker(startImportWorker);
process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";

it("T14l: tables of an imported activity say since when it is here, a colleague of the file is named as imported with their marks, and what is held says it too; nothing of the future is taken over", async () => {
  const room = await makeMidLessonClassroom("results");
  await makeReviews(room);
  await disputeThird(room);
  const text = await new Response((await exportActivity(await editorOf(room))).stream).text();
  const teacher = await makeTeacher();
  const made = await makeClass({ teacherIds: [teacher.id] });
  const viewer = { as: "teacher" as const, teacherId: teacher.id, sessionId: "", name: teacher.name, email: "" };
  const into = await authoriseClassEditor(viewer, made.id);
  const now = new Date();
  const ahead = text.replaceAll(/"castAt":"\d{4}/g, '"castAt":"2999');
  const { activityId } = await importActivity(into, new TextEncoder().encode(ahead), now);

  const reader = await authoriseActivityEditor(viewer, activityId);
  const table = async (name: string) =>
    (await new Response((await exportTable(reader, name, plainWords)).stream).text()).trimEnd().split("\r\n");
  const [heads = "", ...marks] = await table("marks");
  expect(heads.endsWith(",imported")).toBe(true);
  const day = now.toISOString().slice(0, 10);
  expect(marks.filter((row) => !row.split(",").at(-1)?.startsWith(day))).toEqual([]);
  expect(marks.filter((row) => row.includes("Mr. Ade (imported)")).length).toBeGreaterThan(0);
  expect(marks.filter((row) => row.includes("Mr. Ade,"))).toEqual([]);
  expect((await table("ballots")).join()).not.toContain("2999");
  const [own = ""] = (
    await new Response((await exportTable(await editorOf(room), "marks", plainWords)).stream).text()
  ).split("\r\n");
  expect(own).not.toContain("imported");

  const reviews = await Promise.all(
    (await loadReviews(reader)).map(({ submissionId }) => loadReview(reader, submissionId)),
  );
  const names = new Set(reviews.flatMap(({ teachers }) => Object.values(teachers)));
  expect([...names].every((name) => name.endsWith(" (imported)"))).toBe(true);
  expect(names.size).toBe(2);
  const [held] = await listActivityNames(database(), made.id);
  expect(new Date(String(held?.imported_at))).toEqual(now);
});
