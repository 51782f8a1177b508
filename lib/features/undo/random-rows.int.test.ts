/**
 * Random classes, compared by their rows: once everything that teachers did is undone, every row of every table is as it was, whatever the server's
 * clock was set to meanwhile. Facts leave out what no page shows; rows leave out nothing.
 */
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { database, transaction } from "@/db/client";
import { listMerges } from "@/lib/features/people/joining/queries/merging";
import { withDatabase } from "@/db/testing/database";
import { loadAllRows } from "@/lib/sync/testing/all-rows";
import { loadEveryRow, type Row } from "@/db/testing/every-row";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { authoriseMember } from "@/lib/activity/authorise";
import { restoreVersion } from "@/lib/features/cases/history/history";
import { setHistoryWorker } from "@/lib/features/cases/history/history-thread";
import { eraseStudent } from "@/lib/features/privacy/erase";
import { startHistoryWorker } from "@/lib/server/boot/start-workers";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { loadJournal } from "./journal";
import { undoAll } from "./testing/random-class-checks";
import { pick, RandomClass, refusal } from "./testing/random-class";
import { lesson, stepOf, teacherActs, type Step } from "./testing/random-lessons";
import { runStep } from "./testing/random-steps";

withDatabase();
setHistoryWorker(startHistoryWorker);
afterEach(() => {
  vi.useRealTimers();
});

const runs = 8;

type RowStep = Step | { act: "erase" | "restore" | "move-clock"; a: number };

/**
 * Teachers' acts, among them more merges and lists; erasures, which nothing undoes; a student's text, and restores of earlier versions of it; and a
 * clock that is set, by up to an hour.
 */
const rowSteps: fc.Arbitrary<readonly RowStep[]> = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: stepOf([...teacherActs, "merge-students", "merge-students", "names", "type"]) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant("erase" as const), a: fc.nat(1_000) }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant("restore" as const), a: fc.nat(1_000) }) },
    {
      weight: 2,
      arbitrary: fc.record({ act: fc.constant("move-clock" as const), a: fc.integer({ min: -60, max: 60 }) }),
    },
  ),
  { minLength: 5, maxLength: 25 },
);

async function runRowStep(room: RandomClass, step: RowStep, erased: Set<string>): Promise<void> {
  if (step.act === "move-clock") vi.setSystemTime(Date.now() + step.a * 60_000);
  else if (step.act === "restore") await restoreAny(room, step.a);
  else if (step.act === "erase") {
    const student = pick((await room.loaded()).students, step.a);
    if (student === undefined) return;
    erased.add(student.id);
    // With the names that were merged into theirs.
    for (const { id } of await listMerges(database(), [student.id])) erased.add(id);
    await eraseStudent(room.inClass, { studentId: student.id, name: student.name });
  } else await runStep(room, step as Step);
}

/** Restores a team's worksheet, by one of its writers, to any of its versions, if it is still theirs and open. */
async function restoreAny(room: RandomClass, n: number): Promise<void> {
  const [typed, at] = [pick(room.typed, n), pick(room.typed, n + 1)];
  if (typed === undefined || at === undefined || typed.worksheetId !== at.worksheetId) return;
  const viewer = {
    as: "student",
    studentId: typed.author,
    classId: room.room.class.id,
    sessionId: "",
    name: "",
  } as const;
  const access = await findDocumentAccess(viewer, "worksheet", typed.worksheetId);
  if (access?.documentId == null) return;
  const version = pick(await loadAllRows(access.documentId), n);
  const member = await authoriseMember(viewer, room.room.activity.id);
  if (version !== undefined) await restoreVersion(member, typed.worksheetId, version);
}

describe("rows of random classes", () => {
  it("T8e: once all that teachers have done since is undone, every row of every table is as it was, with merges, lists, erasures and restored versions among it and a server's clock that jumps; but for what is put away, and moments", async () => {
    let compared = 0;
    let acts = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), lesson, rowSteps, async (size, prelude, steps) => {
        vi.useFakeTimers({ toFake: ["Date"], now: vi.getRealSystemTime() });
        const room = await RandomClass.make(size);
        for (const step of prelude) await runStep(room, step).catch(refusal);
        // Longer than all steps together move the clock back, so that no later act becomes part of an entry that is kept.
        vi.setSystemTime(Date.now() + 2 * 24 * 60 * 60_000);
        const kept = new Set((await loadJournal(room.editor, 500)).map(({ id }) => id));
        const before = await transaction(loadEveryRow);
        const erased = new Set<string>();
        for (const step of steps) await runRowStep(room, step, erased).catch(refusal);
        const stuck = await undoAll(room, kept);
        // What an erased student was part of cannot be restored (Q31).
        if (erased.size > 0 && stuck.length > 0) return;
        expect(stuck).toEqual([]);
        expect(findDifferences(before, await transaction(loadEveryRow), erased)).toEqual([]);
        compared += 1;
        acts += steps.length;
      }),
      { numRuns: runs, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(runs / 2);
    expect(acts).toBeGreaterThan(runs * 4);
  });
});

/** What an undone action made is archived, ended or withdrawn, not deleted, because somebody may have written in it. */
const madeAndPutAway =
  /^(teams|worksheets|documents|copies|updates|chunks|restores|students|words|word_readers|submissions|returns|matches|match_teams|journal|audit) /;
const allowed: readonly RegExp[] = [
  // They count up with each change.
  /: (access|time)_version /,
  // Time that has passed is not undone; clocks that were set are compared.
  /^[~+] phase_clocks .*(\/[a-z]+$|: (spent_ms|counts_from) )/,
  // Set once, for good (Q5, S6).
  /^~ activities .*: (compared_at|revealed_at) /,
  // A student who is in the team again gets any free seat.
  /^~ team_members .*: seat /,
  // A student who joins a team and leaves it again has a copy of what its worksheet says then (T7).
  /^~ copies .*: texts /,
  // A version that was returned twice may be out by its second return; that it is returned is a fact, which random-class.int.test.ts compares.
  /^~ returns .*: ended_by /,
  /^~ returns .*: ended_at null > /,
  // A restored state counts from the time of the undo.
  /: (at|since|\w+_at) "[^"]*" > "[^"]*"$/,
  // Teachers for whom the steps made an account keep it.
  /^\+ teachers /,
  // An erasure is noted until the files are cleared (B7).
  /^~ installation .*: erased_at null > /,
  // A slip of a merged name stops working; after the undo the name has another one (S1).
  /^~ students .*: one_time_pin (?!.*null)/,
];

/** The team of an erased student who was alone in it ends for good (Q31). */
const ofEndedTeam = /^~ (teams|matches|match_teams|worksheets|documents) .*: \w+_at null > /;

/** As `- row`, `+ row` and `~ row: column before > after`, without what is allowed. */
function findDifferences(
  before: ReadonlyMap<string, Row>,
  after: ReadonlyMap<string, Row>,
  erased: ReadonlySet<string>,
): string[] {
  const isOfErased = (name: string, row: Row | undefined) => {
    const text = `${name} ${JSON.stringify(row)}`;
    return text.includes(formerMemberId) || [...erased].some((id) => text.includes(id));
  };
  const isLeftOut = (name: string) =>
    erased.size > 0 &&
    // An erased student's ballot stays, as nobody's (Q31).
    (isOfErased(name, before.get(name)) || isOfErased(name, after.get(name)) || name.startsWith("ballots "));
  const lines = [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [old, row] = [before.get(name), after.get(name)];
    if (isLeftOut(name)) return [];
    if (row === undefined) return `- ${name}`;
    if (old === undefined) return madeAndPutAway.test(name) || isEmptyParticipant(name, row) ? [] : `+ ${name}`;
    if (isPutAway(old) && isPutAway(row)) return [];
    return Object.keys(row)
      .filter((column) => JSON.stringify(row[column]) !== JSON.stringify(old[column]))
      .map((column) => `~ ${name}: ${column} ${JSON.stringify(old[column])} > ${JSON.stringify(row[column])}`);
  });
  const patterns = erased.size === 0 ? allowed : [...allowed, ofEndedTeam];
  return lines.filter((line) => !patterns.some((pattern) => pattern.test(line)));
}

/** An ended team, pairing or worksheet may have been revived meanwhile, with other values, and ended again. */
const isPutAway = (row: Row) =>
  ["dissolved_at", "ended_at", "archived_at", "closed_at"].some((column) => (row[column] ?? null) !== null);

/** A participant row of a name that was placed in a team before the student joined (T3). */
function isEmptyParticipant(name: string, row: Row): boolean {
  return name.startsWith("participants ") && row.joined_at === null && row.absent_at === null;
}
