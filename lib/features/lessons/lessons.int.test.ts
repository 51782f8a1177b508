import { expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeActivity, makeClass, makeCoTeacher, makeStudent, makeTeacher } from "@/db/testing/factories";
import { authoriseLessonEditor, authoriseLessonUser } from "@/lib/activity/authorise";
import { listNewestFor, listOwnLessons } from "@/lib/activity/queries/lessons";
import type { Viewer } from "@/lib/auth/viewer";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import {
  copyLesson,
  listLessons,
  loadLesson,
  loadLessonToTry,
  publishLesson,
  removeLesson,
  saveLesson,
  showLesson,
} from "./own-lessons";

withDatabase();

type Teacher = Viewer & { as: "teacher" };

const viewerOf = ({ id, name, email }: { id: string; name: string; email: string }): Teacher => ({
  as: "teacher",
  teacherId: id,
  name,
  email,
  sessionId: "",
});
const makeViewer = async () => viewerOf(await makeTeacher());

async function copyDefault(viewer: Teacher) {
  const [shipped] = await listNewestFor(database(), viewer.teacherId);
  return authoriseLessonEditor(viewer, await copyLesson(viewer, shipped?.lessonId ?? ""));
}

it("T16i, T16k: copies a lesson under a new title, publishes each changed draft as another version, and shows it to its teacher alone", async () => {
  const viewer = await makeViewer();
  const editor = await copyDefault(viewer);
  const { draft, faults, version } = await loadLesson(editor);
  expect({ title: draft.title, faults, version }).toEqual({
    title: `${builtInLesson.title} 2`,
    faults: [],
    version: null,
  });
  expect([await publishLesson(editor), await publishLesson(editor)]).toEqual([1, 1]);
  await saveLesson(editor, { base: { about: draft.about }, mine: { about: "Changed." } });
  expect(await publishLesson(editor)).toBe(2);
  const newest = (await listNewestFor(database(), viewer.teacherId)).find(
    ({ lessonId }) => lessonId === editor.lessonId,
  );
  expect(newest?.lesson.about).toBe("Changed.");
  const stored = await pool().query("select number, content ->> 'about' as about from lesson_versions where lesson_id = $1 order by number", [editor.lessonId]); // prettier-ignore
  expect(stored.rows).toEqual([
    { number: 1, about: draft.about },
    { number: 2, about: "Changed." },
  ]);
  const other = await makeViewer();
  expect(await listOwnLessons(database(), other.teacherId)).toEqual([]);
  await expect(authoriseLessonEditor(other, editor.lessonId)).rejects.toMatchObject({ code: "not-found" });
});

it("T16g, T16h: stores an incomplete lesson and does not publish it; merges what two have typed, and returns a place that both changed", async () => {
  const editor = await copyDefault(await makeViewer());
  const { draft } = await loadLesson(editor);
  const rename = (at: number, name: string) => draft.modes.map((mode, n) => (n === at ? { ...mode, name } : mode));
  await saveLesson(editor, { base: { modes: draft.modes }, mine: { modes: rename(0, "First") } });
  const second = await saveLesson(editor, { base: { modes: draft.modes }, mine: { modes: rename(1, "Second") } });
  expect(second.conflicts).toEqual([]);
  expect(second.draft.modes.slice(0, 2).map(({ name }) => name)).toEqual(["First", "Second"]);
  const third = await saveLesson(editor, { base: { modes: draft.modes }, mine: { modes: rename(0, "Third") } });
  expect(third.conflicts).toEqual([{ path: ["modes", 0, "name"], mine: "Third", theirs: "First" }]);
  await saveLesson(editor, { base: { title: draft.title }, mine: { title: "" } });
  expect((await loadLesson(editor)).faults).toMatchObject([{ path: ["title"], code: "empty" }]);
  await expect(publishLesson(editor)).rejects.toMatchObject({ code: "lesson-incomplete" });
});

/** A class of the teacher with an activity of the newest version of the lesson. */
async function useLesson({ teacherId, lessonId }: { teacherId: string; lessonId: string }) {
  const found = (await listNewestFor(database(), teacherId)).find((one) => one.lessonId === lessonId);
  const { id } = await makeClass({ teacherIds: [teacherId] });
  return { classId: id, activityId: (await makeActivity({ classId: id, contentId: found?.contentId ?? "" })).id };
}

it("T16k: a lesson of a class’s activity is edited and used by those who may change the class, and not by those who may read it", async () => {
  const editor = await copyDefault(await makeViewer());
  await publishLesson(editor);
  const { classId } = await useLesson(editor);
  const [steers, reads] = [viewerOf(await makeCoTeacher(classId)), viewerOf(await makeCoTeacher(classId, {}, "read"))];
  expect(await authoriseLessonEditor(steers, editor.lessonId)).toMatchObject({ lessonId: editor.lessonId });
  expect((await listOwnLessons(database(), steers.teacherId)).map(({ lessonId }) => lessonId)).toEqual([
    editor.lessonId,
  ]);
  await expect(authoriseLessonEditor(reads, editor.lessonId)).rejects.toMatchObject({ code: "not-found" });
  expect((await listNewestFor(database(), reads.teacherId)).map(({ lessonId }) => lessonId)).not.toContain(
    editor.lessonId,
  );
});

it("T16l: a lesson that no activity uses is deleted with its versions; one that an activity uses stays there, is not offered, and is shown again", async () => {
  const viewer = await makeViewer();
  const offered = async () => (await listNewestFor(database(), viewer.teacherId)).map(({ lessonId }) => lessonId);
  const [unused, used] = [await copyDefault(viewer), await copyDefault(viewer)];
  for (const editor of [unused, used]) await publishLesson(editor);
  await useLesson(used);
  for (const editor of [unused, used]) await removeLesson(editor);
  expect(await offered()).not.toContain(used.lessonId);
  const listed = () => listOwnLessons(database(), viewer.teacherId);
  expect(await listed()).toMatchObject([{ lessonId: used.lessonId, isHidden: true, version: 1 }]);
  const left = await pool().query("select count(*)::int as count from lesson_versions where lesson_id = $1", [unused.lessonId]); // prettier-ignore
  expect(left.rows).toEqual([{ count: 0 }]);
  await expect(removeLesson(unused)).rejects.toMatchObject({ code: "not-found" });
  await showLesson(used);
  expect(await offered()).toContain(used.lessonId);
  expect(await listed()).toMatchObject([{ isHidden: false }]);
});

it("T16m: a teacher tries the newest version of a lesson that ships, and an own lesson as it was last saved; no other teacher tries it, and no student any lesson", async () => {
  const viewer = await makeViewer();
  const { shipped } = await listLessons(viewer);
  expect(shipped.map(({ title }) => title)).toContain(builtInLesson.title);
  for (const { lessonId, title } of shipped) {
    const user = await authoriseLessonUser(viewer, lessonId);
    expect(user.used).toEqual({ lessonId, isOwn: false });
    expect(await loadLessonToTry(user)).toMatchObject({ lesson: { title }, faults: [] });
  }
  const editor = await copyDefault(viewer);
  await publishLesson(editor);
  await saveLesson(editor, { base: { about: builtInLesson.about }, mine: { about: "" } });
  const user = await authoriseLessonUser(viewer, editor.lessonId);
  expect(user.used.isOwn).toBe(true);
  expect(await loadLessonToTry(user)).toMatchObject({ lesson: { about: "" }, faults: [{ path: ["about"] }] });
  await expect(authoriseLessonUser(await makeViewer(), editor.lessonId)).rejects.toMatchObject({ code: "not-found" });
  const student = await makeStudent({ classId: (await makeClass({})).id });
  const asStudent: Viewer = { as: "student", studentId: student.id, classId: student.classId, sessionId: "", name: "" };
  for (const { lessonId } of [...shipped, editor])
    await expect(authoriseLessonUser(asStudent, lessonId)).rejects.toMatchObject({ code: "not-found" });
});
