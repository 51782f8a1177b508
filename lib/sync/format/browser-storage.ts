/**
 * Every name under which this site stores something in a browser: cookies of its own, localStorage, sessionStorage, IndexedDB, and caches of the
 * service worker (`public/a/worker.js`, which cannot import). Cookies that lib/process and lib/auth read are named there. After a name changes, data
 * that devices stored under the old name stays behind.
 */
import { isDocumentKind, type DocumentKind } from "./fields";

/** Names of a student's data begin with this, or contain the student's id elsewhere. Signing out deletes that data (S1). */
const studentPrefix = "crosscase/";
const ofStudent = (studentId: string) => `${studentPrefix}${studentId}/`;

/** IndexedDB: a document's local copy (R14). */
export function copyName(person: string, { kind, id, epoch }: CopiedDocument): string {
  return `${ofStudent(person)}${kind}/${id}/${epoch}`;
}

export interface CopiedDocument {
  kind: DocumentKind;
  id: string;
  epoch: number;
}

/** The student and document of a copy's database; null for any other name. */
export function parseCopyName(name: string): { person: string; document: CopiedDocument } | null {
  const [prefix, person = "", kind = "", id = "", epoch = "", ...more] = name.split("/");
  if (`${prefix}/` !== studentPrefix || !isDocumentKind(kind) || !/^\d+$/.test(epoch) || more.length > 0) return null;
  return { person, document: { kind, id, epoch: Number(epoch) } };
}

/** IndexedDB, in the `custom` store of a local copy. */
export const copyMetadataPrefixes = { unsent: "unsent/", wrote: "wrote/" } as const;
export const copyMayWriteKey = "may-write";

/** localStorage: each database by its name, since some browsers cannot list them. */
export const databasePrefix = "database:";

/** localStorage: text that could not go into its document. */
export const setAsidePrefix = (person: string) => `${ofStudent(person)}kept/`;

/** Whether a key belongs to set-aside text: this student's or, with null, anyone's. */
export function isSetAsideKey(key: string, person: string | null = null): boolean {
  return /^crosscase\/[^/]*\/kept\//.test(key) && (person === null || key.startsWith(ofStudent(person)));
}

/** localStorage: a ballot or an exit ticket that the server may not have yet. */
export function formKey(studentId: string, activityId: string, kind: string): string {
  return `${formPrefix}${studentId}:${activityId}:${kind}`;
}
const formPrefix = "crosscase-ballot:";

/** Whether a key belongs to a ballot or an exit ticket: this student's or, with null, anyone's. */
export function isFormKey(key: string, person: string | null = null): boolean {
  return key.startsWith(person === null ? formPrefix : `${formPrefix}${person}:`);
}

/** localStorage: when the student's hand-in and votes were stored on the server, as far as this device has seen (B8). */
export const seenWorkKey = (studentId: string, activityId: string) => `${ofStudent(studentId)}work/${activityId}`;

/** localStorage: the student's better version of a part of a lesson's weak example (S12). */
export function practiceKey(studentId: string, activityId: string, mode: string, field: string): string {
  return `${ofStudent(studentId)}practice/${activityId}/${mode}/${field}`;
}

/** Caches: the pages that a student has opened. */
export const pageCacheName = (studentId: string, build: string) => `${ofStudent(studentId)}pages/${build}`;

/** Whether a name, in any storage, belongs to a student's data. */
export function isOfStudents(name: string): boolean {
  return name.startsWith(studentPrefix) || name.startsWith(databasePrefix + studentPrefix) || isFormKey(name);
}

/** sessionStorage: a comment that the teacher has not sent. */
export const commentDraftKey = (submissionId: string) => `${commentDraftPrefix}${submissionId}`;
const commentDraftPrefix = "crosscase:comment:";
export const isCommentDraftKey = (key: string) => key.startsWith(commentDraftPrefix);

/** sessionStorage: what the teacher has typed into a lesson and the server does not have. */
export const lessonDraftKey = (lessonId: string) => `${lessonDraftPrefix}${lessonId}`;
const lessonDraftPrefix = "crosscase:lesson:";
export const isLessonDraftKey = (key: string) => key.startsWith(lessonDraftPrefix);

/** localStorage: whether the keys of the review desk are switched off. */
export const reviewKeysKey = "crosscase:review-keys";

/** localStorage: whether the board sounds. */
export const boardSoundKey = "crosscase:board-sound";

/** sessionStorage: how often in a row the page was loaded again because a script or a style sheet was missing. */
export const fileReloadsKey = "crosscase:file-reloads";

/** A cookie, which the server reads too: the restore whose strip the teacher has closed (B8). */
export const restoredReadCookie = "crosscase-restored-read";

/** A cookie, which the server reads too: the board has no names of students (T9). */
export const hiddenNamesCookie = "crosscase-hidden-names";

/** A cookie, which the server reads too: the theme that was chosen over the system's. */
export const themeCookie = "crosscase-theme";
