import { expect, it } from "vitest";
import { setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeBallot, makeClassroom, makeStudent, makeSubmission, makeTeam } from "@/db/testing/factories";
import { markAbsent } from "@/lib/features/teams/attendance";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import { loadProgress } from "./progress";

withDatabase();

it("T15u: of each student of the class: in write what the team has done, in vote whether the student has voted; and in each phase who is absent and who has not opened the activity", async () => {
  const room = await makeClassroom({ phase: "write", students: 5 });
  const activityId = room.activity.id;
  const [first = "", second = "", third = "", tray = "", gone = ""] = room.students.map(({ id }) => id);
  const listed = (await makeStudent({ classId: room.class.id })).id;
  const done = await makeTeam({ activityId, number: 1, mode: "bias", memberIds: [first, second] });
  await makeTeam({ activityId, number: 2, mode: "brittleness", memberIds: [third, listed] });
  await makeSubmission({ activityId, team: done, studentId: first });
  await markAbsent(await editorOf(room), { studentId: gone, absent: true });
  const progress = async () => Object.fromEntries(await loadProgress(await editorOf(room)));
  expect(await progress()).toEqual({
    [first]: { is: "handed-in", team: 1 },
    [second]: { is: "handed-in", team: 1 },
    [third]: { is: "writing", team: 2 },
    [tray]: { is: "no-team" },
    [gone]: { is: "absent" },
    [listed]: { is: "not-opened" },
  });
  await makeBallot({ activityId, studentId: second, kind: "final", choice: "bias", reason: "" });
  await setActivity(activityId, { phase: "vote" });
  expect(await progress()).toEqual({
    [first]: { is: "ballot" },
    [second]: { is: "done" },
    [third]: { is: "ballot" },
    [tray]: { is: "ballot" },
    [gone]: { is: "absent" },
    [listed]: { is: "not-opened" },
  });
});
