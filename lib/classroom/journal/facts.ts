/**
 * Loads what teachers have decided, as the flat map of lib/rules/journal/journal.ts. Keys:
 * `phase|round|choice|notes-in-casebook|activity-name/<activity>`, `team/<team>`, `member|absent|reason-hidden/<activity>/<student>`, `match/<match>`,
 * `in-casebook/<worksheet>`, `handed-in/<submission>` (by a teacher), `mark/<submission>/<criterion>/<student or "team">`, `comment/<comment>`,
 * `returned/<worksheet>`, `released/<submission>`, and of a class `code|joining|class-name/<class>`, `student|merged|name/<student>`.
 */
import type { Tx } from "@/db/client";
import { loadActivityFacts, loadClassFacts } from "@/db/queries/journal/facts";
import { findNames } from "@/db/queries/classes/students";
import type { Fact, Facts } from "@/lib/rules/journal/journal";

export interface FactScope {
  activityIds: readonly string[];
  /** With the class's own facts. */
  classId: string | null;
  /** Students whose names are facts too; entries store no other names. */
  named?: readonly string[];
}

export async function loadFacts(tx: Tx, { activityIds, classId, named = [] }: FactScope): Promise<Facts> {
  const facts = new Map<string, Fact>();
  const rows = await loadActivityFacts(tx, activityIds);
  for (const { id, name, phase, round, choiceOpen, choiceCap, notesInCasebook } of rows.activities) {
    facts.set(`phase/${id}`, phase).set(`round/${id}`, round);
    facts
      .set(`choice/${id}`, { open: choiceOpen, cap: choiceCap })
      .set(`notes-in-casebook/${id}`, notesInCasebook)
      .set(`activity-name/${id}`, name);
  }
  for (const { id, ...team } of rows.teams) facts.set(`team/${id}`, team);
  for (const { activityId, studentId, teamId } of rows.members) facts.set(`member/${activityId}/${studentId}`, teamId);
  for (const { id, ...match } of rows.matches) facts.set(`match/${id}`, match);
  for (const { activityId, studentId } of rows.absent) facts.set(`absent/${activityId}/${studentId}`, true);
  for (const { worksheetId } of rows.included) facts.set(`in-casebook/${worksheetId}`, true);
  for (const { activityId, studentId } of rows.hiddenReasons)
    facts.set(`reason-hidden/${activityId}/${studentId}`, true);
  for (const { id } of rows.handedIn) facts.set(`handed-in/${id}`, true);
  for (const { submissionId, studentId, criterion, level } of rows.marks)
    facts.set(`mark/${submissionId}/${criterion}/${studentId ?? "team"}`, level);
  for (const { id, passage, createdAt, ...comment } of rows.comments)
    facts.set(`comment/${id}`, {
      ...comment,
      start: passage?.start ?? null,
      end: passage?.end ?? null,
      quote: passage?.quote ?? null,
      at: createdAt.toISOString(),
    });
  for (const { worksheetId, ...returned } of rows.returned) facts.set(`returned/${worksheetId}`, returned);
  for (const { id, teamId } of rows.released) facts.set(`released/${id}`, teamId);
  if (classId === null) return facts;
  const own = await loadClassFacts(tx, classId);
  for (const { id, name, code, joiningOpen } of own.classes)
    facts.set(`code/${id}`, code).set(`joining/${id}`, joiningOpen).set(`class-name/${id}`, name);
  for (const { id, ...student } of own.students) facts.set(`student/${id}`, student);
  for (const { id, mergedInto } of own.merged) facts.set(`merged/${id}`, mergedInto);
  for (const { id, name } of await findNames(tx, named)) facts.set(`name/${id}`, name);
  return facts;
}
