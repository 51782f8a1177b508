import { describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import { withDatabase } from "@/db/testing/database";
import { makeBallot, makeClassroom, makeMatch, makeStudent, makeSubmission, makeTeam } from "@/db/testing/factories";
import { makeText } from "@/db/testing/student-work";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { mayCastBallot } from "@/lib/activity/rules/access";
import { phases } from "@/lib/activity/rules/phases";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { movePhase, previewMove } from "./phases";
import { editorOf, activityOf, move } from "./testing/moved-class";

withDatabase();

describe("T8", () => {
  it("T8b: the class can be moved to any phase from any other", async () => {
    const room = await makeClassroom({ phase: "setup" });
    for (const to of [
      ...phases.slice(1),
      ...[...phases].reverse().slice(1),
      "results",
      "learn",
      "closed",
      "write",
    ] as const) {
      await move(room, to);
      expect((await activityOf(room)).phase).toBe(to);
    }
  });

  it("T8b: of two moves at once one is made, and the other is told in a sentence", async () => {
    const room = await makeClassroom({ phase: "write" });
    const both = await Promise.allSettled([
      movePhase(await editorOf(room), { to: "compare", expected: "write" }),
      movePhase(await editorOf(room), { to: "vote", expected: "write" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "phase-moved" } });
    const { phase } = await activityOf(room);
    await expect(movePhase(await editorOf(room), { to: phase, expected: "write" })).rejects.toMatchObject({
      code: "phase-already",
      values: { phase },
    });
  });

  it("T8g: a move raises the access version once and pokes the phase after the commit", async () => {
    const room = await makeClassroom({ phase: "write" });
    const published: BusMessage[] = [];
    const stop = subscribe((message) => {
      if ("activityId" in message && message.activityId === room.activity.id) published.push(message);
    });
    await move(room, "compare");
    stop();
    expect((await activityOf(room)).accessVersion).toBe(room.activity.accessVersion + 1);
    expect(published.map(({ kind }) => kind)).toEqual(["access", "poke"]);
    expect(published[1]).toMatchObject({ topics: ["phase"] });
  });

  it("Q7a: the pages that show teams are invalidated when a move makes teams, and not when it makes matches alone", async () => {
    const room = await makeClassroom({ phase: "learn", students: 4 });
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await movePhase(await editorOf(room), { to: "write", expected: "learn", make: { teams: true, matches: "none" } });
    await movePhase(await editorOf(room), { to: "compare", expected: "write", make: { teams: false, matches: "all" } });
    stop();
    const topics = published.flatMap((message) =>
      message.kind === "poke" && message.activityId === room.activity.id ? [[...message.topics].sort()] : [],
    );
    expect(topics).toEqual([
      ["matches", "phase", "teams", "tray"],
      ["matches", "phase"],
    ]);
  });

  it("T8a: what is said counts the joined, their teams and those who handed in", async () => {
    const room = await makeClassroom({ phase: phases[phases.indexOf("compare") - 1], students: 5 });
    const [a, b, c, d, ada] = room.students;
    const ids = [a, b, c, d].map((student) => student?.id ?? "");
    const team = await makeTeam({ activityId: room.activity.id, memberIds: ids.slice(0, 2) });
    await makeTeam({ activityId: room.activity.id, mode: "bias", memberIds: ids.slice(2) });
    await makeStudent({ classId: room.class.id }); // on the roster, and has never joined
    await pool().query("update participants set absent_at = now() where student_id = $1", [d?.id]);
    await pool().query(
      "insert into submissions (activity_id, team_id, worksheet_id, mode, texts, handed_in_by_teacher, member_ids) values ($1, $2, $3, 'brittleness', '{}', $4, '{}')",
      [room.activity.id, team.id, team.worksheetId, room.teacher.id],
    );
    const preview = await previewMove(await editorOf(room), "compare");
    expect(preview?.meanings).toEqual([
      { code: "no-matches", teams: 2 },
      { code: "not-handed-in", to: "compare", teams: 1, of: 2 },
      { code: "in-no-team", count: 1, name: ada?.name },
      { code: "before-closes", missing: 4 },
    ]);
  });
});

describe("Q7", () => {
  it("T8b, Q7d: to any phase and back: no text, submission, match, notes or vote is changed by a move", async () => {
    const room = await makeClassroom({ phase: "write", students: 4 });
    const activityId = room.activity.id;
    const ids = room.students.map(({ id }) => id);
    const [first, second] = [
      await makeTeam({ activityId, memberIds: ids.slice(0, 2) }),
      await makeTeam({ activityId, mode: "bias", memberIds: ids.slice(2) }),
    ];
    const match = await makeMatch({ activityId, teamIds: [first.id, second.id] });
    for (const { documentId } of [first, second, match])
      await makeText({ documentId, author: ids[0] ?? "", texts: {} });
    await makeSubmission({ activityId, team: first, studentId: ids[0] ?? "" });
    for (const studentId of ids)
      for (const kind of ["before", "final"] as const)
        await makeBallot({ activityId, studentId, kind, choice: "bias" });
    const stored = async () => {
      const query = (what: string) =>
        pool()
          .query(what, [activityId])
          .then(({ rows }) => rows as unknown[]);
      const documents =
        "(select d.* from documents d left join worksheets w on w.id = d.worksheet_id left join teams t on t.id = w.team_id left join matches m on m.id = d.match_id where t.activity_id = $1 or m.activity_id = $1)";
      return Promise.all([
        query("select * from teams where activity_id = $1 order by id"),
        query("select * from team_members where activity_id = $1 order by student_id"),
        query(`select * from ${documents} d order by id`),
        query(`select u.* from updates u join ${documents} d on d.id = u.document_id order by u.document_id, u.n`),
        query("select * from submissions where activity_id = $1"),
        query(
          "select m.*, mt.* from matches m join match_teams mt on mt.match_id = m.id where m.activity_id = $1 order by mt.team_id",
        ),
        query("select * from ballots where activity_id = $1 order by student_id, kind"),
      ]);
    };
    const before = await stored();
    expect(before.map((rows) => rows.length)).toEqual([2, 4, 3, 3, 1, 2, 8]);
    for (const to of [
      "compare",
      "write",
      "vote",
      "compare",
      "results",
      "vote",
      "closed",
      "learn",
      "setup",
      "results",
    ] as const) {
      await move(room, to);
      expect(await stored(), to).toEqual(before);
    }
  });
});

describe("Q5 and Q6", () => {
  const before = (activity: ActivityRow) =>
    mayCastBallot({ as: "student", studentId: "s", teamId: null }, "before", {
      phase: activity.phase,
      compared: activity.comparedAt !== null,
      revealed: activity.revealedAt !== null,
      cast: false,
      resultsSeen: false,
    });

  it("Q5c: once the class has entered Compare the before ballot is closed for good, even after going back", async () => {
    const room = await makeClassroom({ phase: "learn" });
    expect(before(await activityOf(room))).toBe(true);
    await move(room, "compare", new Date(1_000));
    await move(room, "learn");
    expect(before(await activityOf(room))).toBe(false);
    await move(room, "compare", new Date(2_000));
    expect((await activityOf(room)).comparedAt).toEqual(new Date(1_000));
  });

  it("Q5c: closing by mistake in Learn closes no ballot", async () => {
    const room = await makeClassroom({ phase: "learn" });
    await move(room, "closed");
    await move(room, "learn");
    expect(before(await activityOf(room))).toBe(true);
  });

  it("Q6c: closing, or an Undo that closes, is the first reveal once a final ballot is cast, and not before", async () => {
    const room = await makeClassroom({ phase: "vote", students: 1 });
    await move(room, "closed");
    await move(room, "vote");
    expect((await activityOf(room)).revealedAt).toBeNull();
    const vote = { kind: "final", choice: "bias" } as const;
    await makeBallot({ activityId: room.activity.id, studentId: room.students[0]?.id ?? "", ...vote });
    const [reopening] = await loadJournal(await editorOf(room), 1);
    await undo(await editorOf(room), reopening?.id ?? "", new Date(1_000));
    expect(await activityOf(room)).toMatchObject({ phase: "closed", revealedAt: new Date(1_000) });
  });

  it("Q6f: the first reveal is kept when the class goes back and comes again", async () => {
    const room = await makeClassroom({ phase: "vote" });
    await move(room, "results", new Date(1_000));
    await move(room, "vote");
    await move(room, "results", new Date(2_000));
    expect((await activityOf(room)).revealedAt).toEqual(new Date(1_000));
  });
});
