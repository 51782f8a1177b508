/** The journal as the teacher reads it: actions of teachers, and between them students who joined, handed in or undid a hand-in. */
import { database } from "@/db/client";
import { listJoins, listStudentHandIns, listTakeBacks } from "./queries/student-actions";
import type { ActivityReader } from "@/lib/activity/authorise";
import { maxStudents } from "@/lib/features/people/joining/joining";
import { loadJournal, type JournalEntry } from "./journal";

export type JournalLine =
  | { is: "entry"; at: Date; entry: JournalEntry }
  /** Students who joined soon after one another. `at`: the last of them; `from`: the first. */
  | { is: "joined"; at: Date; from: Date; studentIds: string[] }
  | { is: "handed-in"; at: Date; team: number; again: boolean }
  | { is: "taken-back"; at: Date; team: number };

/** Students who join within this time of one another share a line. */
const groupWithinMs = 10 * 60_000;

/** Loads about `most` lines, newest first. `older`: `before` of the next page; null on the last page. */
export async function loadJournalLines(
  who: ActivityReader,
  most: number,
  before: Date | null = null,
): Promise<{ lines: JournalLine[]; older: Date | null }> {
  const { id } = who.activity;
  const [entries, joins, handIns, takeBacks] = await Promise.all([
    loadJournal(who, most + 1, before),
    listJoins(database(), id, maxStudents, before),
    listStudentHandIns(database(), id, most + 1, before),
    listTakeBacks(database(), id, most + 1, before),
  ]);
  const all: JournalLine[] = [
    ...entries.map((entry) => ({ is: "entry" as const, at: entry.at, entry })),
    ...joins.map(({ studentId, at }) => ({ is: "joined" as const, at, from: at, studentIds: [studentId] })),
    ...handIns.map((handIn) => ({ is: "handed-in" as const, ...handIn })),
    ...takeBacks.map((taken) => ({ is: "taken-back" as const, ...taken })),
  ];
  const lines = groupJoins(all.sort((a, b) => b.at.getTime() - a.at.getTime()));
  const last = lines[most - 1];
  if (last === undefined) return { lines, older: null };
  const older = last.is === "joined" ? last.from : last.at;
  // Lines of one millisecond stay on one page, because the next page begins before it.
  const shown = lines.filter((line, place) => place < most || line.at.getTime() >= older.getTime());
  return { lines: shown, older: shown.length < lines.length ? older : null };
}

function groupJoins(lines: readonly JournalLine[]): JournalLine[] {
  const all: JournalLine[] = [];
  for (const line of lines) {
    const newer = all.at(-1);
    if (line.is === "joined" && newer?.is === "joined" && newer.from.getTime() - line.at.getTime() < groupWithinMs)
      all[all.length - 1] = { ...newer, from: line.from, studentIds: [...newer.studentIds, ...line.studentIds] };
    else all.push(line);
  }
  return all;
}
