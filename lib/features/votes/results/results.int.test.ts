import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { markProjectorOpen, removeOpenProjector } from "@/lib/activity/queries/open-projectors";
import { countCast } from "@/lib/features/votes/voting/queries/ballots";
import { placeStudents, takeOutOfTeams } from "@/lib/features/teams/queries/teams";
import { withDatabase } from "@/db/testing/database";
import { makeTeam } from "@/db/testing/factories";
import type { Phase } from "@/lib/activity/rules/phases";
import {
  loadBallotStatus,
  castBallot,
  isVoteSeparate,
  listWhoVoted,
  loadNamedBallots,
} from "@/lib/features/votes/voting/ballots";
import { hideReason } from "@/lib/features/screens/projector/hide-reason";
import { loadResults, loadRevealedVotes, loadTeacherResults, loadProjectorResults } from "./results";
import { movePhase } from "@/lib/features/phases/phases";
import { moveReveal, showOnProjector } from "@/lib/features/screens/projector/projector";
import { before, classIn, final } from "@/lib/features/votes/voting/testing/voting-class";

withDatabase();

describe("Q10: votes of people in no team", () => {
  it("Q10e, T3d: are in no figure and no list of reasons of teacher, class or wall, are marked for the teacher, and count once the student is placed", async () => {
    const room = await classIn("vote", 7);
    const ids = room.students.map((student) => student.id);
    const team = await makeTeam({ activityId: room.activityId, mode: "bias", memberIds: ids.slice(0, 3) });
    await makeTeam({ activityId: room.activityId, mode: "brittleness", memberIds: ids.slice(3, 5) });
    for (const place of [0, 1, 2, 3, 4]) await castBallot(await room.member(place), final("bias", `counted ${place}`));
    for (const place of [5, 6]) await castBallot(await room.member(place), final("hallucination", `apart ${place}`));
    expect([await isVoteSeparate(await room.member(0)), await isVoteSeparate(await room.member(5))]).toEqual([
      false,
      true,
    ]);
    await room.move("results", { revealedAt: new Date() });

    const editor = await room.editor();
    const seen = {
      teacher: await loadTeacherResults(editor),
      class: await loadResults(await room.member(0)),
      wall: await loadProjectorResults(editor),
    };
    for (const [who, results] of Object.entries(seen)) {
      expect(results?.tally, who).toMatchObject({
        finalBallots: 5,
        turnout: { people: 5, onlyFinal: 5 },
        apart: { people: 2, votes: 2 },
      });
      expect(JSON.stringify(results?.reasons), who).not.toContain("apart");
    }
    expect(seen.teacher.tally.apart.byChoice?.final).toContainEqual({ mode: "hallucination", people: 2 });
    expect([seen.class.tally.apart.byChoice, seen.wall?.tally.apart.byChoice]).toEqual([null, null]);
    const roll = await listWhoVoted(editor);
    expect(
      roll
        .filter(({ counted }) => !counted)
        .map(({ studentId }) => studentId)
        .sort(),
    ).toEqual(ids.slice(5).sort());
    expect(roll.filter((voter) => voter.final)).toHaveLength(
      seen.teacher.tally.finalBallots + seen.teacher.tally.apart.people,
    );

    await placeStudents(database(), room.activityId, [{ studentId: ids[5] ?? "", teamId: team.id }]);
    const placed = await loadTeacherResults(editor);
    expect(placed.tally).toMatchObject({ finalBallots: 6, apart: { people: 1, votes: 1 } });
    expect(JSON.stringify(placed.reasons)).toContain("apart 5");
    // Out of the team again: the votes that were cast in it still count, the one that was cast before it does not.
    await takeOutOfTeams(database(), room.activityId, [ids[0] ?? "", ids[5] ?? ""]);
    expect((await loadTeacherResults(editor)).tally).toMatchObject({ finalBallots: 5, apart: { people: 2 } });
    expect([await isVoteSeparate(await room.member(0)), await isVoteSeparate(await room.member(5))]).toEqual([
      false,
      true,
    ]);
  });

  it("Q10e: in a class without teams every vote counts", async () => {
    const room = await classIn("results", 3);
    await room.move("vote");
    for (const place of [0, 1, 2]) await castBallot(await room.member(place), final("bias"));
    expect((await loadTeacherResults(await room.editor())).tally).toMatchObject({
      finalBallots: 3,
      apart: { people: 0, votes: 0 },
    });
    expect(await isVoteSeparate(await room.member(0))).toBe(false);
  });
});

describe("S6, Q6: what leaves the server", () => {
  it.each<Phase>(["setup", "learn", "write", "compare", "vote"])(
    "S6b, Q6f: no tally and no reason for a student in %s, nor for the wall",
    async (phase) => {
      const room = await classIn(phase);
      for (const load of [loadResults, loadRevealedVotes])
        await expect(load(await room.member())).rejects.toMatchObject({ code: "results-not-shown" });
      expect(await loadProjectorResults(await room.editor())).toBeNull();
    },
  );

  it("Q6a: with a wall open as the class enters Results a device reads what the wall shows at each step, and no more, until everything is shown; a wall that goes leaves the step", async () => {
    const room = await classIn("vote", 2);
    const wall = { id: randomUUID(), activityId: room.activityId };
    await castBallot(await room.member(0), final("bias", "a classmate’s reason"));
    await markProjectorOpen(database(), wall, new Date());
    await movePhase(await room.editor(), { to: "results", expected: "vote" });
    const read = async () => {
      const { columns, tally } = await loadRevealedVotes(await room.member(1));
      const bias = columns.find(({ mode }) => mode === "bias");
      return [bias?.before, bias?.after, tally !== null];
    };
    expect(await read()).toEqual([null, null, false]);
    await removeOpenProjector(database(), wall.id, new Date());
    const told: unknown[] = [];
    for (const from of [0, 1, 2]) {
      await moveReveal(await room.editor(), { from, by: 1 });
      told.push(await read());
      await expect(loadResults(await room.member(1))).rejects.toMatchObject({ code: "results-not-shown" });
    }
    expect(told).toEqual([
      [0, null, false],
      [0, 1, false],
      [0, 1, true],
    ]);
    await moveReveal(await room.editor(), { from: 3, by: -1 });
    expect(await read()).toEqual([0, 1, false]);
    await moveReveal(await room.editor(), { from: 2, by: "end" });
    expect(JSON.stringify((await loadResults(await room.member(1))).reasons)).toContain("a classmate’s reason");
  });

  it("Q6b: without an open wall everything is open at once, and a wall that opens later hides nothing; one that was not heard of for a minute is not open, nor one of another class", async () => {
    const [room, other] = [await classIn("vote", 2), await classIn("vote")];
    const now = new Date();
    await markProjectorOpen(database(), { id: randomUUID(), activityId: other.activityId }, now);
    await markProjectorOpen(
      database(),
      { id: randomUUID(), activityId: room.activityId },
      new Date(now.getTime() - 60_000),
    );
    await castBallot(await room.member(0), final("bias"));
    await movePhase(await room.editor(), { to: "results", expected: "vote" });
    const votes = async () => (await loadResults(await room.member(1))).tally.finalBallots;
    expect(await votes()).toBe(1);
    await markProjectorOpen(database(), { id: randomUUID(), activityId: room.activityId }, new Date());
    expect(await votes()).toBe(1);
    await movePhase(await room.editor(), { to: "closed", expected: "results" });
    expect(await votes()).toBe(1);
    await movePhase(await room.editor(), { to: "results", expected: "closed" });
    expect(await votes()).toBe(1);
  });

  it("Q6f: moving back hides the results again", async () => {
    const room = await classIn("results");
    await room.move("vote", { revealedAt: new Date() });
    await expect(loadResults(await room.member())).rejects.toMatchObject({ code: "results-not-shown" });
  });

  it("S6b: a student's status holds their own ballots and numbers of people only", async () => {
    const room = await classIn("vote", 3);
    await castBallot(await room.member(1), final("hallucination", "a classmate’s reason"));
    const status = await loadBallotStatus(await room.member(0));
    expect(JSON.stringify(status)).not.toMatch(/hallucination|classmate/);
    expect(await countCast(database(), room.activityId)).toEqual({ before: 0, final: 1, joined: 3 });
  });

  it("Q29a: a reason of a first ballot is its author's and the teachers': it is in no list of the class, of a classmate or of the projector, and cannot be put on the wall", async () => {
    const room = await classIn("learn", 2);
    await castBallot(await room.member(0), before("bias", "my first thought"));
    await room.move("results", { revealedAt: new Date() });
    const [author, classmate, editor] = [await room.member(0), await room.member(1), await room.editor()];
    expect((await loadBallotStatus(author)).before?.reason).toBe("my first thought");
    expect(await loadNamedBallots(editor)).toMatchObject([{ kind: "before", reason: "my first thought" }]);
    const others = [
      await loadResults(classmate),
      await loadBallotStatus(classmate),
      await loadTeacherResults(editor),
      await loadProjectorResults(editor),
    ];
    expect(JSON.stringify(others)).not.toContain("my first thought");
    await expect(showOnProjector(editor, { what: "reason", studentId: author.studentId })).rejects.toMatchObject({
      code: "spotlight-gone",
    });
    await expect(hideReason(editor, { studentId: author.studentId, hidden: true })).rejects.toMatchObject({
      code: "ballot-gone",
    });
  });

  it("Q11c: reasons are shuffled once: not in the order they were cast in, the same at every look, and nothing goes with them but the choice", async () => {
    const room = await classIn("vote", 16);
    const cast = room.students.map((_, place) => `reason ${place}`);
    for (const place of room.students.keys()) await castBallot(await room.member(place), final("bias", cast[place]));
    await room.move("results", { revealedAt: new Date() });
    const seen = (await loadResults(await room.member(0))).reasons;
    expect(seen).toEqual([{ mode: "bias", reasons: expect.arrayContaining(cast) as unknown }]);
    expect(seen[0]?.reasons).not.toEqual(cast);
    await hideReason(await room.editor(), { studentId: room.students[3]?.id ?? "", hidden: true });
    await hideReason(await room.editor(), { studentId: room.students[3]?.id ?? "", hidden: false });
    expect((await loadResults(await room.member(5))).reasons).toEqual(seen);
    expect((await loadProjectorResults(await room.editor()))?.reasons).toEqual(seen);
  });

  it("Q11b: the teacher sees who has voted without choices, and those behind another call", async () => {
    const room = await classIn("vote", 2);
    await castBallot(await room.member(0), final("adversarial", "someone is trying"));
    const roll = await listWhoVoted(await room.editor());
    expect(roll.map((row) => row.final).sort()).toEqual([false, true]);
    expect(JSON.stringify(roll)).not.toMatch(/adversarial|trying/);
    expect(await loadNamedBallots(await room.editor())).toMatchObject([
      { choice: "adversarial", reason: "someone is trying", reasonHidden: false },
    ]);
  });

  it("Q11b, Q11c: reasons are by choice, without names, and a hidden one is gone from the class's list", async () => {
    const room = await classIn("vote", 3);
    await castBallot(await room.member(0), final("bias", "it looks neutral"));
    await castBallot(await room.member(1), final("bias", "a rude one"));
    await castBallot(await room.member(2), final("brittleness"));
    await hideReason(await room.editor(), { studentId: (await room.member(1)).studentId, hidden: true });
    await room.move("results", { revealedAt: new Date() });
    expect((await loadResults(await room.member(2))).reasons).toEqual([
      { mode: "bias", reasons: ["it looks neutral"] },
    ]);
    await hideReason(await room.editor(), { studentId: (await room.member(1)).studentId, hidden: false });
    expect((await loadProjectorResults(await room.editor()))?.reasons[0]?.reasons).toHaveLength(2);
    await expect(
      hideReason(await room.editor(), { studentId: (await room.member(0)).classId, hidden: true }),
    ).rejects.toMatchObject({ code: "ballot-gone" });
  });
});
