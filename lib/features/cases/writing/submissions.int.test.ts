import { worksheetTexts } from "@/lib/sync/format/fields";
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { database, pool } from "@/db/client";
import { findLatestSubmissions } from "./queries/worksheets";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeMatch, makeTeam } from "@/db/testing/factories";
import { authoriseMember, authoriseActivityEditor } from "@/lib/activity/authorise";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { historyBudget, historyLimits } from "@/lib/sync/format/history-budget";
import type { Phase } from "@/lib/activity/rules/phases";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import { handIn, handInForTeam, takeBack } from "./submissions";

withDatabase();

/** The most bytes of history that one student may add at once. */
const { atOnce } = historyLimits.student;

const whole: WorksheetTexts = worksheetTexts({
  title: "A title",
  scenario: "A place.",
  source: "",
  harmed: "People.",
  prevention: "A test.",
  response: "A letter.",
});

async function room(phase: Phase = "write") {
  const made = await makeClassroom({ phase, students: 3 });
  const [ines, malik, zoe] = made.students;
  if (ines === undefined || malik === undefined || zoe === undefined) throw new Error("three students were asked for");
  const team = await makeTeam({ activityId: made.activity.id, memberIds: [ines.id, malik.id] });
  const member = (student: typeof ines) =>
    authoriseMember(
      { as: "student", studentId: student.id, classId: made.class.id, sessionId: "s", name: student.name },
      made.activity.id,
    );
  const editor = () =>
    authoriseActivityEditor(
      { as: "teacher", teacherId: made.teacher.id, sessionId: "s", name: made.teacher.name, email: made.teacher.email },
      made.activity.id,
    );
  const setPhase = (to: Phase) =>
    pool().query("update activities set phase = $1 where id = $2", [to, made.activity.id]);
  const stored = async () =>
    (
      await pool().query<{ texts: WorksheetTexts; taken_back_at: Date | null; member_ids: string[] }>(
        "select texts, taken_back_at, member_ids from submissions where team_id = $1 order by at",
        [team.id],
      )
    ).rows;
  return {
    ...made,
    ines,
    malik,
    zoe,
    team,
    member,
    editor,
    setPhase,
    stored,
    write: writer(team.documentId, ines.id),
  };
}

/** Returns a function that stores texts in the worksheet as a student's socket would. */
function writer(documentId: string, author: string) {
  const doc = new Y.Doc();
  let n = 0;
  const boot = randomUUID();
  return async (texts: Partial<WorksheetTexts>) => {
    const before = Y.encodeStateVector(doc);
    doc.transact(() => {
      for (const [field, text] of Object.entries(texts)) {
        doc.getText(field).delete(0, doc.getText(field).length);
        doc.getText(field).insert(0, text);
      }
    });
    const bytes = Buffer.from(Y.encodeStateAsUpdate(doc, before));
    await pool().query(
      "insert into updates (document_id, writer, n, author, carried, time, bytes) values ($1, $2, $3, $4, false, now(), $5)",
      [documentId, boot, ++n, author, bytes],
    );
  };
}

describe("Q2: handing in", () => {
  it("Q2a: stores what the server has committed, for the members who were there", async () => {
    const { write, member, ines, malik, stored } = await room();
    await write(whole);
    const result = await handIn(await member(ines), { incomplete: false });
    expect(result).toMatchObject({ done: true, again: false });
    const [row] = await stored();
    expect(row?.texts).toEqual(whole);
    expect(new Set(row?.member_ids)).toEqual(new Set([ines.id, malik.id]));
  });

  it("Q21a: leaves out a member who is absent", async () => {
    const { write, member, ines, malik, activity, stored } = await room();
    await write(whole);
    await pool().query("update participants set absent_at = now() where activity_id = $1 and student_id = $2", [
      activity.id,
      malik.id,
    ]);
    await handIn(await member(ines), { incomplete: false });
    expect((await stored())[0]?.member_ids).toEqual([ines.id]);
  });

  it("Q2b: refuses an empty worksheet, also when told to hand in as it is", async () => {
    const { write, member, ines, stored } = await room();
    await expect(handIn(await member(ines), { incomplete: true })).rejects.toMatchObject({ code: "hand-in-empty" });
    await write({ harmed: "  \n" });
    await expect(handIn(await member(ines), { incomplete: true })).rejects.toMatchObject({ code: "hand-in-empty" });
    expect(await stored()).toEqual([]);
  });

  it("Q2b: asks about a partly empty one, and takes it when that was agreed to", async () => {
    const { write, member, ines, stored } = await room();
    await write({ ...whole, response: "" });
    expect(await handIn(await member(ines), { incomplete: false })).toEqual({ done: false, missing: ["response"] });
    expect(await stored()).toEqual([]);
    expect(await handIn(await member(ines), { incomplete: true })).toMatchObject({ done: true });
    expect(await stored()).toHaveLength(1);
  });

  it("Q2d: two hand-ins of the same text are one submission, ten at once too", async () => {
    const { write, member, ines, malik, stored } = await room();
    await write(whole);
    const [a, b] = [await member(ines), await member(malik)];
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, i) => handIn(i % 2 === 0 ? a : b, { incomplete: false })),
    );
    expect(new Set(results.map((result) => (result.done ? result.submissionId : "")))).toHaveLength(1);
    expect(results.filter((result) => result.done && !result.again)).toHaveLength(1);
    expect(await stored()).toHaveLength(1);
  });

  it("Q2d: words that came later make a second submission; the first stays as it was", async () => {
    const { write, member, ines, team, stored } = await room();
    await write(whole);
    await handIn(await member(ines), { incomplete: false });
    await write({ harmed: "People, and their neighbours." });
    expect(await handIn(await member(ines), { incomplete: false })).toMatchObject({ done: true, again: false });
    expect((await stored()).map(({ texts }) => texts.harmed)).toEqual(["People.", "People, and their neighbours."]);
    expect((await findLatestSubmissions(database(), [team.worksheetId]))[0]?.texts.harmed).toBe(
      "People, and their neighbours.",
    );
  });

  it("Q2h: is possible from write until closed, and not before", async () => {
    const { write, member, ines, setPhase } = await room("learn");
    await write(whole);
    const refused = { code: "hand-in-closed" };
    await expect(handIn(await member(ines), { incomplete: false })).rejects.toMatchObject(refused);
    for (const phase of ["write", "compare", "vote", "results"] as const) {
      await setPhase(phase);
      await expect(handIn(await member(ines), { incomplete: false })).resolves.toMatchObject({ done: true });
    }
    await setPhase("closed");
    await expect(handIn(await member(ines), { incomplete: false })).rejects.toMatchObject(refused);
  });

  it("Q2h: a student in no team has nothing to hand in", async () => {
    const { member, zoe } = await room();
    await expect(handIn(await member(zoe), { incomplete: false })).rejects.toMatchObject({ code: "no-team" });
  });

  it("Q2g: the teacher can hand in for a team of this activity, and of no other", async () => {
    const { write, editor, team, stored } = await room();
    const other = await room();
    await write(whole);
    await expect(handInForTeam(await editor(), team.id, { incomplete: false })).resolves.toMatchObject({
      done: true,
    });
    expect(await stored()).toHaveLength(1);
    await expect(handInForTeam(await other.editor(), team.id, { incomplete: false })).rejects.toMatchObject({
      code: "no-team",
    });
  });

  it("Q3b: tells the team, the teacher and the partners", async () => {
    const { write, member, ines, zoe, team, activity } = await room("compare");
    const partner = await makeTeam({ activityId: activity.id, mode: "bias", memberIds: [zoe.id] });
    const match = await makeMatch({ activityId: activity.id, teamIds: [team.id, partner.id] });
    await write(whole);
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await handIn(await member(ines), { incomplete: false });
    stop();
    expect(published).toEqual([
      { kind: "poke", activityId: activity.id, topics: ["submissions", `team:${team.id}`, `match:${match.id}`] },
    ]);
  });
});

describe("Q2: taking back", () => {
  it("Q2e, Q2f: exists in write only; the submission stays in the history and no longer counts", async () => {
    const { write, member, ines, malik, team, stored, setPhase } = await room();
    await write(whole);
    await handIn(await member(ines), { incomplete: false });
    await takeBack(await member(malik));
    expect(await findLatestSubmissions(database(), [team.worksheetId])).toEqual([]);
    expect((await stored())[0]?.taken_back_at).not.toBeNull();
    await expect(takeBack(await member(malik))).rejects.toMatchObject({ code: "not-handed-in" });
    await handIn(await member(ines), { incomplete: false });
    expect(await stored()).toHaveLength(2);
    await setPhase("compare");
    await expect(takeBack(await member(ines))).rejects.toMatchObject({ code: "take-back-late" });
  });

  it("Q2e, R12: handing in, taking back and handing in again has the bound of the student's history, and a sentence says when it goes on; a team-mate and the teacher still hand in", async () => {
    const { write, member, editor, ines, malik, team, stored } = await room();
    await write({ ...whole, scenario: "long ".repeat(150_000) });
    const [mine, theirs] = [await member(ines), await member(malik)];
    const most = 4;
    historyBudget().spend(mine.studentId, team.documentId, atOnce - (most - 1) * 750_000, performance.now());
    let [done, refusal] = [0, null as unknown];
    for (; done < 2 * most; done++) {
      refusal = await handIn(mine, { incomplete: false }).then(
        () => null,
        (error: unknown) => error,
      );
      if (refusal !== null) break;
      await takeBack(mine);
    }
    expect(refusal).toMatchObject({ code: "hand-in-full", values: { minutes: expect.any(Number) as number } });
    expect([most - 2, most - 1, most]).toContain(done);
    expect(await stored()).toHaveLength(done);
    expect(await handIn(theirs, { incomplete: false })).toMatchObject({ done: true, again: false });
    // Handing in the same text again adds nothing.
    expect(await handIn(mine, { incomplete: false })).toMatchObject({ done: true, again: true });
    await takeBack(theirs);
    expect(await handInForTeam(await editor(), team.id, { incomplete: false })).toMatchObject({ again: false });
  });

  it("Q2e, R12: a short text can be handed in and taken back ten times in a row with less than a tenth of the bound", async () => {
    const { write, member, ines, team, stored } = await room();
    await write(whole);
    const mine = await member(ines);
    for (let i = 0; i < 10; i++) {
      await handIn(mine, { incomplete: false });
      await takeBack(mine);
    }
    expect(await stored()).toHaveLength(10);
    historyBudget().spend(mine.studentId, team.documentId, 0.9 * atOnce, performance.now());
    expect(historyBudget().waitMs(mine.studentId, team.documentId, performance.now())).toBe(0);
  });
});
