/** Actions on a class, tested as in each-action.int.test.ts. */
import { it } from "vitest";
import * as change from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeStudent, makeTeacher } from "@/db/testing/factories";
import { createActivity, renameActivity } from "./people/classes/activities";
import { inviteIntoClass, listInvitationsInto, withdrawClassInvitation } from "./people/classes/class-invitations";
import { addTeacher, removeTeacher, setTeacherRight } from "./people/classes/class-teachers";
import { renameClass, replaceCode, setJoining } from "./people/classes/classes";
import { archiveClass, restoreClass, deleteClass } from "./people/classes/archiving";
import { importRoster, loadRosterComparison, setSection } from "./arranging/students/roster";
import { addRosterNames, clearMisses, renameStudent, resetPin } from "./people/classes/students";
import { removeChosen, removeStudent } from "./arranging/students/removing";
import { eraseStudent } from "./privacy/erase";
import { expectTopics, newRoom, type Step } from "./testing/each-action";

withDatabase();
process.env.NEXTAUTH_SECRET ??= "a secret of tests that nobody else has";

it("T8g, T8d: what is done to the class is told in its open activities, and in closed ones where it changes what students may do; it is undone and done again", async () => {
  const room = await newRoom("vote");
  const { inClass, id, activityId, students } = room;
  const colleague = await makeTeacher();
  const listed = (await makeStudent({ classId: room.class.id })).id;
  const second = (await makeStudent({ classId: room.class.id })).id;
  const third = (await makeStudent({ classId: room.class.id })).id;
  const invitation = async () => (await listInvitationsInto(inClass))[0]?.id ?? "";
  const seen = { name: students[3]?.name ?? "", section: "", schoolId: "", email: "", onRoster: false };
  const byList = (set: { schoolId?: string; email?: string }) => async () => {
    const [tom] = (await loadRosterComparison(inClass, [])).students.filter((one) => one.id === id(3));
    if (tom === undefined) throw new Error("Tom is in the class");
    const { id: studentId, ...shown } = tom;
    await importRoster(inClass, { add: [], update: [{ studentId, seen: shown, set }], remove: [] });
  };
  const steps: Step[] = [
    ["another activity", () => createActivity(inClass, { name: "Again" }), ""],
    ["rename the activity", () => renameActivity(inClass, { activityId, name: "Monday" }), "roster", "roster"],
    ["rename the class", () => renameClass(inClass, { name: "9B" }), "roster teams", "roster teams"],
    ["a new code", () => replaceCode(inClass), "roster", "roster"],
    ["close the class", () => setJoining(inClass, false), "roster", "roster"],
    ["names", () => addRosterNames(inClass, "Zoe"), "roster tray", "roster tray"],
    ["a section", () => setSection(inClass, { studentId: id(0), section: "9A" }), "roster", "roster"],
    [
      "rename a student",
      () => renameStudent(inClass, { studentId: id(0), name: "Ines" }),
      "roster student:0 teams tray",
      "roster teams tray",
    ],
    [
      "a list",
      () => importRoster(inClass, { add: [], update: [{ studentId: id(3), seen, set: { name: "Tom" } }], remove: [] }),
      "roster student:3 teams tray",
      "roster teams tray",
    ],
    ["a list with a number", byList({ schoolId: "007" }), "roster teams tray", "roster"],
    ["a list with an address", byList({ email: "tom@school.example" }), "roster teams tray", "roster"],
    ["a new PIN", () => resetPin(inClass, id(0)), ""],
    ["clear wrong PINs", () => clearMisses(inClass, id(0)), "roster tray"],
    ["invite", () => inviteIntoClass(inClass, { may: "read" }), "roster", "roster"],
    ["withdraw", async () => withdrawClassInvitation(inClass, { linkId: await invitation() }), "roster", "roster"],
    ["a colleague", () => addTeacher(inClass, { email: colleague.email, may: "read" }), "roster", "roster"],
    ["who may steer", () => setTeacherRight(inClass, { teacherId: colleague.id, may: "steer" }), "roster", "roster"],
    ["and goes", () => removeTeacher(inClass, { teacherId: colleague.id }), "roster", "roster"],
    ["remove a student of no team", () => removeStudent(inClass, listed), "matches roster", "roster tray"],
    [
      "remove a student of a team",
      () => removeStudent(inClass, id(0)),
      "matches roster teams tray",
      "roster teams tray",
    ],
    ["remove several students", () => removeChosen(inClass, [second, third]), "matches roster", "roster tray"],
    [
      "erase a student",
      () => eraseStudent(inClass, { studentId: id(1), name: students[1]?.name ?? "" }),
      "ballots choices flags matches reviews roster submissions team:1 teams tray tries wall",
    ],
    ["archive", () => archiveClass(inClass), "phase roster", "phase roster"],
    ["bring back", () => restoreClass(inClass), "phase roster", "phase roster"],
    ["delete", () => deleteClass(inClass), "phase roster", "phase roster"],
  ];
  await expectTopics(room, steps);
  await change.setActivity(activityId, { phase: "closed" });
  await expectTopics(room, [
    ["bring back a class whose activity is closed", () => restoreClass(inClass), "phase roster"],
    ["rename it", () => renameClass(inClass, { name: "9C" }), ""],
  ]);
});
