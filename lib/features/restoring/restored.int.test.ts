import { expect, it } from "vitest";
import { pool } from "@/db/client";
import { storeRestored } from "@/lib/auth/queries/installation";
import { setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeSubmission, makeTeam } from "@/db/testing/factories";
import { castBallot } from "@/lib/features/votes/voting/ballots";
import { before, classIn, final } from "@/lib/features/votes/voting/testing/voting-class";
import { takeBack } from "@/lib/features/cases/writing/submissions";
import { currentMs, currentTime } from "@/lib/process/clock";
import { phases, type Phase } from "@/lib/activity/rules/phases";
import { restoreNoticeMs } from "./rules/restored";
import { loadOwnWork, loadRemedies, loadRestored, type Remedy } from "./restored";

withDatabase();

it("B8d: the last restore is told for a week, and nothing where there was none", async () => {
  const to = new Date("2026-12-01T17:32:00Z");
  const began = currentMs();
  expect(await loadRestored(currentTime())).toBeNull();
  await storeRestored(pool(), new Date(0));
  await storeRestored(pool(), to);
  const restored = await loadRestored(currentTime());
  const at = restored?.at.getTime() ?? 0;
  expect([restored?.to, began <= at, at <= currentMs()]).toEqual([to, true, true]);
  const after = (ms: number) => loadRestored(new Date(at + ms));
  expect([await after(restoreNoticeMs - 1), await after(restoreNoticeMs)]).toEqual([restored, null]);
});

/** Two students of one team, and one of another. */
async function twoTeams(phase: Phase) {
  const room = await classIn(phase, 3);
  const [one, two, three] = room.students.map(({ id }) => id);
  const make = (...memberIds: (string | undefined)[]) =>
    makeTeam({ activityId: room.activityId, memberIds: memberIds.map((id) => id ?? "") });
  const team = await make(one, two);
  await make(three);
  const handIn = () => makeSubmission({ activityId: room.activityId, team, studentId: one ?? "" });
  return { ...room, handIn };
}

const nothing = { handIn: null, before: null, final: null };

it("B8e: a student's page has when their own votes and their team's hand-in were stored, and nothing of another's", async () => {
  const room = await twoTeams("learn");
  const works = () => Promise.all([0, 1, 2].map(async (place) => loadOwnWork(await room.member(place))));
  expect(await works()).toEqual([nothing, nothing, nothing]);
  const [first, second] = [1, 2].map((minutes) => new Date(room.activity.createdAt.getTime() + minutes * 60_000));
  await castBallot(await room.member(0), before("bias"), first);
  await room.move("vote");
  const { at: handIn } = await room.handIn();
  await castBallot(await room.member(1), final("bias"), first);
  await castBallot(await room.member(1), final("brittleness"), second);
  expect(await works()).toEqual([
    { handIn, before: first, final: null },
    { handIn, before: null, final: second },
    nothing,
  ]);
});

it("B8e: a hand-in that was taken back, or is of a worksheet that the team no longer writes, is not there", async () => {
  const room = await twoTeams("write");
  const handIn = async () => (await loadOwnWork(await room.member(1))).handIn;
  await room.handIn();
  await takeBack(await room.member(0));
  expect(await handIn()).toBeNull();
  const { at, worksheetId } = await room.handIn();
  expect(await handIn()).toEqual(at);
  await pool().query("update worksheets set archived_at = now() where id = $1", [worksheetId]);
  expect(await handIn()).toBeNull();
});

it("B8e: what can be done in its phase is to be done again; else the teacher is to be asked, until the activity is closed or archived", async () => {
  const room = await twoTeams("setup");
  const found: Record<string, Remedy[]> = {};
  for (const phase of phases) {
    await room.move(phase);
    const { handIn, before, final } = await loadRemedies(await room.member());
    found[phase] = [handIn, before, final];
  }
  expect(found).toEqual({
    setup: ["ask", "ask", "ask"],
    learn: ["ask", "again", "ask"],
    write: ["again", "again", "ask"],
    compare: ["again", "ask", "ask"],
    vote: ["again", "ask", "again"],
    results: ["again", "ask", "again"],
    closed: ["nothing", "nothing", "nothing"],
  });
  await setActivity(room.activityId, { phase: "write", archivedAt: new Date() });
  expect(await loadRemedies(await room.member())).toEqual({ handIn: "nothing", before: "nothing", final: "nothing" });
});
