import { expect, it } from "vitest";
import { lockOwnActivity, authoriseMember } from "@/lib/activity/authorise";
import type { Phase } from "@/lib/activity/rules/phases";
import { transaction } from "@/db/client";
import { setActivity, setParticipant } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeMatch, makeTeam } from "@/db/testing/factories";
import { handIn } from "@/lib/features/cases/writing/submissions";
import { castBallot, loadBallotStatus } from "@/lib/features/votes/voting/ballots";
import { findDocumentAccess } from "@/lib/sync/document-access";

withDatabase();

/** Two teams that are matched, in a self-paced activity that is open up to `opened`; the first student is in the first team. */
async function room(opened: Phase) {
  const made = await makeClassroom({ phase: opened, students: 2 });
  const [ada, ben] = made.students;
  if (ada === undefined || ben === undefined) throw new Error("two students were asked for");
  const activityId = made.activity.id;
  const own = await makeTeam({ activityId, memberIds: [ada.id], mode: "bias" });
  const other = await makeTeam({ activityId, memberIds: [ben.id], mode: "brittleness" });
  const match = await makeMatch({ activityId, teamIds: [own.id, other.id] });
  await setActivity(activityId, { selfPaced: true });
  const viewer = { as: "student", studentId: ada.id, classId: made.class.id, sessionId: "", name: ada.name } as const;
  const goTo = (reached: Phase | null) => setParticipant(activityId, ada.id, { reached });
  const access = async (kind: "worksheet" | "notes", id: string) =>
    (await findDocumentAccess(viewer, kind, id))?.access;
  return { activityId, own, other, match, goTo, access, member: () => authoriseMember(viewer, activityId) };
}

it("Q30a: in a self-paced activity a student's pages, actions and documents follow the phase of their own", async () => {
  const { own, other, match, goTo, access, member } = await room("vote");
  const seen: Partial<Record<Phase, unknown[]>> = {};
  for (const reached of [null, "write", "compare", "vote"] as const) {
    await goTo(reached);
    const me = await member();
    const { mayCast } = await loadBallotStatus(me);
    const locked = await transaction((tx) => lockOwnActivity(tx, me));
    expect([me.opened, locked.phase]).toEqual(["vote", me.activity.phase]);
    seen[me.activity.phase] = [
      await access("worksheet", own.worksheetId),
      await access("worksheet", other.worksheetId),
      await access("notes", match.id),
      mayCast.before,
      mayCast.final,
    ];
  }
  expect(seen).toEqual({
    learn: ["none", "none", "none", true, false],
    write: ["write", "none", "none", true, false],
    compare: ["write", "read", "write", false, false],
    vote: ["write", "read", "write", false, true],
  });
});

it("Q30a: an action refuses what the student's own phase has not opened, though the teacher has; a first vote is over once the student has compared", async () => {
  const { activityId, goTo, member } = await room("vote");
  await expect(handIn(await member(), { incomplete: true })).rejects.toMatchObject({ code: "hand-in-closed" });
  const vote = { choice: "bias", reason: "" };
  await expect(castBallot(await member(), { ...vote, kind: "final" })).rejects.toMatchObject({
    code: "ballot-not-open",
  });
  await goTo("compare");
  await setActivity(activityId, { phase: "learn" });
  await expect(castBallot(await member(), { ...vote, kind: "before" })).rejects.toMatchObject({
    code: "ballot-before-over",
  });
});

it("Q30c, Q30d: results are everybody's at once, and a live activity has everybody in the class's phase", async () => {
  const { activityId, goTo, member } = await room("results");
  await goTo("write");
  expect((await member()).activity.phase).toBe("results");
  await setActivity(activityId, { phase: "vote" });
  expect((await member()).activity.phase).toBe("write");
  await setActivity(activityId, { selfPaced: false });
  expect((await member()).activity.phase).toBe("vote");
});
