import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeActivity, makeClass, makePicturedLesson, makeTeacher } from "@/db/testing/factories";
import { authoriseActivityReader, authoriseLessonEditor, authoriseLessonUser } from "@/lib/activity/authorise";
import { listNewestFor } from "@/lib/activity/queries/lessons";
import type { Viewer } from "@/lib/auth/viewer";
import { readLessonFile, writeLessonFile, type LessonFile } from "@/lib/content/lesson-file";
import { mostPictures } from "@/lib/content/picture-limits";
import type { Lesson } from "@/lib/content/schema";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { makePng, makeSvg, pngChunk } from "@/lib/content/testing/pictures";
import type { AppError } from "@/lib/errors/errors";
import {
  copyLesson,
  exportLesson,
  importLesson,
  loadLesson,
  loadLessonToTry,
  publishLesson,
  saveLesson,
} from "./own-lessons";
import { addPicture, loadActivityPicture, loadLessonPicture } from "./pictures";

withDatabase();

async function makeViewer(): Promise<Viewer & { as: "teacher" }> {
  const { id, name, email } = await makeTeacher();
  return { as: "teacher", teacherId: id, name, email, sessionId: "" };
}

/** A lesson of the teacher's own, whose first figure is an uploaded picture. */
async function makeLesson() {
  const viewer = await makeViewer();
  const { lessonId, image } = await makePicturedLesson(viewer.teacherId, builtInLesson);
  const editor = await authoriseLessonEditor(viewer, lessonId);
  return { viewer, editor, image, user: await authoriseLessonUser(viewer, lessonId) };
}

type Editor = Awaited<ReturnType<typeof makeLesson>>["editor"];
type Picture = Lesson["figures"][number]["picture"];

/** Saves the draft with this picture as its first figure. */
async function showPicture(editor: Editor, picture: Picture) {
  const { figures } = (await loadLesson(editor)).draft;
  const mine = { figures: figures.map((figure, n) => (n === 0 ? { ...figure, picture } : figure)) };
  return saveLesson(editor, { base: { figures }, mine });
}

const imagesOf = async ({ lessonId }: { lessonId: string }) =>
  (await pool().query<{ image: string }>("select image from lesson_pictures where lesson_id = $1 order by image", [lessonId])).rows.map(({ image }) => image); // prettier-ignore

const refusalOf = (run: Promise<unknown>) => run.then(() => null, (error: unknown) => error as AppError); // prettier-ignore

const toFile = (file: LessonFile) => new TextEncoder().encode(writeLessonFile(file));

it("T16o, T16q: an uploaded picture is stored without what its file says besides, under the digest of what is stored, and its size is answered", async () => {
  const { editor, user } = await makeLesson();
  const author = pngChunk("tEXt", Buffer.from("Author\0Ada Lovelace"));
  const added = await addPicture(editor, makePng({ width: 20, height: 10, colour: 0x40, extra: [author] }));
  const stored = await loadLessonPicture(user, added.image);
  expect(Buffer.from(stored.bytes).includes("Ada")).toBe(false);
  expect(added).toEqual({ image: createHash("sha256").update(stored.bytes).digest("hex"), width: 20, height: 10 });
  const svg = await addPicture(editor, makeSvg('<title>Ada Lovelace</title><rect width="9" height="9"/>'));
  const drawn = await loadLessonPicture(user, svg.image);
  expect(drawn.kind).toBe("svg");
  expect(Buffer.from(drawn.bytes).toString()).not.toContain("Ada");
});

it("T16o, T16g: a figure without a stored picture is a fault, so the lesson is not published; with the picture it is, and students of that version get it while the draft has another", async () => {
  const { viewer, editor } = await makeLesson();
  const unknown = await showPicture(editor, { kind: "image", image: "0".repeat(64) });
  expect(unknown.faults).toMatchObject([{ path: ["figures", 0, "picture"], code: "no-picture" }]);
  expect((await showPicture(editor, { kind: "image", image: null })).faults).toMatchObject([{ code: "no-picture" }]);
  await expect(publishLesson(editor)).rejects.toMatchObject({ code: "lesson-incomplete" });

  const first = await addPicture(editor, makePng({ colour: 1 }));
  expect((await showPicture(editor, { kind: "image", ...first })).faults).toEqual([]);
  expect(await publishLesson(editor)).toBe(2);
  const second = await addPicture(editor, makePng({ colour: 2 }));
  await showPicture(editor, { kind: "image", ...second });
  const newest = (await listNewestFor(database(), viewer.teacherId)).find((one) => one.lessonId === editor.lessonId);
  const made = await makeClass({ teacherIds: [viewer.teacherId] });
  const { id } = await makeActivity({ classId: made.id, contentId: newest?.contentId ?? "" });
  const { activity } = await authoriseActivityReader(viewer, id);
  expect((await loadActivityPicture(activity, first.image)).image).toBe(first.image);
  // The lesson has it, and this version does not show it.
  await expect(loadActivityPicture(activity, second.image)).rejects.toMatchObject({ code: "not-found" });
});

it("T16o: a picture that neither the draft nor a version shows is deleted a day later, when another one is uploaded; one that either shows stays", async () => {
  const { editor, image } = await makeLesson();
  const inDraft = await addPicture(editor, makePng({ colour: 1 }));
  const unused = await addPicture(editor, makePng({ colour: 2 }));
  await showPicture(editor, { kind: "image", ...inDraft });
  await pool().query("update lesson_pictures set created_at = now() - interval '23 hours' where lesson_id = $1", [editor.lessonId]); // prettier-ignore
  const later = await addPicture(editor, makePng({ colour: 3 }));
  expect(await imagesOf(editor)).toEqual([image, inDraft.image, unused.image, later.image].sort());
  await pool().query("update lesson_pictures set created_at = now() - interval '25 hours' where image = $1", [unused.image]); // prettier-ignore
  await pool().query("update lesson_pictures set created_at = now() - interval '25 hours' where image = any($1)", [[image, inDraft.image]]); // prettier-ignore
  await addPicture(editor, makePng({ colour: 3 }));
  expect(await imagesOf(editor)).toEqual([image, inDraft.image, later.image].sort());
});

it("T16o, R12: a lesson has at most 60 pictures; one more is refused in a sentence, and one that is there already is none more", async () => {
  const { editor } = await makeLesson();
  for (let colour = 1; colour < mostPictures; colour++) await addPicture(editor, makePng({ colour }));
  expect(await imagesOf(editor)).toHaveLength(mostPictures);
  const refusal = await refusalOf(addPicture(editor, makePng({ colour: 255 })));
  expect(refusal).toMatchObject({ code: "pictures-full", values: { most: 6, count: 60 } });
  await addPicture(editor, makePng({ colour: 1 }));
  expect(await imagesOf(editor)).toHaveLength(mostPictures);
});

it("T16q: a copy of a lesson has the pictures that it shows, of its own", async () => {
  const { viewer, editor, image } = await makeLesson();
  await addPicture(editor, makePng({ colour: 1 }));
  const copy = await authoriseLessonEditor(viewer, await copyLesson(viewer, editor.lessonId));
  expect(await imagesOf(copy)).toEqual([image]);
  expect((await loadLesson(copy)).faults).toEqual([]);
  await pool().query("delete from lessons where id = $1", [editor.lessonId]);
  expect(await imagesOf(editor)).toEqual([]);
  expect(await imagesOf(copy)).toEqual([image]);
});

it("T16j, T16q: the file of a lesson has its pictures, and another teacher who imports it has the same lesson", async () => {
  const { editor, image } = await makeLesson();
  const file = readLessonFile(toFile(await exportLesson(editor)));
  expect(file.pictures.map((picture) => picture.image)).toEqual([image]);
  const other = await makeViewer();
  const imported = await authoriseLessonEditor(other, await importLesson(other, file));
  expect(await loadLesson(imported)).toMatchObject({ draft: (await loadLesson(editor)).draft, faults: [] });
  expect(await imagesOf(imported)).toEqual([image]);
  expect(await loadLessonToTry(await authoriseLessonUser(other, imported.lessonId))).toMatchObject({ faults: [] });
});

it("T16j, T16q: a picture of a file is cleaned and named after its bytes; a figure whose picture the file lacks has none; a picture that cannot be taken refuses the file with its place", async () => {
  const other = await makeViewer();
  const { lesson, pictures } = await exportLesson((await makeLesson()).editor);
  const [image = ""] = pictures.map((picture) => picture.image);
  const author = pngChunk("tEXt", Buffer.from("Author\0Ada Lovelace"));
  const bring = (bytes: Uint8Array) => importLesson(other, readLessonFile(toFile({ lesson, pictures: [{ image, bytes }] }))); // prettier-ignore
  const editorOf = async (id: string) => authoriseLessonEditor(other, id);

  const noted = await editorOf(await bring(makePng({ width: 8, height: 9, extra: [author] })));
  const [stored] = await imagesOf(noted);
  expect(stored).not.toBe(image);
  expect((await loadLesson(noted)).draft.figures[0]?.picture).toEqual({ kind: "image", image: stored, width: 8, height: 9 }); // prettier-ignore
  const kept = await loadLessonPicture(await authoriseLessonUser(other, noted.lessonId), stored ?? "");
  expect(Buffer.from(kept.bytes).includes("Ada")).toBe(false);

  const without = await editorOf(await importLesson(other, { lesson, pictures: [] }));
  expect((await loadLesson(without)).faults).toMatchObject([{ path: ["figures", 0, "picture"], code: "no-picture" }]);

  const hostile = makeSvg("<script>alert(1)</script>");
  expect(await refusalOf(bring(hostile))).toMatchObject({ code: "lesson-file-picture", values: { place: "pictures.0" } }); // prettier-ignore
  expect((await refusalOf(bring(hostile)))?.values["why"]).toContain("<script>");
  const cut = { format: "crosscase-lesson", version: 1, lesson, pictures: [{ image, data: "no base64!" }] };
  expect(() => readLessonFile(new TextEncoder().encode(JSON.stringify(cut)))).toThrow("lesson-file-place");
});
