import { expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeActivity, makeClass, makePicturedLesson, makeTeacher } from "@/db/testing/factories";
import { authoriseActivityReader, authoriseClassEditor, authoriseLessonEditor } from "@/lib/activity/authorise";
import { listNewestFor, listOwnLessons } from "@/lib/activity/queries/lessons";
import type { Viewer } from "@/lib/auth/viewer";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import type { AppError } from "@/lib/errors/errors";
import {
  importLesson,
  copyLesson,
  loadLesson,
  maxOwnLessons,
  publishLesson,
  saveLesson,
} from "@/lib/features/lessons/own-lessons";
import { loadActivityPicture } from "@/lib/features/lessons/pictures";
import { startImportWorker } from "@/lib/server/boot/start-workers";
import { exportActivity } from "./export-activity";
import { importActivity } from "./import-activity";
import { setImportWorker } from "./import-reader";

withDatabase();
setImportWorker(startImportWorker);
process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";

type Teacher = Viewer & { as: "teacher" };

async function makeViewer(): Promise<Teacher> {
  const { id, name, email } = await makeTeacher();
  return { as: "teacher", teacherId: id, name, email, sessionId: "" };
}

/** A lesson of the teacher's own, published, with a word of its own in it. */
async function makeOwnLesson(teacher: Teacher) {
  const [shipped] = await listNewestFor(database(), teacher.teacherId);
  const editor = await authoriseLessonEditor(teacher, await copyLesson(teacher, shipped?.lessonId ?? ""));
  const { draft } = await loadLesson(editor);
  await saveLesson(editor, { base: { about: draft.about }, mine: { about: "A lesson about bridges." } });
  await publishLesson(editor);
  const newest = (await listNewestFor(database(), teacher.teacherId)).find(
    ({ lessonId }) => lessonId === editor.lessonId,
  );
  if (newest === undefined) throw new Error("a lesson that was published is offered");
  return newest;
}

/** What the file of an activity that follows the teacher's own lesson says. */
async function exportOwn(teacher: Teacher, contentId: string): Promise<Record<string, unknown>> {
  const made = await makeClass({ teacherIds: [teacher.teacherId] });
  const activity = await makeActivity({ classId: made.id, contentId });
  const { stream } = await exportActivity(await authoriseActivityReader(teacher, activity.id));
  return (await new Response(stream).json()) as Record<string, unknown>;
}

async function importInto(teacher: Teacher, file: object) {
  const made = await makeClass({ teacherIds: [teacher.teacherId] });
  const editor = await authoriseClassEditor(teacher, made.id);
  const run = importActivity(editor, new TextEncoder().encode(JSON.stringify(file)));
  return run.then(
    ({ activityId }) => ({ classId: made.id, activityId, refusal: null }),
    (refusal: unknown) => ({ classId: made.id, activityId: null, refusal: refusal as AppError }),
  );
}

const contentIdOf = async (activityId: string | null) =>
  (await pool().query<{ id: string }>("select content_id as id from activities where id = $1", [activityId])).rows[0]?.id; // prettier-ignore

it("T14p: an activity of a teacher's own lesson brings the lesson to another teacher once, and finds it again where the teacher has it", async () => {
  const [teacher, other] = [await makeViewer(), await makeViewer()];
  const own = await makeOwnLesson(teacher);
  const file = await exportOwn(teacher, own.contentId);

  const first = await importInto(other, file);
  const added = await listOwnLessons(database(), other.teacherId);
  expect(added).toMatchObject([{ title: own.lesson.title, version: 1, isHidden: false }]);
  const [offered] = (await listNewestFor(database(), other.teacherId)).filter(
    ({ lessonId }) => lessonId === added[0]?.lessonId,
  );
  expect(offered?.lesson).toEqual(own.lesson);
  expect(await contentIdOf(first.activityId)).toBe(offered?.contentId);

  const second = await importInto(other, file);
  expect(await contentIdOf(second.activityId)).toBe(offered?.contentId);
  expect(await listOwnLessons(database(), other.teacherId)).toHaveLength(1);

  const back = await importInto(teacher, file);
  expect(await contentIdOf(back.activityId)).toBe(own.contentId);
  expect(await listOwnLessons(database(), teacher.teacherId)).toHaveLength(1);
});

it("T14p, T16q: the file of an activity has the pictures of the teacher's own lesson, and brings them to another teacher once; without one of them it is refused", async () => {
  const [teacher, other] = [await makeViewer(), await makeViewer()];
  const { contentId, image } = await makePicturedLesson(teacher.teacherId, builtInLesson);
  const file = await exportOwn(teacher, contentId);
  for (const into of [other, other, teacher]) {
    const { activityId } = await importInto(into, file);
    const { activity } = await authoriseActivityReader(into, activityId ?? "");
    expect(activity.contentId === contentId).toBe(into === teacher);
    expect((await loadActivityPicture(activity, image)).image).toBe(image);
  }
  const kept = `select 1 from lesson_pictures p join lessons l on l.id = p.lesson_id
    where p.image = $1 and l.owner_id in ($2, $3)`;
  const { rows } = await pool().query(kept, [image, teacher.teacherId, other.teacherId]);
  expect(rows).toHaveLength(2);
  const carried = file.lesson as { pictures: unknown[] };
  expect(carried.pictures).toHaveLength(1);
  const { refusal } = await importInto(other, { ...file, lesson: { ...carried, pictures: [] } });
  expect(refusal).toMatchObject({ code: "import-damaged" });
});

it("T14p: a file of an activity whose lesson ships carries no lesson", async () => {
  const teacher = await makeViewer();
  const [shipped] = await listNewestFor(database(), teacher.teacherId);
  expect(await exportOwn(teacher, shipped?.contentId ?? "")).not.toHaveProperty("lesson");
});

it("T14k, T14p: a carried lesson that is missing, hostile, incomplete or one too many is refused by its reason, and leaves no lesson and no activity", async () => {
  const [teacher, other] = [await makeViewer(), await makeViewer()];
  const own = await makeOwnLesson(teacher);
  const file = await exportOwn(teacher, own.contentId);
  const carried = file.lesson as { lesson: Record<string, unknown> };
  const withLesson = (more: object) => ({ ...file, lesson: { ...carried, lesson: { ...carried.lesson, ...more } } });

  const { lesson: _, ...without } = file;
  const refused: [object, string, object][] = [
    [without, "import-lesson", {}],
    [{ ...file, lesson: "a lesson" }, "lesson-file-other", {}],
    [{ ...file, lesson: { ...carried, version: 99 } }, "lesson-file-newer", {}],
    [withLesson({ title: 5 }), "lesson-file-place", { place: "lesson.title" }],
    [withLesson({ title: "x".repeat(100_000) }), "lesson-file-place", { place: "lesson.title" }],
    [withLesson({ modes: [] }), "import-damaged", {}],
  ];
  for (const [given, code, values] of refused) {
    const { refusal, classId } = await importInto(other, given);
    expect({ code: refusal?.code, values: refusal?.values }).toEqual({ code, values });
    expect((await pool().query("select id from activities where class_id = $1", [classId])).rows).toEqual([]);
  }
  expect(await listOwnLessons(database(), other.teacherId)).toEqual([]);

  for (let made = 0; made < maxOwnLessons; made++)
    await importLesson(other, { lesson: { ...own.lesson, title: `Lesson ${made}` }, pictures: [] });
  const { refusal, classId } = await importInto(other, file);
  expect(refusal).toMatchObject({ code: "too-many-lessons", values: { most: maxOwnLessons } });
  expect((await pool().query("select id from activities where class_id = $1", [classId])).rows).toEqual([]);
  expect(await listOwnLessons(database(), other.teacherId)).toHaveLength(maxOwnLessons);
});
