import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { countCast } from "@/db/queries/voting/ballots";
import { placeStudents, takeOutOfTeams } from "@/db/queries/teams/teams";
import { setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeMatch, makeSession, makeTeam } from "@/db/testing/factories";
import { authoriseMember, authoriseSteering, type Member } from "@/lib/auth/standing";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import type { Phase } from "@/lib/rules/phases/phases";
import {
  loadBallotStatus,
  castBallot,
  hideReason,
  isVoteShownApart,
  listWhoVoted,
  maxReasonLength,
  recordResultsSeen,
  loadNamedBallots,
  skipBeforeBallot,
} from "./ballots";
import { loadResults, loadTeacherResults, loadWallResults } from "@/lib/classroom/results/results";

withDatabase();

async function classIn(phase: Phase, students = 1) {
  const made = await makeClassroom({ phase, students });
  const session = await makeSession({ teacherId: made.teacher.id });
  return {
    ...made,
    activityId: made.activity.id,
    /** The student's standing as of now: the phase is read anew. */
    member: (place = 0) => asMember(made.students[place], made.activity.id),
    steering: () =>
      authoriseSteering(
        {
          as: "teacher",
          teacherId: made.teacher.id,
          sessionId: session.id,
          name: made.teacher.name,
          email: made.teacher.email,
        },
        made.activity.id,
      ),
    move: (to: Phase, more: { comparedAt?: Date; revealedAt?: Date } = {}) =>
      setActivity(made.activity.id, { phase: to, ...more }),
  };
}

async function asMember(
  student: { id: string; classId: string; name: string } | undefined,
  activityId: string,
): Promise<Member> {
  if (student === undefined) throw new Error("no such student was made");
  const session = await makeSession({ studentId: student.id });
  return authoriseMember(
    { as: "student", studentId: student.id, classId: student.classId, sessionId: session.id, name: student.name },
    activityId,
  );
}

const before = (choice: string) => ({ kind: "before" as const, choice, reason: "" });
const final = (choice: string, reason = "") => ({ kind: "final" as const, choice, reason });

describe("casting a ballot", () => {
  it("B3: fifty parallel casts leave one row", async () => {
    const room = await classIn("vote");
    const member = await room.member();
    const choices = ["brittleness", "bias", "hallucination", "adversarial"];
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => castBallot(member, final(choices[n % 4] ?? "bias", `reason ${n}`))),
    );
    const rows = await loadNamedBallots(database(), await room.steering());
    expect(rows).toHaveLength(1);
    expect(rows[0]?.reason).toMatch(/^reason \d+$/);
  });

  it("Q4: is changed in place, its choice required, its reason not", async () => {
    const room = await classIn("vote");
    const member = await room.member();
    await castBallot(member, final("bias"));
    await castBallot(member, final("brittleness", "  nobody can list the world  "));
    expect((await loadBallotStatus(member)).final).toEqual({
      choice: "brittleness",
      reason: "nobody can list the world",
    });
    await expect(castBallot(member, final(""))).rejects.toMatchObject({ code: "ballot-choice" });
    await expect(castBallot(member, final("gravity"))).rejects.toMatchObject({ code: "ballot-choice" });
    expect(await castBallot(member, final("bias", " pasted\0 from elsewhere "))).toEqual({
      choice: "bias",
      reason: "pasted from elsewhere",
    });
    await expect(castBallot(member, final("bias", "x".repeat(maxReasonLength + 7)))).rejects.toMatchObject({
      code: "ballot-reason-long",
      values: { over: 7 },
    });
  });

  it("Q1, Q5: `before` is changed until learn ends, can be added in write, and is closed for good once compared", async () => {
    const room = await classIn("learn", 2);
    await castBallot(await room.member(), before("bias"));
    await castBallot(await room.member(), before("brittleness"));
    await room.move("write");
    await expect(castBallot(await room.member(), before("bias"))).rejects.toMatchObject({
      code: "ballot-before-fixed",
    });
    await castBallot(await room.member(1), before("bias"));
    await room.move("learn", { comparedAt: new Date() });
    await expect(castBallot(await room.member(), before("hallucination"))).rejects.toMatchObject({
      code: "ballot-before-over",
    });
  });

  it.each<[Phase, string]>([
    ["setup", "ballot-before-not-open"],
    ["compare", "ballot-before-not-open"],
  ])("Q1: no `before` in %s", async (phase, code) => {
    const room = await classIn(phase);
    await expect(castBallot(await room.member(), before("bias"))).rejects.toMatchObject({ code });
  });

  it.each<Phase>(["setup", "learn", "write", "compare"])("Q1: no `final` in %s", async (phase) => {
    const room = await classIn(phase);
    await expect(castBallot(await room.member(), final("bias"))).rejects.toMatchObject({ code: "ballot-not-open" });
  });

  it("Q5: skipping the card is kept", async () => {
    const room = await classIn("write");
    await skipBeforeBallot(await room.member());
    expect(await loadBallotStatus(await room.member())).toMatchObject({
      beforeSkipped: true,
      mayCast: { before: true },
    });
  });

  it("Q6: the reveal fixes what was cast; who has none may cast until the results were shown; marked and counted", async () => {
    const room = await classIn("vote", 3);
    await castBallot(await room.member(0), final("bias"));
    await room.move("results", { revealedAt: new Date() });
    await expect(castBallot(await room.member(0), final("brittleness"))).rejects.toMatchObject({
      code: "ballot-fixed",
    });
    await castBallot(await room.member(0), final("bias")); // sent again by a device that had been offline
    await castBallot(await room.member(1), final("brittleness"));
    await expect(castBallot(await room.member(1), final("bias"))).rejects.toMatchObject({ code: "ballot-fixed" });
    await recordResultsSeen(await room.member(2));
    await expect(castBallot(await room.member(2), final("bias"))).rejects.toMatchObject({
      code: "ballot-results-seen",
    });
    expect((await loadResults(await room.member(0))).tally).toMatchObject({ finalBallots: 2, afterReveal: 1 });
    await room.move("vote");
    await expect(castBallot(await room.member(0), final("hallucination"))).rejects.toMatchObject({
      code: "ballot-fixed",
    });
    await expect(castBallot(await room.member(2), final("bias"))).rejects.toMatchObject({
      code: "ballot-results-seen",
    });
  });

  it("Q6: *Skip* cannot be pressed before the reveal", async () => {
    const room = await classIn("vote");
    await expect(recordResultsSeen(await room.member())).rejects.toMatchObject({ code: "results-not-shown" });
  });

  it("Q9: stores the team and mode of the moment it was first cast", async () => {
    const room = await classIn("vote", 5);
    const [ada, ...others] = room.students.map((student) => student.id);
    const first = await makeTeam({ activityId: room.activityId, mode: "bias", memberIds: [ada ?? ""] });
    const second = await makeTeam({ activityId: room.activityId, mode: "brittleness", memberIds: others });
    await makeMatch({ activityId: room.activityId, teamIds: [first.id, second.id] });
    for (const place of [0, 1, 2, 3, 4]) await castBallot(await room.member(place), final("bias"));
    await castBallot(await room.member(0), final("brittleness"));
    const { tally } = await loadTeacherResults(await room.steering());
    expect(tally.headToHead).toEqual([{ a: "brittleness", b: "bias", votes: { a: 1, b: 4 } }]);
  });

  it("Q9: matches that ended, worked examples and two teams on one mode are in no cell, whatever round they were in", async () => {
    const room = await classIn("vote", 8);
    const modes = ["bias", "brittleness", "bias", "hallucination"];
    const teams = await Promise.all(
      modes.map((mode, i) =>
        makeTeam({
          activityId: room.activityId,
          mode,
          memberIds: room.students.slice(2 * i, 2 * i + 2).map(({ id }) => id),
        }),
      ),
    );
    const meet = (
      numbers: number[],
      more: { round?: number; override?: boolean; endedAt?: Date; exemplarMode?: string } = {},
    ) => makeMatch({ activityId: room.activityId, teamIds: numbers.map((number) => teams[number]?.id ?? ""), ...more });
    await meet([0, 1]);
    await meet([0, 2], { round: 2, override: true });
    await meet([1, 3], { round: 2, endedAt: new Date() });
    await meet([3], { exemplarMode: "adversarial" });
    for (const place of room.students.keys())
      await castBallot(await room.member(place), final(modes[Math.floor(place / 2)] ?? "bias"));
    const { tally } = await loadTeacherResults(await room.steering());
    expect(tally.headToHead).toEqual([{ a: "brittleness", b: "bias", votes: { a: 2, b: 2 } }]);
  });

  it("Q4: however many rounds, there is one final ballot", async () => {
    const room = await classIn("vote", 2);
    for (const round of [1, 2, 3]) {
      await setActivity(room.activityId, { round });
      await castBallot(await room.member(), final("bias", `after round ${round}`));
    }
    expect(await loadNamedBallots(database(), await room.steering())).toMatchObject([
      { kind: "final", reason: "after round 3" },
    ]);
  });

  it("S6: pokes the pages that show the vote", async () => {
    const room = await classIn("vote");
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await castBallot(await room.member(), final("bias"));
    stop();
    expect(published).toContainEqual({ kind: "poke", activityId: room.activityId, topics: ["ballots"] });
  });
});

describe("Q10: votes of people in no team", () => {
  it("Q10, T3: are in no figure and no list of reasons of teacher, class or wall, are marked for the teacher, and count once the student is placed", async () => {
    const room = await classIn("vote", 7);
    const ids = room.students.map((student) => student.id);
    const team = await makeTeam({ activityId: room.activityId, mode: "bias", memberIds: ids.slice(0, 3) });
    await makeTeam({ activityId: room.activityId, mode: "brittleness", memberIds: ids.slice(3, 5) });
    for (const place of [0, 1, 2, 3, 4]) await castBallot(await room.member(place), final("bias", `counted ${place}`));
    for (const place of [5, 6]) await castBallot(await room.member(place), final("hallucination", `apart ${place}`));
    expect([await isVoteShownApart(await room.member(0)), await isVoteShownApart(await room.member(5))]).toEqual([
      false,
      true,
    ]);
    await room.move("results", { revealedAt: new Date() });

    const steering = await room.steering();
    const seen = {
      teacher: await loadTeacherResults(steering),
      class: await loadResults(await room.member(0)),
      wall: await loadWallResults(steering),
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
    const roll = await listWhoVoted(steering);
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
    const placed = await loadTeacherResults(steering);
    expect(placed.tally).toMatchObject({ finalBallots: 6, apart: { people: 1, votes: 1 } });
    expect(JSON.stringify(placed.reasons)).toContain("apart 5");
    // Taken out of the team again: the votes that were cast in it count on, the one that was cast before it does not.
    await takeOutOfTeams(database(), room.activityId, [ids[0] ?? "", ids[5] ?? ""]);
    expect((await loadTeacherResults(steering)).tally).toMatchObject({ finalBallots: 5, apart: { people: 2 } });
  });

  it("Q10: in a class without teams every vote counts", async () => {
    const room = await classIn("results", 3);
    await room.move("vote");
    for (const place of [0, 1, 2]) await castBallot(await room.member(place), final("bias"));
    expect((await loadTeacherResults(await room.steering())).tally).toMatchObject({
      finalBallots: 3,
      apart: { people: 0, votes: 0 },
    });
    expect(await isVoteShownApart(await room.member(0))).toBe(false);
  });
});

describe("S6, Q6: what leaves the server", () => {
  it.each<Phase>(["setup", "learn", "write", "compare", "vote"])(
    "S6, Q6: no tally and no reason for a student in %s, nor for the wall",
    async (phase) => {
      const room = await classIn(phase);
      await expect(loadResults(await room.member())).rejects.toMatchObject({ code: "results-not-shown" });
      expect(await loadWallResults(await room.steering())).toBeNull();
    },
  );

  it("Q6: moving back hides the results again", async () => {
    const room = await classIn("results");
    await room.move("vote", { revealedAt: new Date() });
    await expect(loadResults(await room.member())).rejects.toMatchObject({ code: "results-not-shown" });
  });

  it("S6: a student's status holds their own ballots and numbers of people only", async () => {
    const room = await classIn("vote", 3);
    await castBallot(await room.member(1), final("hallucination", "a classmate’s reason"));
    const status = await loadBallotStatus(await room.member(0));
    expect(JSON.stringify(status)).not.toMatch(/hallucination|classmate/);
    expect(await countCast(database(), room.activityId)).toEqual({ before: 0, final: 1, joined: 3 });
  });

  it("Q11: reasons are shuffled once: not in the order they were cast in, the same at every look, and nothing goes with them but the choice", async () => {
    const room = await classIn("vote", 16);
    const cast = room.students.map((_, place) => `reason ${place}`);
    for (const place of room.students.keys()) await castBallot(await room.member(place), final("bias", cast[place]));
    await room.move("results", { revealedAt: new Date() });
    const seen = (await loadResults(await room.member(0))).reasons;
    expect(seen).toEqual([{ mode: "bias", reasons: expect.arrayContaining(cast) as unknown }]);
    expect(seen[0]?.reasons).not.toEqual(cast);
    await hideReason(await room.steering(), { studentId: room.students[3]?.id ?? "", hidden: true });
    await hideReason(await room.steering(), { studentId: room.students[3]?.id ?? "", hidden: false });
    expect((await loadResults(await room.member(5))).reasons).toEqual(seen);
    expect((await loadWallResults(await room.steering()))?.reasons).toEqual(seen);
  });

  it("Q11: the teacher sees who has voted without choices, and those behind another call", async () => {
    const room = await classIn("vote", 2);
    await castBallot(await room.member(0), final("adversarial", "someone is trying"));
    const roll = await listWhoVoted(await room.steering());
    expect(roll.map((row) => row.final).sort()).toEqual([false, true]);
    expect(JSON.stringify(roll)).not.toMatch(/adversarial|trying/);
    expect(await loadNamedBallots(database(), await room.steering())).toMatchObject([
      { choice: "adversarial", reason: "someone is trying", reasonHidden: false },
    ]);
  });

  it("Q11: reasons are by choice, without names, and a hidden one is gone from the class's list", async () => {
    const room = await classIn("vote", 3);
    await castBallot(await room.member(0), final("bias", "it looks neutral"));
    await castBallot(await room.member(1), final("bias", "a rude one"));
    await castBallot(await room.member(2), final("brittleness"));
    await hideReason(await room.steering(), { studentId: (await room.member(1)).studentId, hidden: true });
    await room.move("results", { revealedAt: new Date() });
    expect((await loadResults(await room.member(2))).reasons).toEqual([
      { mode: "bias", reasons: ["it looks neutral"] },
    ]);
    await hideReason(await room.steering(), { studentId: (await room.member(1)).studentId, hidden: false });
    expect((await loadWallResults(await room.steering()))?.reasons[0]?.reasons).toHaveLength(2);
    await expect(
      hideReason(await room.steering(), { studentId: (await room.member(0)).classId, hidden: true }),
    ).rejects.toMatchObject({ code: "ballot-gone" });
  });
});
