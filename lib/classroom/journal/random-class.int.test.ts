/**
 * Random classes: whatever teachers and students do, in whatever order, what must hold holds after every step; and taking back
 * all that teachers did gives back what was before, with the students' own acts untouched.
 */
import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database, transaction } from "@/db/client";
import { listArchivedWorksheets, listWorksheetCopies } from "@/db/queries/teams/copies";
import { loadDocumentTexts } from "@/db/queries/documents/documents";
import { findActivity } from "@/db/queries/signing-in/standing";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeStudent } from "@/db/testing/factories";
import { insertUpdateFor } from "@/db/testing/updates";
import { findDocumentAccess } from "@/lib/auth/document-access";
import type { ClassSteering, Member, Steering } from "@/lib/auth/standing";
import { lessonOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { isAtLeast, phases } from "@/lib/rules/phases/phases";
import { composeChanges, diffFacts, findFaults, type FactChange, type Facts } from "@/lib/rules/journal/journal";
import { loadArrangement } from "@/lib/classroom/teams/arrangement";
import { markAbsent } from "@/lib/classroom/joining/attendance";
import { castBallot } from "@/lib/classroom/voting/ballots";
import { includeInCasebook, includeNotesInCasebook } from "@/lib/classroom/casebook/casebook";
import type { Change } from "@/lib/classroom/teams/changes";
import { loadFacts } from "./facts";
import { loadJournal, undo } from "./journal";
import { chooseMode, closeChoice, openChoice } from "@/lib/classroom/teams/mode-choice";
import { mergeStudents } from "@/lib/classroom/joining/merging";
import { recordJoined } from "@/lib/classroom/joining/participants";
import { movePhase } from "@/lib/classroom/phases/phases";
import { applyChange } from "@/lib/classroom/teams/rearranging";
import { previewChange } from "@/lib/classroom/teams/change-preview";
import { endReturn, returnForRevision } from "@/lib/classroom/reviewing/returns";
import { giveMark, loadReviews, release, writeComment } from "@/lib/classroom/reviewing/reviews";
import { addRosterNames, removeStudent } from "@/lib/classroom/classes/students";
import { handIn, handInForTeam, takeBack } from "@/lib/classroom/writing/submissions";

withDatabase();

const acts = [
  // teachers'
  "draw-teams",
  "form-teams",
  "move",
  "mode",
  "merge",
  "split",
  "end",
  "pair",
  "next-round",
  "meet",
  "exemplar",
  "phase",
  "choice",
  "absent",
  "remove",
  "names",
  "hand-in-for",
  "casebook",
  "notes",
  "merge-students",
  "return",
  "end-return",
  "release",
  "mark",
  "comment",
  "undo",
  "redo",
  // students'
  "join",
  "open",
  "type",
  "type",
  "hand-in",
  "take-back",
  "ballot",
  "choose",
] as const;
/** What is done, and three numbers that choose among whatever there is at that moment. */
const step = fc.record({ act: fc.constantFrom(...acts), a: fc.nat(1_000), b: fc.nat(1_000), c: fc.nat(1_000) });
type Step = { act: (typeof acts)[number]; a: number; b: number; c: number };
const studentActs: ReadonlySet<string> = new Set(acts.slice(acts.indexOf("join")));

/** Facts that only teachers change; the rest students change too, by opening the activity. */
const settled = (facts: Facts) =>
  new Map(
    [...facts].filter(([key]) =>
      /^(phase|round|choice|notes-in-casebook|team|member|match|in-casebook|joining|code)\//.test(key),
    ),
  );

class RandomClass {
  readonly typed: { worksheetId: string; mark: string; author: string }[] = [];
  readonly cast = new Set<string>();

  private constructor(
    private readonly room: Awaited<ReturnType<typeof makeClassroom>>,
    private readonly steering: Steering,
  ) {}

  static async make(students: number) {
    const room = await makeClassroom({ phase: "learn", students });
    return new RandomClass(room, {
      teacherId: room.teacher.id,
      classId: room.class.id,
      name: room.teacher.name,
      activity: room.activity,
      standing: { as: "teacher" },
    });
  }

  async activity() {
    return (await findActivity(database(), this.room.activity.id)) ?? this.room.activity;
  }

  async loaded() {
    const activity = await this.activity();
    return transaction((tx) => loadArrangement(tx, activity));
  }

  facts() {
    return loadFacts(database(), { activityIds: [this.room.activity.id], classId: this.room.class.id });
  }

  async run({ act, a, b, c }: Step): Promise<void> {
    const { arrangement, students, ended } = await this.loaded();
    const activity = await this.activity();
    const team = pick(arrangement.teams, a);
    const other = pick(arrangement.teams, b);
    const student = pick(students, b);
    const mode = pick(lessonOf(activity.contentId).modes, c)?.id ?? "";
    const change = (one: Change) => this.change(one, c);
    const standing = { as: "student", studentId: student?.id ?? "", teamId: student?.teamId ?? null } as const;
    const me: Member | null =
      student === undefined
        ? null
        : {
            studentId: student.id,
            classId: activity.classId,
            name: student.name,
            sessionId: "",
            teamId: student.teamId,
            activity,
            standing,
          };
    switch (act) {
      case "draw-teams":
      case "form-teams":
        return change({ do: act });
      case "move": {
        const places = [
          { to: "tray" as const },
          { to: "new" as const, mode },
          ...(team === undefined ? [] : [{ to: "team" as const, teamId: team.id }]),
          ...ended.slice(0, 2).map(({ id }) => ({ to: "back" as const, teamId: id })),
        ];
        const destination = pick(places, c);
        if (student !== undefined && destination !== undefined)
          await change({ do: "move", studentId: student.id, destination });
        return;
      }
      case "mode":
        return team && change({ do: "mode", teamId: team.id, mode });
      case "merge":
        return team && other && change({ do: "merge", teamId: team.id, otherId: other.id });
      case "split":
        return team && change({ do: "split", teamId: team.id, studentIds: team.memberIds.slice(0, 1), mode });
      case "end":
        return team && change({ do: "end", teamId: team.id });
      case "pair":
      case "next-round":
        return change({ do: act });
      case "meet":
        return team && other && change({ do: "meet", teamId: team.id, otherId: other.id });
      case "exemplar":
        return team && change({ do: "exemplar", teamId: team.id, mode: c % 3 === 0 ? null : "default" });
      case "phase":
        return movePhase(this.steering, {
          to: pick(phases, a) ?? "learn",
          expected: activity.phase,
          make: { teams: b % 2 === 0, matches: pick(["none", "all", "exemplar", "override"] as const, c) ?? "none" },
        });
      case "choice":
        return a % 2 === 0 ? openChoice(this.steering, { cap: null }) : closeChoice(this.steering);
      case "absent":
        return student && markAbsent(this.steering, { studentId: student.id, absent: a % 2 === 0 });
      case "remove":
        return student && removeStudent(this.inClass, student.id);
      case "merge-students": {
        const into = pick(students, a);
        return (
          student &&
          into &&
          mergeStudents(this.inClass, { studentId: student.id, intoId: into.id, samePerson: b % 2 === 0 })
        );
      }
      case "return":
      case "end-return":
      case "release":
      case "mark":
      case "comment":
        return this.review(act, a, b);
      case "names":
        await addRosterNames(this.inClass, `Name ${a} ${b} ${c}`);
        return;
      case "hand-in-for":
        if (team !== undefined) await handInForTeam(this.steering, team.id, { incomplete: true });
        return;
      case "casebook":
        return team && includeInCasebook(this.steering, { teamId: team.id, included: b % 2 === 0 });
      case "notes":
        return includeNotesInCasebook(this.steering, a % 2 === 0);
      case "undo":
      case "redo": {
        const entry = pick(
          (await loadJournal(this.steering, 200)).filter(
            (one) => one.undoneAt === null && one.undoable && (one.kind === "undo") === (act === "redo"),
          ),
          a % 4,
        );
        if (entry !== undefined) await undo(this.steering, entry.id);
        return;
      }
      case "join": {
        if (students.length < 14) await makeStudent({ classId: activity.classId, activityId: activity.id });
        return;
      }
      case "open":
        return student && recordJoined(database(), activity.id, student.id);
      case "type":
        return student && this.type(student.id, student.teamId, a);
      case "hand-in":
        if (me !== null) await handIn(me, { incomplete: true });
        return;
      case "take-back":
        return me === null ? undefined : takeBack(me);
      case "ballot":
        if (me === null) return;
        for (const kind of ["before", "final"] as const) {
          await castBallot(me, { kind, choice: mode, reason: "" }).catch(refusal);
        }
        for (const { studentId, kind, cameFrom } of await this.ballots())
          this.cast.add(`${cameFrom[0] ?? studentId} ${kind}`);
        return;
      case "choose":
        return me === null ? undefined : chooseMode(me, mode);
    }
  }

  private async review(
    act: "return" | "end-return" | "release" | "mark" | "comment",
    a: number,
    b: number,
  ): Promise<void> {
    const submissionId = pick(await loadReviews(this.steering), a)?.submissionId;
    if (submissionId === undefined) return;
    switch (act) {
      case "return":
        return returnForRevision(this.steering, submissionId);
      case "end-return":
        return endReturn(this.steering, submissionId);
      case "release":
        return release(this.steering, { submissionIds: [submissionId], released: b % 2 === 0 });
      case "mark":
        return giveMark(this.steering, {
          submissionId,
          studentId: null,
          criterion: pick(lessonOf(this.room.activity.contentId).rubric, b)?.id ?? "",
          level: pick([1, 2, 3, null] as const, a) ?? null,
        });
      case "comment":
        return writeComment(this.steering, submissionId, {
          id: randomUUID(),
          field: "harmed",
          passage: null,
          text: `Comment ${b}`,
        });
    }
  }

  private ballots() {
    return database().query.ballots.findMany({ where: (row, { eq }) => eq(row.activityId, this.room.activity.id) });
  }

  /** For what concerns the class, not the activity. */
  private get inClass(): ClassSteering {
    const { teacherId, classId, name } = this.steering;
    return { teacherId, classId, name };
  }

  private async change(one: Change, seed: number): Promise<void> {
    const { ways } = await previewChange(this.steering, one, seed);
    const way = pick(ways, seed);
    if (way !== undefined) await applyChange(this.steering, way.change, seed, way.expected);
  }

  /** As a socket would: only where the worksheet takes it. */
  private async type(studentId: string, teamId: string | null, n: number): Promise<void> {
    const team = (await this.loaded()).teams.find(({ id }) => id === teamId);
    if (team?.worksheetId == null) return;
    const access = await findDocumentAccess(
      { as: "student", studentId, classId: this.room.class.id, sessionId: "", name: "" },
      "worksheet",
      team.worksheetId,
    );
    if (access?.access !== "write" || access.documentId === null) return;
    const mark = `mark-${this.typed.length}-${n}`;
    await insertUpdateFor(access.documentId, studentId, mark);
    this.typed.push({ worksheetId: team.worksheetId, mark, author: studentId });
  }

  /** What a teacher changes is in the journal as a whole: reading only the kinds of facts that an action can change leaves out none. */
  async checkRecorded(act: Step["act"], run: () => Promise<unknown>): Promise<void> {
    const [facts, entries] = [await this.facts(), await this.entries()];
    await run();
    if (studentActs.has(act) || act === "undo" || act === "redo") return;
    const changes = diffFacts(facts, await this.facts());
    if (changes.length === 0) return;
    const after = await this.entries();
    const written = [...new Set([...entries.keys(), ...after.keys()])].filter(
      (id) => JSON.stringify(entries.get(id)) !== JSON.stringify(after.get(id)),
    );
    expect(written, `${act} changed ${changes.map(({ key }) => key).join(", ")}`).toHaveLength(1);
    // A new entry, one that was extended, or one whose facts are as before it again.
    for (const id of written) {
      const recorded = (after.get(id) ?? []).filter(({ key }) => !key.startsWith("name/"));
      expect(recorded).toEqual(composeChanges(entries.get(id) ?? [], changes));
    }
  }

  private async entries(): Promise<Map<string, FactChange[]>> {
    const rows = await database().query.journal.findMany({
      where: (row, { eq }) => eq(row.classId, this.room.class.id),
    });
    return new Map(rows.map(({ id, changes }) => [id, changes]));
  }

  /** What must hold after every step. */
  async check(): Promise<void> {
    // No student in two teams (a key of the table), none in a team that has ended; no live match on one mode that nobody has agreed to.
    expect(findFaults(await this.facts())).toEqual([]);
    const activity = await this.activity();
    const { arrangement, teams, students } = await this.loaded();
    // No text unreachable: what was written is in a live worksheet of a live team, or among those that were put away.
    const reachable = new Set([
      ...teams.flatMap((team) => team.worksheetId ?? []),
      ...(await listArchivedWorksheets(database(), activity.id)).map((sheet) => sheet.worksheetId),
    ]);
    expect(this.typed.filter(({ worksheetId }) => !reachable.has(worksheetId))).toEqual([]);
    // Who wrote and is elsewhere now can read what they left.
    for (const { worksheetId, author } of this.typed) {
      const writer = students.find(({ id }) => id === author);
      if (writer === undefined) continue;
      const isThere = teams.some((team) => team.id === writer.teamId && team.worksheetId === worksheetId);
      const own = (await listArchivedWorksheets(database(), activity.id, { worksheetId })).some(
        ({ teamId }) => teamId === writer.teamId,
      );
      const copied = (await listWorksheetCopies(database(), activity.id, author)).some(
        (copy) => copy.worksheetId === worksheetId,
      );
      expect(isThere || own || copied).toBe(true);
    }
    // One next action for each student: exactly one worksheet to write in, or the tray; at most one match in this round.
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
      const isReturned = (await loadReviews(this.steering)).some(
        ({ teamId, returned }) => teamId === writer.teamId && returned,
      );
      expect(access).toMatchObject({
        access: activity.phase === "closed" && !isReturned ? "read" : "write",
        closed: false,
      });
    }
    // No vote lost.
    expect(
      new Set((await this.ballots()).map(({ studentId, kind, cameFrom }) => `${cameFrom[0] ?? studentId} ${kind}`)),
    ).toEqual(this.cast);
  }

  /** Every word that was typed is where it was typed. */
  async checkWords(): Promise<void> {
    for (const { worksheetId, mark } of this.typed)
      expect((await loadDocumentTexts(database(), "worksheet", worksheetId)).scenario).toContain(mark);
  }

  /** Newest first, until nothing more can be taken back; returns the kinds of what students have made impossible. */
  async undoAll(): Promise<string[]> {
    const stuck = new Map<string, string>();
    for (let more = true; more;) {
      more = false;
      for (const entry of await loadJournal(this.steering, 500)) {
        if (entry.undoneAt !== null || !entry.undoable || entry.about !== null) continue;
        try {
          const undone = await undo(this.steering, entry.id);
          if (undone.done) {
            more = true;
            stuck.delete(entry.id);
          } else stuck.set(entry.id, undone.by === null ? entry.kind : `${entry.kind} because of ${undone.by.kind}`);
        } catch (error) {
          if (refusal(error).code !== "undo-nothing") stuck.set(entry.id, `${entry.kind}: ${refusal(error).code}`);
        }
      }
    }
    return [...stuck.values()];
  }
}

function pick<T>(from: readonly T[], at: number): T | undefined {
  return from[at % Math.max(1, from.length)];
}

/** Anything but a sentence to a person is a defect. */
function refusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

describe("random classes", () => {
  it(
    "T7, T8, B1: after every step nobody is in two teams, no text is out of reach, no vote lost; undoing all of it gives back what was",
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 9 }),
          fc.array(step, { minLength: 20, maxLength: 45 }),
          async (size, steps) => {
            const room = await RandomClass.make(size);
            const before = settled(await room.facts());
            for (const one of steps) {
              await room.checkRecorded(one.act, () => room.run(one).catch(refusal));
              await room.check();
            }
            await room.checkWords();
            const words = room.typed.length;
            const stuck = await room.undoAll();
            // A name from the list whose student has come in the meantime stays, and so does a return that the team has handed in after.
            expect(stuck.filter((kind) => kind !== "names" && kind !== "return" && kind !== "return-end")).toEqual([]);
            await room.check();
            await room.checkWords();
            expect(room.typed.length).toBe(words);
            expect(settled(await room.facts())).toEqual(before);
          },
        ),
        { numRuns: 12, endOnFailure: true },
      );
    },
  );
});
