import { describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeMatch, makeSession, makeSubmission, makeTeam } from "@/db/testing/factories";
import { makeText } from "@/db/testing/student-work";
import { authoriseMember } from "@/lib/activity/authorise";
import { findShownMatch, listOtherMatches, loadComparison, loadMatches } from "./comparing";
import { startHistoryWorker } from "@/lib/server/boot/start-workers";
import { setHistoryWorker } from "@/lib/features/cases/history/history-thread";

withDatabase();
setHistoryWorker(startHistoryWorker);

/** Three teams of one student each on three modes, in compare. */
async function classOfThree() {
  const made = await makeClassroom({ phase: "compare", students: 3 });
  const modes = ["brittleness", "bias", "hallucination"];
  const people = await Promise.all(
    made.students.map(async (student, place) => {
      const team = await makeTeam({
        activityId: made.activity.id,
        number: place + 1,
        mode: modes[place] ?? "bias",
        memberIds: [student.id],
      });
      const session = await makeSession({ studentId: student.id });
      const viewer = {
        as: "student" as const,
        studentId: student.id,
        classId: student.classId,
        sessionId: session.id,
        name: student.name,
      };
      const matches = async () => loadMatches(await authoriseMember(viewer, made.activity.id));
      /** What this student sees of their match of this round, or of the match `asked`. */
      const sees = async (asked?: string) => {
        const { activity } = await authoriseMember(viewer, made.activity.id);
        const match = findShownMatch(await matches(), activity.round, asked);
        return match === null ? null : loadComparison(viewer, match);
      };
      return { id: student.id, team, matches, sees };
    }),
  );
  const [a, b, c] = people;
  if (a === undefined || b === undefined || c === undefined) throw new Error("three students were asked for");
  const match = (...who: (typeof a)[]) =>
    makeMatch({ activityId: made.activity.id, teamIds: who.map(({ team }) => team.id) });
  const writeNotes = (documentId: string, alike: string) => makeText({ documentId, author: a.id, texts: { alike } });
  return { ...made, a, b, c, match, writeNotes };
}

const endMatch = (id: string) => pool().query("update matches set ended_at = now() where id = $1", [id]);

describe("Q3: what a match shows of a case", () => {
  it("Q3a: without a submission it is the live worksheet; with some, the latest that was not taken back", async () => {
    const { a, b, match, activity } = await classOfThree();
    await match(a, b);
    await makeText({ documentId: a.team.documentId, author: a.id, texts: { title: "As it is being written" } });
    const ofA = async () => (await b.sees())?.cases.find(({ teamId }) => teamId === a.team.id);
    expect(await ofA()).toMatchObject({ texts: { title: "As it is being written" }, live: { id: a.team.worksheetId } });
    for (const title of ["First", "Second"])
      await makeSubmission({ activityId: activity.id, team: a.team, studentId: a.id, texts: { title } });
    expect(await ofA()).toMatchObject({ texts: { title: "Second" }, live: null });
    await pool().query(
      "update submissions set taken_back_at = now() where team_id = $1 and texts->>'title' = 'Second'",
      [a.team.id],
    );
    expect(await ofA()).toMatchObject({ texts: { title: "First" } });
  });
});

describe("Q1, Q8, Q18: whose case and whose notes", () => {
  it("Q1d: a team outside the match is shown nothing of it", async () => {
    const { a, b, c, match } = await classOfThree();
    const made = await match(a, b);
    expect(await c.sees()).toBeNull();
    expect(await c.sees(made.id)).toBeNull();
  });

  it("Q8b: when a match has ended its notes stay to be read by those who were in it, the partner's case does not, and the new match starts with empty notes", async () => {
    const { a, b, c, match, writeNotes } = await classOfThree();
    const old = await match(a, b);
    await writeNotes(old.documentId, "Both looked sure.");
    await makeText({ documentId: a.team.documentId, author: a.id, texts: { title: "A’s case" } });
    await endMatch(old.id);
    const next = await match(b, c);
    for (const one of [a, b]) {
      const seen = await one.sees(old.id);
      expect(seen?.notes).toMatchObject({ access: "read", texts: { alike: "Both looked sure." } });
      expect(seen?.cases.map(({ teamId }) => teamId)).toEqual([one.team.id]);
    }
    expect(await a.sees()).toBeNull();
    const now = await b.sees();
    expect(now?.match.id).toBe(next.id);
    expect(now?.notes).toMatchObject({ access: "write", texts: { alike: "" } });
    expect(JSON.stringify(now)).not.toContain("A’s case");
    expect(await c.sees(old.id)).toBeNull();
  });

  it("Q8b: among the other matches is one that has ended with notes, and none that ended before anything was noted", async () => {
    const { a, b, c, match, writeNotes } = await classOfThree();
    const [noted, blank] = [await match(a, b), await match(a, c)];
    await writeNotes(noted.documentId, "Both looked sure.");
    for (const { id } of [noted, blank]) await endMatch(id);
    const others = await listOtherMatches(await a.matches(), null);
    expect(others.map(({ id }) => id)).toEqual([noted.id]);
    const now = await match(b, c);
    expect((await listOtherMatches(await b.matches(), null)).map(({ id }) => id)).toEqual([now.id, noted.id]);
  });

  it("Q8d: a team that leaves a trio keeps the notes as of that moment, and nothing of what comes after", async () => {
    const { a, b, c, match, writeNotes } = await classOfThree();
    const trio = await match(a, b, c);
    await writeNotes(trio.documentId, "While three were together.");
    await pool().query("update updates set time = now() - interval '2 minutes' where document_id = $1", [
      trio.documentId,
    ]);
    await pool().query(
      "update match_teams set left_at = now() - interval '1 minute' where match_id = $1 and team_id = $2",
      [trio.id, c.team.id],
    );
    await writeNotes(trio.documentId, "After they had left. ");
    expect(await c.sees()).toBeNull();
    expect(await c.sees(trio.id)).toMatchObject({
      cases: [],
      notes: { textsAtLeaving: { alike: "While three were together." } },
    });
    expect((await a.sees())?.notes).toMatchObject({ access: "write" });
    expect((await a.sees())?.cases).toHaveLength(2);
  });

  it("Q18a: an earlier round stays readable to those in it, with its notes read-only", async () => {
    const { a, b, c, match, writeNotes, activity } = await classOfThree();
    const first = await match(a, b);
    await writeNotes(first.documentId, "Of the first round.");
    await setActivity(activity.id, { round: 2 });
    const second = await makeMatch({ activityId: activity.id, round: 2, teamIds: [a.team.id, c.team.id] });
    expect((await a.sees())?.match.id).toBe(second.id);
    const earlier = await b.sees(first.id);
    expect(earlier?.notes).toMatchObject({ access: "read", texts: { alike: "Of the first round." } });
    expect(earlier?.cases).toHaveLength(2);
    expect(await c.sees(first.id)).toBeNull();
  });
});
