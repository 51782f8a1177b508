/** The data that is stored about one student, as a file (B10). */
import { database } from "@/db/client";
import { findClass } from "@/lib/features/people/classes/queries/classes";
import * as rows from "./queries/stored-data";
import { findNames } from "@/lib/activity/queries/students";
import { isUuid } from "@/lib/process/uuid";
import type { ClassReader, ClassEditor } from "@/lib/activity/authorise";
import { waitForExportTurn } from "@/lib/features/people/classes/export-turn";
import { HistoryAsker } from "@/lib/features/cases/history/history-thread";
import type { Typed } from "@/lib/sync/format/replay/typed";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { auditRead } from "@/lib/activity/audit";

/** What a student typed in one document. */
interface TypedInDocument extends rows.TypedDocument, Typed {
  /** true: the document's history is too long to be read, so the text is missing. */
  cut: boolean;
}

export interface StoredDataFile {
  about: string;
  made: string;
  class: { id: string; name: string };
  activities: rows.StoredDataRow[];
  /** By table; columns have the names that docs/privacy.md explains. */
  held: Record<string, rows.StoredDataRow[]>;
  typed: TypedInDocument[];
}

const about =
  "All that this server stores about one student. Each part has the name of a table of the database, and each value has the name of a column. docs/privacy.md says what each column is, why it is stored, and until when. The server stores the PIN and the secrets of signed-in browsers so that nobody can read them. They are not in this file. If an activity has an imported_at, everything from before that time is what the imported file said.";

/** The student's name and the number of rows of each kind, for their page. @throws AppError `not-found` */
export async function loadStoredDataSummary(reader: ClassReader, studentId: string) {
  const ids = await requireStoredIds(reader, studentId);
  const [held, [student], typed] = [
    await rows.listStoredData(database(), reader.classId, ids),
    await findNames(database(), [studentId]),
    await rows.listTypedDocuments(database(), reader.classId, ids),
  ];
  if (student === undefined) throw new AppError("not-found");
  const counts = Object.fromEntries(Object.entries(held).map(([part, of]) => [part, of.length]));
  return { name: student.name, removed: student.removed, names: ids.length, counts, texts: typed.length };
}

/** Runs in the teacher's turn of exports, and adds a line to the audit log (Q34). @throws AppError `not-found`, `export-busy`, `history-busy` */
export async function loadStoredDataFile(
  editor: ClassEditor,
  studentId: string,
  now = currentTime(),
): Promise<StoredDataFile> {
  const leave = await waitForExportTurn(editor.teacherId);
  const histories = new HistoryAsker(editor.teacherId);
  try {
    const ids = await requireStoredIds(editor, studentId);
    await auditRead(editor, "held", { studentId }, now);
    const of = await findClass(database(), editor.classId);
    const typed: TypedInDocument[] = [];
    for (const document of await rows.listTypedDocuments(database(), editor.classId, ids))
      typed.push(await readTyped(histories, document, ids));
    return {
      about,
      made: now.toISOString(),
      class: { id: editor.classId, name: of?.name ?? "" },
      activities: await rows.listActivityNames(database(), editor.classId),
      held: await rows.listStoredData(database(), editor.classId, ids),
      typed,
    };
  } finally {
    await histories.close();
    leave();
  }
}

async function requireStoredIds({ classId }: ClassReader, studentId: string): Promise<string[]> {
  const ids = isUuid(studentId) ? await rows.listIdsWithMerged(database(), classId, studentId) : [];
  if (ids.length === 0) throw new AppError("not-found");
  return ids;
}

async function readTyped(
  histories: HistoryAsker,
  document: rows.TypedDocument,
  authorIds: readonly string[],
): Promise<TypedInDocument> {
  const answer = await histories.askWithRetry(document.id, { ask: "typed", authorIds, kind: document.kind });
  if (answer.is === "late") throw new AppError("history-busy");
  return answer.is === "typed"
    ? { ...document, ...answer.typed, cut: false }
    : { ...document, times: 0, first: null, last: null, words: {}, cut: true };
}
