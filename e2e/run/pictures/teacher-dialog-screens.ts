import { chooseFor } from "@/e2e/support/menus";
import { teamOf } from "./scenes";
import { pageBelow, press, teacherActivity, teacher, type Screen } from "./screen";
import { dialogScreen, inDialog, teams, classPage, openMenu, choose } from "./dialog-steps";

export const ofTeachers: Screen[] = [
  dialogScreen({
    name: "class-rename",
    scene: "roster",
    who: teacher,
    at: classPage,
    act: async (page) => {
      await chooseFor(page, "Malik", "Rename");
      await inDialog(page, "Rename Malik?");
    },
  }),
  dialogScreen({
    name: "class-merge",
    scene: "roster",
    who: teacher,
    at: classPage,
    act: async (page) => {
      await chooseFor(page, "Malik", "Merge with…");
      await inDialog(page, "Which name do you want to merge with Malik?");
    },
  }),
  dialogScreen({
    name: "class-leave",
    scene: "roster",
    who: teacher,
    at: classPage,
    act: async (page) => {
      await press("Leave this class")(page);
      await inDialog(page, "Leave this class?");
    },
  }),
  dialogScreen({
    name: "colleague-unknown",
    scene: "roster",
    who: teacher,
    at: classPage,
    act: async (page) => {
      await page.getByLabel("Your colleague’s email").fill("nobody@example.org");
      await press("Add the colleague")(page);
      await page.getByRole("alert").filter({ hasText: "Crosscase has no teacher with the email" }).waitFor();
    },
  }),
  dialogScreen({
    name: "invitation",
    scene: "learn",
    who: teacher,
    at: () => "/teacher",
    act: async (page) => {
      await press("Make an invitation")(page);
      await page.getByText("Send this link to your colleague.").waitFor();
    },
  }),
  dialogScreen({
    name: "journal",
    scene: "rearranged",
    who: teacher,
    at: pageBelow(teacherActivity, "journal"),
    act: async () => {},
  }),
  dialogScreen({
    name: "undo",
    scene: "rearranged",
    who: teacher,
    at: pageBelow(teacherActivity, "journal"),
    act: async (page) => {
      await press(/^Undo: You moved Chidi/)(page);
      await inDialog(page, /^Undo: You moved Chidi/);
    },
  }),
  dialogScreen({
    name: "undo-on-board",
    scene: "rearranged",
    who: teacher,
    at: teacherActivity,
    act: async (page) => {
      await press(/^Undo: You moved Chidi/)(page);
      await inDialog(page, /^Undo: You moved Chidi/);
    },
  }),
  dialogScreen({
    name: "archive",
    scene: "rearranged",
    who: teacher,
    at: (classroom) => `${teacherActivity(classroom)}/archive/${teamOf(classroom, 0).worksheetId}`,
    act: async () => {},
  }),
  dialogScreen({
    name: "team-menu",
    scene: "compare",
    who: teacher,
    at: teams,
    act: (page) => openMenu(page, "Change team 1"),
  }),
  dialogScreen({
    name: "team-mode",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Change to bias", /^Change team 1 to/),
  }),
  dialogScreen({
    name: "team-merge",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Merge into another team", /./),
  }),
  dialogScreen({
    name: "team-split",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Split the team", /./),
  }),
  dialogScreen({
    name: "team-end",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Close the team", /^Close team 1/),
  }),
  dialogScreen({
    name: "team-exemplar",
    scene: "compare",
    who: teacher,
    at: teams,
    act: choose("Change team 1", "Add the worked example on hallucination", /^Give team 1 a worked example/),
  }),
  dialogScreen({
    name: "without-a-reply",
    scene: "unmatched",
    who: teacher,
    at: teams,
    act: async (page) => {
      await page.context().setOffline(true);
      await press("Pair the teams")(page);
      await inDialog(page, "No changes made");
      await page.getByText("The server did not reply.").waitFor();
    },
  }),
  dialogScreen({
    name: "hand-in-for-team",
    scene: "write",
    who: teacher,
    at: (classroom) => `${teacherActivity(classroom)}/worksheets/${teamOf(classroom, 3).id}`,
    act: async (page) => {
      await press("Hand in for the team")(page);
      await inDialog(page, "Hand in with blank parts?");
    },
  }),
  dialogScreen({
    name: "teacher-history",
    scene: "by-two",
    who: teacher,
    at: (classroom) => `${teacherActivity(classroom)}/history/${teamOf(classroom, 0).worksheetId}`,
    act: async () => {},
  }),
];
