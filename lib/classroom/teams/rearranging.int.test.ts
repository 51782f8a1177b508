import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { database, transaction } from "@/db/client";
import { findDocumentFacts } from "@/db/queries/documents/documents";
import { findActivity, lockActivity } from "@/db/queries/signing-in/standing";
import { findLatestSubmissions } from "@/db/queries/writing/worksheets";
import { insertUpdateFor } from "@/db/testing/updates";
import { makeClassroom, makeMatch, makeSubmission, makeTeam, type MadeTeam } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import type { Steering } from "@/lib/auth/standing";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import type { Phase } from "@/lib/rules/phases/phases";
import { listWorksheetCopies } from "@/db/queries/teams/copies";
import { loadArrangement } from "./arrangement";
import { markAbsent } from "@/lib/classroom/joining/attendance";
import type { Change } from "./changes";
import { recordJoined } from "@/lib/classroom/joining/participants";
import { applyChange } from "./rearranging";
import { previewChange } from "./change-preview";

withDatabase();

/** A class of students s0…, in teams of these modes (two students each), in this phase. */
async function classWith(modes: string[], phase: Phase = "write", extra = 0) {
  const room = await makeClassroom({ phase, students: modes.length * 2 + extra });
  const teams: MadeTeam[] = [];
  for (const [i, mode] of modes.entries()) {
    const memberIds = room.students.slice(2 * i, 2 * i + 2).map((s) => s.id);
    teams.push(await makeTeam({ activityId: room.activity.id, mode, number: i + 1, memberIds }));
  }
  const steering: Steering = {
    teacherId: room.teacher.id,
    classId: room.class.id,
    name: room.teacher.name,
    activity: room.activity,
    standing: { as: "teacher" },
  };
  const load = () => transaction(async (tx) => loadArrangement(tx, await lockActivity(tx, room.activity.id)));
  const student = (i: number) => room.students[i]?.id ?? "";
  const team = (number: number) => {
    const made = teams[number - 1];
    if (made === undefined) throw new Error(`no team ${number}`);
    return made;
  };
  return { ...room, teams, steering, load, student, teamId: (number: number) => teams[number - 1]?.id ?? "", team };
}

async function applyFirstWay(steering: Steering, change: Change, way = 0, seed = 7) {
  const preview = await previewChange(steering, change, seed);
  const chosen = preview.ways[way];
  if (chosen === undefined) throw new Error(`there is no way ${way}: ${JSON.stringify(preview.short)}`);
  await applyChange(steering, chosen.change, seed, chosen.expected);
  return chosen;
}

const kinds = (way: { effects: { effect: string }[] } | undefined) => way?.effects.map((e) => e.effect);
const worksheet = async (id: string) => (await findDocumentFacts(database(), "worksheet", [id]))[0];
const notes = async (id: string) => (await findDocumentFacts(database(), "notes", [id]))[0];

describe("T2: by hand", () => {
  it("T2, T7: moving a student leaves the old team's worksheet alone, and says so first", async () => {
    const room = await classWith(["bias", "brittleness"]);
    const from = room.team(1);
    await insertUpdateFor(from.documentId, room.student(0));
    const way = await applyFirstWay(room.steering, {
      do: "move",
      studentId: room.student(0),
      destination: { to: "team", teamId: room.teamId(2) },
    });
    expect(way.effects).toEqual([
      { effect: "words-stay", studentId: room.student(0), number: 1 },
      { effect: "alone", studentId: room.student(1), number: 1 },
      {
        effect: "joins",
        studentId: room.student(0),
        number: 2,
        with: [room.student(2), room.student(3)],
        mode: "brittleness",
        fromMode: "bias",
      },
      { effect: "nobody-else" },
    ]);
    const { arrangement, teams } = await room.load();
    expect(arrangement.teams.map((t) => t.memberIds.length)).toEqual([1, 3]);
    expect(teams[0]).toMatchObject({ begun: true, worksheetId: from.worksheetId });
    expect(await worksheet(from.worksheetId)).toMatchObject({ archived: false, epochs: [{ closed: false }] });
  });

  it("T2: from the tray into a team, into a new team with a worksheet, and back to the tray", async () => {
    const room = await classWith(["bias", "brittleness"], "write", 1);
    const studentId = room.student(4);
    await applyFirstWay(room.steering, { do: "move", studentId, destination: { to: "team", teamId: room.teamId(1) } });
    await applyFirstWay(room.steering, { do: "move", studentId, destination: { to: "new", mode: "hallucination" } });
    const { arrangement, teams } = await room.load();
    expect(arrangement.teams.map((t) => [t.number, t.mode, t.memberIds.length])).toEqual([
      [1, "bias", 2],
      [2, "brittleness", 2],
      [3, "hallucination", 1],
    ]);
    const made = teams[2]?.worksheetId ?? "";
    expect(await worksheet(made)).toMatchObject({ archived: false, epochs: [{ epoch: 1, closed: false }] });
    await applyFirstWay(room.steering, { do: "move", studentId, destination: { to: "tray" } });
    expect((await room.load()).arrangement.teams).toHaveLength(2);
    expect(await worksheet(made)).toMatchObject({ archived: true, epochs: [{ epoch: 1, closed: true }] });
  });

  it("T7: changing a mode archives the worksheet; going back to it reopens the same one", async () => {
    const room = await classWith(["bias", "brittleness"]);
    const team = room.team(1);
    await insertUpdateFor(team.documentId, room.student(0));
    const there = await applyFirstWay(room.steering, { do: "mode", teamId: team.id, mode: "adversarial" });
    expect(there.effects[0]).toEqual({
      effect: "mode-changes",
      number: 1,
      from: "bias",
      to: "adversarial",
      begun: true,
      reopens: false,
    });
    expect(await worksheet(team.worksheetId)).toMatchObject({ archived: true, epochs: [{ closed: true }] });
    expect((await room.load()).teams[0]).toMatchObject({ mode: "adversarial", begun: false });
    const back = await applyFirstWay(room.steering, { do: "mode", teamId: team.id, mode: "bias" });
    expect(back.effects[0]).toMatchObject({ reopens: true });
    expect(await worksheet(team.worksheetId)).toMatchObject({ archived: false, epochs: [{ epoch: 1, closed: false }] });
    expect((await room.load()).teams[0]).toMatchObject({ mode: "bias", begun: true, worksheetId: team.worksheetId });
  });

  it("T2: a team of four takes nobody else, and what is not there is refused", async () => {
    const room = await classWith(["bias", "brittleness"], "write", 3);
    for (const i of [4, 5])
      await applyFirstWay(room.steering, {
        do: "move",
        studentId: room.student(i),
        destination: { to: "team", teamId: room.teamId(1) },
      });
    const move = (more: Partial<Change & { do: "move" }>) =>
      previewChange(
        room.steering,
        { do: "move", studentId: room.student(6), destination: { to: "team", teamId: room.teamId(1) }, ...more },
        1,
      );
    await expect(move({})).rejects.toMatchObject({ code: "team-full" });
    await expect(move({ destination: { to: "team", teamId: randomUUID() } })).rejects.toMatchObject({
      code: "team-gone",
    });
    await expect(move({ destination: { to: "new", mode: "magic" } })).rejects.toMatchObject({ code: "no-such-mode" });
    await expect(move({ studentId: randomUUID() })).rejects.toMatchObject({ code: "student-gone" });
  });

  it("T2: what was shown is what happens: after another change the first is refused", async () => {
    const room = await classWith(["bias", "brittleness"], "write", 1);
    const change: Change = {
      do: "move",
      studentId: room.student(0),
      destination: { to: "team", teamId: room.teamId(2) },
    };
    const [way] = (await previewChange(room.steering, change, 1)).ways;
    await applyFirstWay(room.steering, {
      do: "move",
      studentId: room.student(4),
      destination: { to: "team", teamId: room.teamId(2) },
    });
    await expect(applyChange(room.steering, change, 1, way?.expected ?? "")).rejects.toMatchObject({
      code: "arrangement-changed",
    });
    expect((await room.load()).arrangement.teams.map((t) => t.memberIds.length)).toEqual([2, 3]);
  });

  it("R11: a change raises the access version, and after the commit tells sockets and pages", async () => {
    const room = await classWith(["bias", "brittleness"]);
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await applyFirstWay(room.steering, { do: "move", studentId: room.student(0), destination: { to: "tray" } });
    stop();
    expect(published.filter((m) => "activityId" in m && m.activityId === room.activity.id).map((m) => m.kind)).toEqual([
      "access",
      "poke",
    ]);
    expect((await findActivity(database(), room.activity.id))?.accessVersion).toBe(room.activity.accessVersion + 1);
  });
});

describe("Q13: teams made again", () => {
  it("Q13, T7: says how many teams have words, archives them as they stand, and makes new ones", async () => {
    const room = await classWith(["bias", "brittleness", "bias", "hallucination"]);
    const first = room.team(1);
    await insertUpdateFor(first.documentId, room.student(0));
    const way = await applyFirstWay(room.steering, { do: "draw-teams" });
    expect(way.effects).toContainEqual({ effect: "words-archived", numbers: [1], empty: true });
    expect(way.effects).toContainEqual({ effect: "teams-end", count: 4 });
    expect(await worksheet(first.worksheetId)).toMatchObject({ archived: true, epochs: [{ closed: true }] });
    const { arrangement, teams } = await room.load();
    expect(teams.map((t) => [t.number, t.begun])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, false],
    ]);
    expect(arrangement.teams.map((t) => ({ ...t, id: "" }))).toEqual(
      way.after.teams.map((t) => ({ ...t, id: "", memberIds: expect.any(Array) as unknown })),
    );
    expect(arrangement.teams.flatMap((t) => t.memberIds).sort()).toEqual(room.students.map((s) => s.id).sort());
  });
});

describe("T5, Q8: matches", () => {
  it("T5: matching says each match first; matching again changes nothing", async () => {
    const room = await classWith(["bias", "brittleness", "bias", "hallucination"]);
    const way = await applyFirstWay(room.steering, { do: "pair" });
    expect(kinds(way)).toEqual(["match-begins", "match-begins"]);
    expect((await previewChange(room.steering, { do: "pair" }, 3)).ways).toEqual([]);
  });

  it("T5: when one mode has too many it names the reason and does nothing by itself; an exemplar or a match by name is chosen", async () => {
    const room = await classWith(["bias", "bias", "bias", "brittleness"], "compare");
    const preview = await previewChange(room.steering, { do: "pair" }, 1);
    expect(preview.short?.reason).toEqual({ mode: "bias", count: 3, of: 4 });
    expect(preview.short?.left).toHaveLength(1);
    expect(preview.ways.map((way) => kinds(way))).toEqual(
      [
        ["match-begins", "match-begins", "match-begins"],
        ["match-begins", "same-mode", "match-begins"].sort().reverse(),
      ].map((list) => expect.arrayContaining(list) as unknown),
    );
    await applyFirstWay(room.steering, { do: "pair" }, 0, 1);
    const { arrangement } = await room.load();
    expect(arrangement.matches.filter((m) => m.exemplarMode !== null).map((m) => m.teamIds.length)).toEqual([1, 1]);
    await applyFirstWay(room.steering, { do: "meet", teamId: room.teamId(1), otherId: room.teamId(2) });
    expect((await room.load()).arrangement.matches.some((m) => m.override)).toBe(true);
  });

  it("Q8: a match that breaks ends with its notes read-only; the same teams matched again in the round get the same notes back", async () => {
    const room = await classWith(["bias", "brittleness", "hallucination", "adversarial"], "compare");
    const retained = await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(2)] });
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(3), room.teamId(4)] });
    await applyFirstWay(room.steering, { do: "meet", teamId: room.teamId(1), otherId: room.teamId(3) });
    expect(await notes(retained.id)).toMatchObject({ ended: true, epochs: [{ closed: false }] });
    const back = await applyFirstWay(room.steering, { do: "meet", teamId: room.teamId(1), otherId: room.teamId(2) });
    expect(kinds(back)).toContain("match-begins");
    expect(await notes(retained.id)).toMatchObject({ ended: false, teamIds: [room.teamId(1), room.teamId(2)] });
    const { matches } = await room.load();
    expect(matches.filter((m) => !m.ended)).toHaveLength(2);
  });

  it("Q8: a trio that one team leaves goes on as the same match; the team that comes back is in it again", async () => {
    const room = await classWith(["bias", "brittleness", "hallucination"], "compare");
    const match = await makeMatch({ activityId: room.activity.id, teamIds: [1, 2, 3].map((n) => room.teamId(n)) });
    for (const i of [4, 5])
      await applyFirstWay(room.steering, { do: "move", studentId: room.student(i), destination: { to: "tray" } });
    expect(await notes(match.id)).toMatchObject({ ended: false, teamIds: [room.teamId(1), room.teamId(2)] });
    await applyFirstWay(room.steering, {
      do: "move",
      studentId: room.student(4),
      destination: { to: "new", mode: "adversarial" },
    });
    const { matches, arrangement } = await room.load();
    expect(matches.filter((m) => !m.ended).map((m) => m.id)).toEqual([match.id]);
    expect(arrangement.matches[0]?.teamIds).toHaveLength(3);
  });

  it("T7: a new mode that puts one mode on both sides offers to match again first, then to keep it knowingly", async () => {
    const room = await classWith(["bias", "brittleness", "bias", "hallucination"], "compare");
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(2)] });
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(3), room.teamId(4)] });
    const preview = await previewChange(room.steering, { do: "mode", teamId: room.teamId(2), mode: "bias" }, 1);
    expect(preview.ways).toHaveLength(1);
    expect(kinds(preview.ways[0])).toContain("same-mode");
    const fine = await classWith(["bias", "brittleness", "hallucination", "adversarial"], "compare");
    await makeMatch({ activityId: fine.activity.id, teamIds: [fine.teamId(1), fine.teamId(2)] });
    await makeMatch({ activityId: fine.activity.id, teamIds: [fine.teamId(3), fine.teamId(4)] });
    const both = await previewChange(fine.steering, { do: "mode", teamId: fine.teamId(2), mode: "bias" }, 1);
    expect(both.ways.map((way) => way.effects.some((e) => e.effect === "same-mode"))).toEqual([false, true]);
    await applyFirstWay(fine.steering, { do: "mode", teamId: fine.teamId(2), mode: "bias" }, 1);
    expect((await fine.load()).arrangement.matches.filter((m) => m.override)).toHaveLength(1);
  });

  it("Q15: an exemplar joins the match as a further sheet, on the mode fewest teams study; the partner stays", async () => {
    const room = await classWith(["bias", "brittleness", "hallucination", "hallucination"], "compare");
    const match = await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(2)] });
    await applyFirstWay(room.steering, { do: "exemplar", teamId: room.teamId(1), mode: "default" });
    expect((await room.load()).arrangement.matches).toEqual([
      { teamIds: [room.teamId(1), room.teamId(2)], exemplarMode: "adversarial", override: false },
    ]);
    await expect(
      previewChange(room.steering, { do: "exemplar", teamId: room.teamId(1), mode: "brittleness" }, 1),
    ).rejects.toMatchObject({ code: "exemplar-same-mode" });
    await applyFirstWay(room.steering, { do: "exemplar", teamId: room.teamId(1), mode: null });
    expect((await room.load()).matches.filter((m) => !m.ended)).toMatchObject([{ id: match.id, exemplarMode: null }]);
  });

  it("Q18: the next round makes new matches with new notes; the earlier ones stay, and no pair meets twice", async () => {
    const room = await classWith(["bias", "brittleness", "hallucination", "adversarial"], "compare");
    await applyFirstWay(room.steering, { do: "pair" });
    const first = (await room.load()).matches;
    const way = await applyFirstWay(room.steering, { do: "next-round" });
    expect(kinds(way)).not.toContain("met-before");
    const activity = await findActivity(database(), room.activity.id);
    expect(activity?.round).toBe(2);
    for (const match of first) expect(await notes(match.id)).toMatchObject({ ended: false, matchRound: 1, round: 2 });
    const { arrangement, earlier } = await room.load();
    const shape = (list: readonly (readonly string[])[]) => list.map((ids) => [...ids].sort().join());
    expect(shape(arrangement.matches.map((m) => m.teamIds)).some((pair) => shape(earlier).includes(pair))).toBe(false);
  });
});

describe("T7: moving", () => {
  const words = (documentId: string, studentId: string) => insertUpdateFor(documentId, studentId);
  const move = (
    studentId: string,
    destination: { to: "team"; teamId: string } | { to: "tray" } | { to: "back"; teamId: string },
  ): Change => ({ do: "move", studentId, destination });
  const copiesOf = (room: { activity: { id: string } }, studentId: string) =>
    listWorksheetCopies(database(), room.activity.id, studentId);

  it("T7: the mover keeps a read-only copy as of that moment; whoever comes back has the worksheet itself", async () => {
    const room = await classWith(["bias", "brittleness"]);
    await words(room.team(1).documentId, room.student(0));
    await applyFirstWay(room.steering, move(room.student(0), { to: "team", teamId: room.teamId(2) }));
    expect(await copiesOf(room, room.student(0))).toMatchObject([
      { worksheetId: room.team(1).worksheetId, number: 1, mode: "bias" },
    ]);
    expect(await copiesOf(room, room.student(1))).toEqual([]);
    await applyFirstWay(room.steering, move(room.student(0), { to: "team", teamId: room.teamId(1) }));
    expect(await copiesOf(room, room.student(0))).toEqual([]);
  });

  it("T7: of an empty worksheet nobody keeps a copy", async () => {
    const room = await classWith(["bias", "brittleness"]);
    await applyFirstWay(room.steering, move(room.student(0), { to: "tray" }));
    expect(await copiesOf(room, room.student(0))).toEqual([]);
  });

  it("T7: two teams merged: the absorbed side's worksheet is archived, and its members keep a copy", async () => {
    const room = await classWith(["bias", "brittleness", "adversarial"]);
    await words(room.team(1).documentId, room.student(0));
    const way = await applyFirstWay(room.steering, { do: "merge", teamId: room.teamId(1), otherId: room.teamId(2) });
    expect(way.effects).toEqual([
      { effect: "team-ends", number: 1, begun: true },
      {
        effect: "joins-all",
        studentIds: [room.student(0), room.student(1)],
        number: 2,
        with: [room.student(2), room.student(3)],
        mode: "brittleness",
        fromMode: "bias",
      },
      { effect: "nobody-else" },
    ]);
    expect(await worksheet(room.team(1).worksheetId)).toMatchObject({ archived: true });
    expect((await room.load()).arrangement.teams.map((team) => team.memberIds.length)).toEqual([4, 2]);
    for (const i of [0, 1]) expect(await copiesOf(room, room.student(i))).toHaveLength(1);
  });

  it("T7, B1: a merge that would make a team of five is refused", async () => {
    const room = await classWith(["bias", "brittleness"], "write", 1);
    await applyFirstWay(room.steering, move(room.student(4), { to: "team", teamId: room.teamId(1) }));
    await expect(
      previewChange(room.steering, { do: "merge", teamId: room.teamId(2), otherId: room.teamId(1) }, 7),
    ).rejects.toMatchObject({ code: "merge-full" });
  });

  it("T7: a team split: the part that stays keeps the worksheet, the other starts empty with a copy beside it", async () => {
    const room = await classWith(["bias", "brittleness"]);
    await words(room.team(1).documentId, room.student(0));
    await applyFirstWay(room.steering, {
      do: "split",
      teamId: room.teamId(1),
      studentIds: [room.student(1)],
      mode: "bias",
    });
    const { arrangement, teams } = await room.load();
    expect(arrangement.teams.map(({ number, mode, memberIds }) => [number, mode, memberIds])).toEqual([
      [1, "bias", [room.student(0)]],
      [2, "brittleness", [room.student(2), room.student(3)]],
      [3, "bias", [room.student(1)]],
    ]);
    expect(teams.map((team) => team.begun)).toEqual([true, false, false]);
    expect(await copiesOf(room, room.student(1))).toHaveLength(1);
    expect(await copiesOf(room, room.student(0))).toEqual([]);
  });

  it("T7, B1: a split of nobody, or of everybody, is refused", async () => {
    const room = await classWith(["bias", "brittleness"]);
    for (const studentIds of [[], [room.student(0), room.student(1)], [room.student(2)]]) {
      await expect(
        previewChange(room.steering, { do: "split", teamId: room.teamId(1), studentIds, mode: "bias" }, 7),
      ).rejects.toMatchObject({ code: "split-nobody" });
    }
  });

  it("T7: a team that ended comes back with a student, its number, its worksheet and its submission", async () => {
    const room = await classWith(["bias", "brittleness"]);
    await words(room.team(1).documentId, room.student(0));
    const submission = await makeSubmission({
      activityId: room.activity.id,
      team: room.team(1),
      studentId: room.student(0),
    });
    const standing = async () =>
      [...(await findLatestSubmissions(database(), [room.team(1).worksheetId])).values()].map(({ id }) => id);
    await applyFirstWay(room.steering, { do: "end", teamId: room.teamId(1) });
    expect((await room.load()).ended).toEqual([{ id: room.teamId(1), number: 1, mode: "bias" }]);
    const way = await applyFirstWay(room.steering, move(room.student(0), { to: "back", teamId: room.teamId(1) }));
    expect(kinds(way)).toContain("back");
    expect((await room.load()).arrangement.teams).toContainEqual({
      id: room.teamId(1),
      number: 1,
      mode: "bias",
      memberIds: [room.student(0)],
    });
    expect(await worksheet(room.team(1).worksheetId)).toMatchObject({ archived: false, epochs: [{ closed: false }] });
    expect(await standing()).toEqual([submission.id]);
    expect((await room.load()).ended).toEqual([]);
  });

  it("T7: a change that breaks a match says so first, and offers to match again in the same step, the default", async () => {
    const room = await classWith(["bias", "brittleness", "bias", "brittleness"], "compare");
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(2)] });
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(3), room.teamId(4)] });
    const preview = await previewChange(room.steering, { do: "end", teamId: room.teamId(2) }, 7);
    expect(preview.ways.map((way) => way.change)).toMatchObject([{ pairAgain: true }, {}]);
    expect(kinds(preview.ways[1])).toEqual(expect.arrayContaining(["match-ends", "without-match"]));
  });
});

describe("T4: absent", () => {
  it("T4, Q19: out of the counts and of random teams, and back; the team stays; opening the activity ends it", async () => {
    const room = await classWith(["bias", "brittleness"], "write", 2);
    const joined = async () =>
      (await room.load()).students.filter((student) => student.opened && !student.absent).length;
    await markAbsent(room.steering, { studentId: room.student(0), absent: true });
    expect(await joined()).toBe(5);
    expect((await room.load()).arrangement.teams[0]?.memberIds).toContain(room.student(0));
    await recordJoined(database(), room.activity.id, room.student(0));
    expect(await joined()).toBe(6);
    await markAbsent(room.steering, { studentId: room.student(0), absent: true });
    await markAbsent(room.steering, { studentId: room.student(0), absent: false });
    expect(await joined()).toBe(6);
  });

  it("B2: of another class can't be marked", async () => {
    const [room, other] = [await classWith(["bias"]), await classWith(["bias"])];
    await expect(markAbsent(room.steering, { studentId: other.student(0), absent: true })).rejects.toMatchObject({
      code: "student-gone",
    });
  });
});
