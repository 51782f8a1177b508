import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listBallotKeys, listBallots } from "@/lib/features/exporting/queries/answers";
import { setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeMatch, makeTeam } from "@/db/testing/factories";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import type { Phase } from "@/lib/activity/rules/phases";
import {
  loadBallotStatus,
  castBallot,
  maxReasonLength,
  recordResultsSeen,
  loadNamedBallots,
  skipBeforeBallot,
} from "./ballots";
import { movePhase } from "@/lib/features/phases/phases";
import { loadResults, loadTeacherResults } from "@/lib/features/votes/results/results";
import { classIn, before, final } from "./testing/voting-class";

withDatabase();

describe("casting a ballot", () => {
  it("B3a: fifty parallel casts leave one row", async () => {
    const room = await classIn("vote");
    const member = await room.member();
    const choices = ["brittleness", "bias", "hallucination", "adversarial"];
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => castBallot(member, final(choices[n % 4] ?? "bias", `reason ${n}`))),
    );
    const rows = await loadNamedBallots(await room.editor());
    expect(rows).toHaveLength(1);
    expect(rows[0]?.reason).toMatch(/^reason \d+$/);
  });

  it("Q4a, Q4b: is changed in place, its choice required, its reason not", async () => {
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

  it("S3b, Q4b: the first ballot keeps an optional reason as the final one does, with the same limit, and may change it until it is closed", async () => {
    const room = await classIn("learn");
    const member = await room.member();
    await castBallot(member, before("bias"));
    await castBallot(member, before("bias", "  data look\0 neutral "));
    expect((await loadBallotStatus(member)).before).toEqual({ choice: "bias", reason: "data look neutral" });
    await expect(castBallot(member, before("bias", "x".repeat(maxReasonLength + 1)))).rejects.toMatchObject({
      code: "ballot-reason-long",
      values: { over: 1 },
    });
    await room.move("write");
    await expect(castBallot(await room.member(), before("bias", "another"))).rejects.toMatchObject({
      code: "ballot-before-fixed",
    });
  });

  it("Q4d: of votes from several devices the one that was cast last stands, whenever each was sent, and is the answer to all of them", async () => {
    const room = await classIn("vote");
    const member = await room.member();
    const at = (minute: number) => new Date(room.activity.createdAt.getTime() + minute * 60_000);
    const times = async () => {
      const keys = await listBallotKeys(database(), room.activityId);
      return (await listBallots(database(), room.activityId, keys)).map(({ castAt, changedAt }) => [castAt, changedAt]);
    };
    const sent = (choice: string, pressed: number, minute: number) =>
      castBallot(member, { ...final(choice), ago: (minute - pressed) * 60_000 }, at(minute));
    expect(await sent("bias", 5, 9)).toMatchObject({ choice: "bias" });
    expect(await times()).toEqual([[at(5), at(5)]]);
    expect(await sent("hallucination", 10, 10)).toMatchObject({ choice: "hallucination" });
    expect(await sent("brittleness", 8, 12)).toMatchObject({ choice: "hallucination" });
    expect((await loadBallotStatus(member)).final).toMatchObject({ choice: "hallucination" });
    expect(await times()).toEqual([[at(5), at(10)]]);
    expect(await sent("brittleness", 11, 13)).toMatchObject({ choice: "brittleness" });
    expect(await sent("brittleness", 15, 15)).toMatchObject({ choice: "brittleness" });
    expect(await sent("bias", 14, 16)).toMatchObject({ choice: "brittleness" });
    expect(await times()).toEqual([[at(5), at(15)]]);
  });

  it("Q4d: one that is sent as it is cast replaces what is stored, also where another process is ahead; none is older than its activity", async () => {
    const room = await classIn("vote", 2);
    const { createdAt } = room.activity;
    await castBallot(await room.member(), final("bias"), new Date(createdAt.getTime() + 60_000));
    expect(
      await castBallot(await room.member(), final("brittleness"), new Date(createdAt.getTime() + 1)),
    ).toMatchObject({
      choice: "brittleness",
    });
    await castBallot(await room.member(1), { ...final("bias"), ago: Number.MAX_SAFE_INTEGER });
    const keys = [`${room.students[1]?.id}/final`];
    expect(await listBallots(database(), room.activityId, keys)).toMatchObject([{ castAt: createdAt }]);
  });

  it("Q1a, Q5a, Q5b, Q5c: `before` is changed until learn ends, can be added in write, and is closed for good once compared", async () => {
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
  ])("Q1a: no `before` in %s", async (phase, code) => {
    const room = await classIn(phase);
    await expect(castBallot(await room.member(), before("bias"))).rejects.toMatchObject({ code });
  });

  it.each<Phase>(["setup", "learn", "write", "compare"])("Q1a: no `final` in %s", async (phase) => {
    const room = await classIn(phase);
    await expect(castBallot(await room.member(), final("bias"))).rejects.toMatchObject({ code: "ballot-not-open" });
  });

  it("Q5b: skipping the card is kept", async () => {
    const room = await classIn("write");
    await skipBeforeBallot(await room.member());
    expect(await loadBallotStatus(await room.member())).toMatchObject({
      beforeSkipped: true,
      mayCast: { before: true },
    });
  });

  it("Q6d, Q6e: the reveal fixes what was cast; who has none may cast until the results were shown; marked and counted", async () => {
    const room = await classIn("vote", 3);
    await castBallot(await room.member(0), final("bias"));
    await room.move("results", { revealedAt: new Date() });
    await expect(castBallot(await room.member(0), final("brittleness"))).rejects.toMatchObject({
      code: "ballot-fixed",
    });
    await castBallot(await room.member(0), final("bias")); // sent again by a device that was offline
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

  it("Q6c, Q6d: closed without Results, and opened again: what was cast stays fixed, and what is cast then is marked", async () => {
    const room = await classIn("vote", 2);
    await castBallot(await room.member(0), final("bias"));
    await movePhase(await room.editor(), { to: "closed", expected: "vote" });
    await movePhase(await room.editor(), { to: "vote", expected: "closed" });
    expect((await loadBallotStatus(await room.member(0))).mayCast.final).toBe(false);
    await expect(castBallot(await room.member(0), final("brittleness"))).rejects.toMatchObject({
      code: "ballot-fixed",
    });
    await castBallot(await room.member(1), final("brittleness"));
    expect((await loadTeacherResults(await room.editor())).tally).toMatchObject({ finalBallots: 2, afterReveal: 1 });
  });

  it("Q6e: *Skip* cannot be pressed before the reveal", async () => {
    const room = await classIn("vote");
    await expect(recordResultsSeen(await room.member())).rejects.toMatchObject({ code: "results-not-shown" });
  });

  it("Q9b: stores the team and mode of the moment it was first cast", async () => {
    const room = await classIn("vote", 5);
    const [ada, ...others] = room.students.map((student) => student.id);
    const first = await makeTeam({ activityId: room.activityId, mode: "bias", memberIds: [ada ?? ""] });
    const second = await makeTeam({ activityId: room.activityId, mode: "brittleness", memberIds: others });
    await makeMatch({ activityId: room.activityId, teamIds: [first.id, second.id] });
    for (const place of [0, 1, 2, 3, 4]) await castBallot(await room.member(place), final("bias"));
    await castBallot(await room.member(0), final("brittleness"));
    const { tally } = await loadTeacherResults(await room.editor());
    expect(tally.headToHead).toEqual([{ a: "brittleness", b: "bias", votes: { a: 1, b: 4 } }]);
  });

  it("Q9a, Q9d: matches that ended, worked examples and two teams on one mode are in no cell, whatever round they were in", async () => {
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
    const { tally } = await loadTeacherResults(await room.editor());
    expect(tally.headToHead).toEqual([{ a: "brittleness", b: "bias", votes: { a: 2, b: 2 } }]);
  });

  it("Q4a: however many rounds, there is one final ballot", async () => {
    const room = await classIn("vote", 2);
    for (const round of [1, 2, 3]) {
      await setActivity(room.activityId, { round });
      await castBallot(await room.member(), final("bias", `after round ${round}`));
    }
    expect(await loadNamedBallots(await room.editor())).toMatchObject([{ kind: "final", reason: "after round 3" }]);
  });

  it("S6a: pokes the pages that show the vote", async () => {
    const room = await classIn("vote");
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await castBallot(await room.member(), final("bias"));
    stop();
    expect(published).toContainEqual({ kind: "poke", activityId: room.activityId, topics: ["ballots"] });
  });
});
