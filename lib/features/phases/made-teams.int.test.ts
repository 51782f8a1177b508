import { describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeStudent, makeTeam } from "@/db/testing/factories";
import { loadBoard } from "@/lib/features/screens/board/board";
import { movePhase, previewMove } from "./phases";
import { type MadeClassroom, editorOf, activityOf } from "./testing/moved-class";

withDatabase();

describe("Q13", () => {
  const teamsOf = async (room: MadeClassroom) =>
    (
      await pool().query<{ id: string; mode: string; members: string }>(
        "select t.id, t.mode, (select count(*) from team_members m where m.team_id = t.id) as members from teams t where t.activity_id = $1 and t.dissolved_at is null",
        [room.activity.id],
      )
    ).rows;
  const matchesOf = async (room: MadeClassroom) =>
    (
      await pool().query<{ exemplar_mode: string | null; override: boolean; teams: string }>(
        "select m.exemplar_mode, m.override, (select count(*) from match_teams x where x.match_id = m.id) as teams from matches m where m.activity_id = $1 and m.ended_at is null",
        [room.activity.id],
      )
    ).rows;

  it("Q13g: moving to Write makes the teams in the same click: pairs of the joined, one of three, and nobody who has not come", async () => {
    const room = await makeClassroom({ phase: "learn", students: 7 });
    await makeStudent({ classId: room.class.id });
    await movePhase(await editorOf(room), { to: "write", expected: "learn", make: { teams: true, matches: "none" } });
    expect((await activityOf(room)).phase).toBe("write");
    expect((await teamsOf(room)).map(({ members }) => Number(members)).sort()).toEqual([2, 2, 3]);
  });

  it("Q13c, T2g: who is left out is in none of the teams that a move makes, and waits in the tray", async () => {
    const room = await makeClassroom({ phase: "learn", students: 5 });
    const [first, ...others] = room.students;
    const make = { teams: true, matches: "none", leftOut: [first?.id ?? ""] } as const;
    await movePhase(await editorOf(room), { to: "write", expected: "learn", make });
    const { teams, tray } = await loadBoard(await editorOf(room));
    expect(tray.map(({ id }) => id)).toEqual([first?.id]);
    expect(teams.flatMap(({ members }) => members.map(({ id }) => id)).sort()).toEqual(
      others.map(({ id }) => id).sort(),
    );
  });

  it("Q13g: teams that are there stay as they are", async () => {
    const room = await makeClassroom({ phase: "learn", students: 4 });
    const team = await makeTeam({
      activityId: room.activity.id,
      memberIds: room.students.slice(0, 2).map(({ id }) => id),
    });
    await movePhase(await editorOf(room), { to: "write", expected: "learn", make: { teams: true, matches: "none" } });
    expect((await teamsOf(room)).map(({ id }) => id)).toEqual([team.id]);
  });

  it("Q14c: while students choose, the teams are made of what they chose, and choice closes", async () => {
    const room = await makeClassroom({ phase: "learn", students: 4 });
    await pool().query("update activities set choice_open = true, choice_cap = 4 where id = $1", [room.activity.id]);
    await pool().query("update participants set chosen_mode = 'bias', chosen_at = now() where activity_id = $1", [
      room.activity.id,
    ]);
    await movePhase(await editorOf(room), { to: "write", expected: "learn", make: { teams: true, matches: "none" } });
    expect((await teamsOf(room)).map(({ mode }) => mode)).toEqual(["bias", "bias"]);
    expect((await activityOf(room)).choiceOpen).toBe(false);
  });

  it("Q13g: moving to Compare makes teams and matches in the same click", async () => {
    const room = await makeClassroom({ phase: "learn", students: 8 });
    await movePhase(await editorOf(room), { to: "compare", expected: "learn", make: { teams: true, matches: "all" } });
    expect(await teamsOf(room)).toHaveLength(4);
    expect((await matchesOf(room)).map(({ teams, override }) => ({ teams: Number(teams), override }))).toEqual([
      { teams: 2, override: false },
      { teams: 2, override: false },
    ]);
  });

  it("T5b: teams that cannot all meet another mode are named, and nothing is moved until the teacher has said what happens to them", async () => {
    const room = await makeClassroom({ phase: "write" });
    for (const mode of ["bias", "bias", "bias", "brittleness"])
      await makeTeam({
        activityId: room.activity.id,
        mode,
        memberIds: [(await makeStudent({ classId: room.class.id, activityId: room.activity.id })).id],
      });
    expect((await previewMove(await editorOf(room), "compare"))?.offer.matches).toBe("some");
    const all = movePhase(await editorOf(room), {
      to: "compare",
      expected: "write",
      make: { teams: false, matches: "all" },
    });
    await expect(all).rejects.toMatchObject({ code: "cannot-all-meet", values: { count: 3, of: 4, mode: "bias" } });
    expect((await activityOf(room)).phase).toBe("write");
    expect(await matchesOf(room)).toEqual([]);
    await movePhase(await editorOf(room), {
      to: "compare",
      expected: "write",
      make: { teams: false, matches: "exemplar" },
    });
    expect((await matchesOf(room)).filter(({ exemplar_mode }) => exemplar_mode !== null)).toHaveLength(2);
  });

  it("T5b: the override matches the rest on one mode, marked as such", async () => {
    const room = await makeClassroom({ phase: "write" });
    for (const mode of ["bias", "bias", "bias", "brittleness"])
      await makeTeam({
        activityId: room.activity.id,
        mode,
        memberIds: [(await makeStudent({ classId: room.class.id, activityId: room.activity.id })).id],
      });
    await movePhase(await editorOf(room), {
      to: "compare",
      expected: "write",
      make: { teams: false, matches: "override" },
    });
    expect((await matchesOf(room)).map(({ override }) => override).sort()).toEqual([false, true]);
  });

  it("Q13g: with nobody there no teams can be made, and nothing is moved", async () => {
    const room = await makeClassroom({ phase: "learn" });
    await expect(
      movePhase(await editorOf(room), { to: "write", expected: "learn", make: { teams: true, matches: "none" } }),
    ).rejects.toMatchObject({ code: "nobody-joined" });
    expect((await activityOf(room)).phase).toBe("learn");
  });
});
