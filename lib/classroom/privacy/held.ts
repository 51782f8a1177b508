/** B10: what is held about one student, as a file. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { database } from "@/db/client";
import { findClass } from "@/db/queries/classes/classes";
import { readRowBlocks } from "@/db/queries/history/row-blocks";
import * as rows from "@/db/queries/privacy/held";
import { findNames } from "@/db/queries/classes/students";
import { isUuid } from "@/db/queries/signing-in/standing";
import type { ClassReading } from "@/lib/auth/standing";
import { documentFields } from "@/lib/document-format/fields";
import { HistoryReader, runsAt } from "@/lib/document-format/replay/history";
import { RowUnpacker } from "@/lib/document-format/replay/unpack-rows";
import { AppError } from "@/lib/errors/errors";
import { auditRead } from "./audit";

/** What a student typed in one document. */
interface Typed extends rows.TypedDocument {
  /** How often something of theirs was stored, and when first and last. */
  times: number;
  first: string | null;
  last: string | null;
  /** Their words that stand in it now, by field. */
  words: Record<string, string[]>;
  /** The document is longer than a history is read: this is not all. */
  cut: boolean;
}

export interface HeldFile {
  about: string;
  made: string;
  class: { id: string; name: string };
  activities: rows.HeldRow[];
  /** By table; columns have the names that docs/privacy.md explains. */
  held: Record<string, rows.HeldRow[]>;
  typed: Typed[];
}

const about =
  "All that this server holds about one student. Each part has the name of a table of the database and each value that of a column; docs/privacy.md says what they are, why they are held and until when. The PIN and the secrets of signed-in browsers are held so that nobody can read them, and are not in this file.";

/** The students' row and number of rows of each kind, for their page. @throws AppError `not-found` */
export async function loadHeldSummary(reading: ClassReading, studentId: string) {
  const ids = await requireHeld(reading, studentId);
  const [held, [student], typed] = [
    await rows.listHeld(database(), ids),
    await findNames(database(), [studentId]),
    await rows.listTypedDocuments(database(), ids),
  ];
  if (student === undefined) throw new AppError("not-found");
  const counts = Object.fromEntries(Object.entries(held).map(([part, of]) => [part, of.length]));
  return { name: student.name, removed: student.removed, names: ids.length, counts, texts: typed.length };
}

/** The reading is in the audit log (Q34). @throws AppError `not-found` */
export async function loadHeldFile(reading: ClassReading, studentId: string, now = new Date()): Promise<HeldFile> {
  const ids = await requireHeld(reading, studentId);
  await auditRead(reading, "held", { studentId }, now);
  const of = await findClass(database(), reading.classId);
  const typed: Typed[] = [];
  for (const document of await rows.listTypedDocuments(database(), ids)) typed.push(await readTyped(document, ids));
  return {
    about,
    made: now.toISOString(),
    class: { id: reading.classId, name: of?.name ?? "" },
    activities: await rows.listActivityNames(database(), reading.classId),
    held: await rows.listHeld(database(), ids),
    typed,
  };
}

async function requireHeld({ classId }: ClassReading, studentId: string): Promise<string[]> {
  const ids = isUuid(studentId) ? await rows.listHeldIds(database(), classId, studentId) : [];
  if (ids.length === 0) throw new AppError("not-found");
  return ids;
}

/** So many rows are read before others have their turn. */
const rowsAtOnce = 200;

async function readTyped(document: rows.TypedDocument, ids: readonly string[]): Promise<Typed> {
  const unpacker = new RowUnpacker();
  let cut = false;
  for await (const piece of readRowBlocks(document.id)) if (!cut && !unpacker.push(piece)) cut = true;
  const stored = cut ? [] : unpacker.rows();
  const reader = new HistoryReader(documentFields[document.kind]);
  for (const [at, row] of stored.entries()) {
    reader.add(row);
    if (at % rowsAtOnce === 0) await nextTurn();
  }
  const history = reader.finish();
  const own = stored.filter(({ author }) => ids.includes(author));
  const day = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString());
  const words = Object.fromEntries(
    Object.entries(history.fields).map(([field, pieces]) => [
      field,
      runsAt(pieces, stored.length).flatMap(({ author, text }) =>
        ids.includes(history.authors[author] ?? "") ? [text] : [],
      ),
    ]),
  );
  return { ...document, times: own.length, first: day(own[0]?.time), last: day(own.at(-1)?.time), words, cut };
}
