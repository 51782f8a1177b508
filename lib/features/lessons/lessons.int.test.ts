import { expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeTeacher } from "@/db/testing/factories";
import { authoriseLessonEditor } from "@/lib/activity/authorise";
import { listNewestFor, listOwnLessons } from "@/lib/activity/queries/lessons";
import type { Viewer } from "@/lib/auth/viewer";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { copyLesson, loadLesson, publishLesson, saveLesson } from "./own-lessons";

withDatabase();

async function makeViewer(): Promise<Viewer & { as: "teacher" }> {
  const { id, name, email } = await makeTeacher({});
  return { as: "teacher", teacherId: id, name, email, sessionId: "" };
}

async function copyDefault(viewer: Viewer & { as: "teacher" }) {
  const [shipped] = await listNewestFor(database(), viewer.teacherId);
  return authoriseLessonEditor(viewer, await copyLesson(viewer, shipped?.lessonId ?? ""));
}

it("copies a lesson under a new title, publishes each changed draft as another version, and shows it to its teacher alone", async () => {
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

it("stores an incomplete lesson and does not publish it; merges what two have typed, and returns a place that both changed", async () => {
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
