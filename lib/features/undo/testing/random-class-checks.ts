import { expect } from "vitest";
import { database } from "@/db/client";
import { listArchivedWorksheets, listWorksheetCopies } from "@/lib/features/teams/queries/copies";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { countOpen } from "@/lib/features/cases/reviewing/rules/marks";
import { composeChanges, diffFacts, findFaults, type FactChange, type Facts } from "@/lib/activity/rules/journal";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { loadReviews } from "@/lib/features/cases/reviewing/reviews";
import { refusal, type RandomClass } from "./random-class";
import { studentActs, type Step } from "./random-lessons";

/** The facts and the journal of a class between two steps. */
export interface Recorded {
  facts: Facts;
  entries: ReadonlyMap<string, FactChange[]>;
}

export async function loadRecorded(randomClass: RandomClass): Promise<Recorded> {
  const rows = await database().query.journal.findMany({
    where: (row, { eq }) => eq(row.classId, randomClass.room.class.id),
    orderBy: (row, { asc }) => asc(row.n),
  });
  return { facts: await randomClass.facts(), entries: new Map(rows.map(({ id, changes }) => [id, changes])) };
}

/** Checks that the journal records everything that a teacher changed, although only the kinds of facts that an action can change are read. */
export function checkRecorded(
  randomClass: RandomClass,
  act: Step["act"],
  { facts, entries }: Recorded,
  after: Recorded,
): void {
  if (act === "undo" || act === "redo") return;
  const changes = diffFacts(facts, after.facts);
  if (studentActs.has(act)) for (const { key, after: fact } of changes) randomClass.byStudents.set(key, fact);
  if (changes.length === 0 || studentActs.has(act)) return;
  const written = [...new Set([...entries.keys(), ...after.entries.keys()])].filter(
    (id) => JSON.stringify(entries.get(id)) !== JSON.stringify(after.entries.get(id)),
  );
  // A spotlight on what the action ended is removed in an entry of its own; only these two acts change the projector themselves.
  const isOff = ({ key }: FactChange) => act !== "wall" && act !== "phase" && key.startsWith("spotlight/");
  const parts = [changes.filter((one) => !isOff(one)), changes.filter(isOff)].filter((part) => part.length > 0);
  expect(written, `${act} changed ${changes.map(({ key }) => key).join(", ")}`).toHaveLength(parts.length);
  // The entry is new, was extended, or was deleted because its facts are as before it.
  for (const [at, part] of parts.entries()) {
    const id = written[at] ?? "";
    const recorded = (after.entries.get(id) ?? []).filter(({ key }) => !key.startsWith("name/"));
    expect(recorded).toEqual(composeChanges(entries.get(id) ?? [], part));
  }
}

/** Checks what must hold after every step. `facts`: those after the step. */
export async function checkClass(randomClass: RandomClass, facts: Facts): Promise<void> {
  // No student is in two teams (the table's key prevents it) or in a team that has ended; no teams of one mode meet without a teacher's consent.
  expect(findFaults(facts)).toEqual([]);
  const activity = await randomClass.activity();
  const { arrangement, teams, students } = await randomClass.loaded();
  const reviews = await loadReviews(randomClass.editor);
  const archived = await listArchivedWorksheets(database(), { activityId: activity.id });
  // Every text can be reached: it is in a live worksheet of a live team, or in an archived one.
  const reachable = new Set([
    ...teams.flatMap((team) => team.worksheetId ?? []),
    ...archived.map((sheet) => sheet.worksheetId),
  ]);
  expect(randomClass.typed.filter(({ worksheetId }) => !reachable.has(worksheetId))).toEqual([]);
  // A writer who is not in the team any more can read what they left.
  const copies = await listWorksheetCopies(
    database(),
    randomClass.typed.map(({ author }) => ({ activityId: activity.id, studentId: author })),
  );
  for (const { worksheetId, author } of randomClass.typed) {
    const writer = students.find(({ id }) => id === author);
    if (writer === undefined) continue;
    const isThere = teams.some((team) => team.id === writer.teamId && team.worksheetId === worksheetId);
    const own = archived.some((sheet) => sheet.worksheetId === worksheetId && sheet.teamId === writer.teamId);
    const copied = copies.some((copy) => copy.studentId === author && copy.worksheetId === worksheetId);
    expect(isThere || own || copied).toBe(true);
  }
  // Each student has one next action: exactly one worksheet to write in, or the tray; at most one match in this round.
  for (const team of teams) expect(team.worksheetId).not.toBeNull();
  for (const { id } of arrangement.teams)
    expect(arrangement.matches.filter((match) => match.teamIds.includes(id)).length).toBeLessThanOrEqual(1);
  const writer = students.find((student) => student.teamId !== null);
  if (writer !== undefined && isAtLeast(activity.phase, "write")) {
    const sheet = teams.find(({ id }) => id === writer.teamId)?.worksheetId ?? "";
    const access = await findDocumentAccess(
      { as: "student", studentId: writer.id, classId: activity.classId, sessionId: "", name: "" },
      "worksheet",
      sheet,
    );
    const isReturned = reviews.some(({ teamId, returned }) => teamId === writer.teamId && returned);
    expect(access).toMatchObject({
      access: activity.phase === "closed" && !isReturned ? "read" : "write",
      closed: false,
    });
  }
  // No two marks await a choice on a case that students see.
  const released = reviews.filter((review) => review.released);
  expect(released.filter(({ marks }) => countOpen(marks) > 0)).toEqual([]);
  // No vote lost.
  expect(
    new Set(
      (await randomClass.ballots()).map(({ studentId, kind, cameFrom }) => `${cameFrom[0] ?? studentId} ${kind}`),
    ),
  ).toEqual(randomClass.cast);
}

/** Checks that every typed text is still in its worksheet. */
export async function checkTypedText(randomClass: RandomClass): Promise<void> {
  for (const { worksheetId, mark } of randomClass.typed)
    expect((await loadDocumentTexts(database(), "worksheet", worksheetId)).scenario).toContain(mark);
}

/** Undoes all entries but `kept`, newest first, until none can be undone any more. Returns the kinds of those that students' acts block. */
export async function undoAll(randomClass: RandomClass, kept: ReadonlySet<string> = new Set()): Promise<string[]> {
  const stuck = new Map<string, string>();
  for (let more = true; more;) {
    more = false;
    for (const entry of await loadJournal(randomClass.editor, 500)) {
      if (entry.undoneAt !== null || !entry.undoable || entry.about !== null || kept.has(entry.id)) continue;
      try {
        const undone = await undo(randomClass.editor, entry.id);
        if (undone.done) {
          more = true;
          stuck.delete(entry.id);
        } else
          stuck.set(entry.id, `${entry.kind} because of ${typeof undone.by === "string" ? undone.by : undone.by.kind}`);
      } catch (error) {
        if (refusal(error).code !== "undo-nothing") stuck.set(entry.id, `${entry.kind}: ${refusal(error).code}`);
      }
    }
  }
  return [...stuck.values()];
}
