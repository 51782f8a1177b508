/** Lessons that teachers make: copied or imported, edited as a draft, and published as versions that never change (T16). */
import { randomUUID } from "node:crypto";
import { database, transaction, type Tx } from "@/db/client";
import { suggestActivityName } from "@/lib/content/activity-name";
import { findFaults, type Fault } from "@/lib/content/faults";
import type { LessonFile } from "@/lib/content/lesson-file";
import { lessonSchema, type Lesson } from "@/lib/content/schema";
import { AppError } from "@/lib/errors/errors";
import type { LessonEditor, LessonUser } from "@/lib/activity/authorise";
import { listNewestFor, listOwnLessons, type NewestVersion, type OwnLesson } from "@/lib/activity/queries/lessons";
import type { Viewer } from "@/lib/auth/viewer";
import { currentTime } from "@/lib/process/clock";
import { cleanImported, imagesOf, storePictures, type CleanedLesson } from "./pictures";
import * as rows from "./queries/lessons";
import { copyPictures, findPictures, listImages } from "./queries/pictures";
import { asJson, isSame, merge, type Conflict } from "./rules/merge";

export type { OwnLesson };

type Teacher = Viewer & { as: "teacher" };

/** The most lessons that a teacher can make. */
export const maxOwnLessons = 100;

/** The lessons that the teacher may edit, and the others that the teacher may use. */
async function loadUsable(teacherId: string): Promise<{ own: OwnLesson[]; others: NewestVersion[] }> {
  const [own, usable] = await Promise.all([
    listOwnLessons(database(), teacherId),
    listNewestFor(database(), teacherId),
  ]);
  const ownIds = new Set(own.map(({ lessonId }) => lessonId));
  return { own, others: usable.filter(({ lessonId }) => !ownIds.has(lessonId)) };
}

/** A lesson that can be copied. */
export interface CopyOffer {
  lessonId: string;
  title: string;
}

/** The lessons that the teacher may edit, those that ship with the product, and those that can be copied. */
export async function listLessons({
  teacherId,
}: Teacher): Promise<{ own: OwnLesson[]; shipped: CopyOffer[]; toCopy: CopyOffer[] }> {
  const { own, others } = await loadUsable(teacherId);
  const shipped = others.map(({ lessonId, lesson }) => ({ lessonId, title: lesson.title }));
  return {
    own,
    shipped,
    toCopy: [...shipped, ...own.map(({ lessonId, title }) => ({ lessonId, title }))],
  };
}

/** Copies a lesson that the teacher may use, under a title of its own, and returns the copy's id. @throws AppError `no-such-lesson` */
export async function copyLesson(teacher: Teacher, lessonId: string): Promise<string> {
  const { own, others } = await loadUsable(teacher.teacherId);
  const from = own.some((one) => one.lessonId === lessonId)
    ? await rows.findDraft(database(), lessonId)
    : others.find((one) => one.lessonId === lessonId)?.lesson;
  if (from == null) throw new AppError("no-such-lesson");
  const taken = [...others.map(({ lesson }) => lesson.title), ...own.map(({ title }) => title)];
  const copy = { ...from, title: suggestActivityName(from, taken).slice(0, 2_000) };
  return addLesson(teacher, copy, (tx, copyId) => copyPictures(tx, lessonId, copyId, imagesOf(from)));
}

/** Stores a lesson from a file as the teacher's own and returns its id. @throws AppError `too-many-lessons`, `lesson-file-picture`, `pictures-full` */
export async function importLesson(teacher: Teacher, file: LessonFile): Promise<string> {
  const { lesson, pictures } = await cleanImported(file);
  return addLesson(teacher, lesson, (tx, lessonId) => storePictures(tx, lessonId, pictures));
}

async function addLesson(
  { teacherId }: Teacher,
  lesson: Lesson,
  addPictures: (tx: Tx, lessonId: string) => Promise<void>,
): Promise<string> {
  refuseTooMany((await listOwnLessons(database(), teacherId)).length);
  return transaction(async (tx) => {
    const lessonId = await rows.insertLesson(tx, teacherId, lesson, currentTime());
    await addPictures(tx, lessonId);
    return lessonId;
  });
}

/** The lesson with its pictures, for its file. @throws AppError `not-found` */
export async function exportLesson({ lessonId }: LessonEditor): Promise<LessonFile> {
  const lesson = await rows.findDraft(database(), lessonId);
  if (lesson === null) throw new AppError("not-found");
  return { lesson, pictures: await findPictures(database(), lessonId, imagesOf(lesson)) };
}

/**
 * The id of a version that says what `lesson` says: of a lesson that the teacher may edit, else of a new lesson of the teacher's.
 * @throws AppError `too-many-lessons`, `pictures-full`
 */
export async function findOrAddVersion(
  tx: Tx,
  teacherId: string,
  { lesson, pictures }: CleanedLesson,
  now: Date,
): Promise<string> {
  const own = await listOwnLessons(tx, teacherId);
  const found = await rows.findVersionLike(
    tx,
    own.map(({ lessonId }) => lessonId),
    lesson,
  );
  if (found !== null) return found;
  refuseTooMany(own.length);
  const lessonId = await rows.insertLesson(tx, teacherId, lesson, now);
  await storePictures(tx, lessonId, pictures);
  const id = randomUUID();
  await rows.insertVersion(tx, lessonId, { id, number: 1, content: lesson });
  return id;
}

function refuseTooMany(present: number): void {
  if (present >= maxOwnLessons) throw new AppError("too-many-lessons", { most: maxOwnLessons });
}

/** The lesson as its teachers edit it. */
export interface EditedLesson {
  draft: Lesson;
  faults: Fault[];
  /** The newest version; null while there is none. */
  version: number | null;
  /** The draft says what the newest version says. */
  isPublished: boolean;
}

/** @throws AppError `not-found` */
export async function loadLesson({ lessonId }: LessonEditor): Promise<EditedLesson> {
  const [draft, newest, images] = await Promise.all([
    rows.findDraft(database(), lessonId),
    rows.findNewestVersion(database(), lessonId),
    listImages(database(), lessonId),
  ]);
  if (draft === null) throw new AppError("not-found");
  return describe(draft, newest, images);
}

/** The lesson as a teacher tries it: as its teachers last saved it, and one that ships, its newest version. @throws AppError `not-found` */
export async function loadLessonToTry({ used }: LessonUser): Promise<{ lesson: Lesson; faults: Fault[] }> {
  const draft = await rows.findDraft(database(), used.lessonId);
  if (draft !== null) return { lesson: draft, faults: findFaults(draft, await listImages(database(), used.lessonId)) };
  const newest = await rows.findNewestVersion(database(), used.lessonId);
  if (newest === null) throw new AppError("not-found");
  return { lesson: lessonSchema.parse(newest.content), faults: [] };
}

function describe(draft: Lesson, newest: rows.Version | null, images: ReadonlySet<string>): EditedLesson {
  return {
    draft,
    faults: findFaults(draft, images),
    version: newest?.number ?? null,
    isPublished: newest !== null && isSame(asJson(draft), asJson(newest.content)),
  };
}

/** Parts of a lesson, by their names. */
export type LessonParts = Partial<Lesson>;

export interface SavedLesson extends EditedLesson {
  /** What another teacher, or another window, has saved since; these places are not saved. */
  conflicts: Conflict[];
}

/**
 * Saves parts of a lesson that were typed into `base`. What others have saved since stays: other places are merged, and a place that both changed is
 * returned as a conflict and not saved. @throws AppError `not-found`
 */
export async function saveLesson(
  { lessonId }: LessonEditor,
  { base, mine }: { base: LessonParts; mine: LessonParts },
): Promise<SavedLesson> {
  return transaction(async (tx) => {
    const found = await rows.lockDraft(tx, lessonId);
    if (found === null) throw new AppError("not-found");
    const stored = asJson(found);
    const merged = merge(asJson({ ...found, ...base }), asJson({ ...found, ...base, ...mine }), stored);
    // Merging lists can make one that is longer than a lesson may have.
    const parsed = lessonSchema.safeParse(merged.value);
    if (!parsed.success) throw new AppError("lesson-too-long");
    const draft = parsed.data;
    if (!isSame(stored, asJson(draft))) await rows.setDraft(tx, lessonId, draft, currentTime());
    const [newest, images] = [await rows.findNewestVersion(tx, lessonId), await listImages(tx, lessonId)];
    return { ...describe(draft, newest, images), conflicts: merged.conflicts };
  });
}

/**
 * Makes the draft a version that new activities begin with, and returns its number. Activities that there are go on with theirs.
 * @throws AppError `not-found`, `lesson-incomplete`
 */
export async function publishLesson({ lessonId }: LessonEditor): Promise<number> {
  return transaction(async (tx) => {
    const draft = await rows.lockDraft(tx, lessonId);
    if (draft === null) throw new AppError("not-found");
    const newest = await rows.findNewestVersion(tx, lessonId);
    const { faults, isPublished } = describe(draft, newest, await listImages(tx, lessonId));
    if (faults.length > 0) throw new AppError("lesson-incomplete", { faults: faults.length });
    if (newest !== null && isPublished) return newest.number;
    const number = (newest?.number ?? 0) + 1;
    await rows.insertVersion(tx, lessonId, { id: randomUUID(), number, content: draft });
    return number;
  });
}

/** Deletes the lesson. While an activity uses it, it only stops being offered, and can be shown again. @throws AppError `not-found` */
export async function removeLesson({ lessonId }: LessonEditor): Promise<void> {
  await transaction(async (tx) => {
    if ((await rows.lockDraft(tx, lessonId)) === null) throw new AppError("not-found");
    if (await rows.isUsed(tx, lessonId)) await rows.setHidden(tx, lessonId, currentTime());
    else await rows.deleteLesson(tx, lessonId);
  });
}

/** Offers a lesson again that was deleted while an activity used it. */
export async function showLesson({ lessonId }: LessonEditor): Promise<void> {
  await rows.setHidden(database(), lessonId, null);
}
