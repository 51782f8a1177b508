/** What teachers see. */
import { inviteTeacher } from "@/lib/features/people/signing-in/invitations";
import { listTeachers, makeResetToken } from "@/lib/features/people/signing-in/teachers";
import { student } from "@/e2e/support/classroom";
import { chooseFor } from "@/e2e/support/menus";
import { pageBelow, both, nobody, own, press, teacherActivity, teacher, type Screen } from "./screen";
import { inDialog, fromList, classPage, compareList } from "./teacher-steps";
import { arranging } from "./arranging-screens";
import { reading } from "./reading-screens";
import { crowded, live } from "./live-screens";
import { invitations } from "./invitation-screens";
import { projectorScreens } from "./projector-screens";
import { exporting } from "./exporting-screens";
import { lessons } from "./lesson-screens";
import { privacy } from "./privacy-screens";

const entering: Screen[] = [
  { name: "not-set-up", scene: "nobody", who: nobody, at: () => "/", sizes: both },
  { name: "setup", scene: "nobody", who: nobody, at: () => "/setup#key=0123456789abcdef", sizes: both },
  { name: "setup-terminal", isDuplicate: true, scene: "nobody", who: nobody, at: () => "/setup", sizes: both },
  { name: "sign-in", scene: "setup", who: nobody, at: () => "/teacher/sign-in", sizes: both },
  {
    name: "sign-in-wrong",
    isDuplicate: true,
    scene: "setup",
    who: nobody,
    at: () => "/teacher/sign-in",
    sizes: both,
    act: async (page) => {
      await page.getByLabel("Email").fill("okafor@example.org");
      await page.getByLabel("Password").fill("not the password");
      await press("Sign in")(page);
      await page.getByText("case-sensitive").waitFor();
      await page.getByText("I forgot my password").click();
    },
  },
  {
    name: "invite",
    scene: "setup",
    who: nobody,
    at: () => "/teacher/invite",
    sizes: both,
    act: async (page) => {
      await page.goto(`/teacher/invite#${await inviteTeacher(null)}`);
      await page.reload();
      await page.getByLabel("Email").waitFor();
    },
  },
  { name: "invite-missing", isDuplicate: true, scene: "setup", who: nobody, at: () => "/teacher/invite", sizes: both },
  {
    name: "reset",
    scene: "setup",
    who: nobody,
    at: () => "/teacher/reset",
    sizes: both,
    act: async (page) => {
      const [someone] = await listTeachers();
      await page.goto(`/teacher/reset#${await makeResetToken(someone?.email ?? "")}`);
      await page.reload();
      await page.getByLabel("New password").waitFor();
    },
  },
  ...invitations,
];

const classes: Screen[] = [
  { name: "classes", scene: "learn", who: teacher, at: () => "/teacher", sizes: both },
  { name: "class", scene: "roster", who: teacher, at: classPage, sizes: both },
  {
    name: "class-remove",
    scene: "roster",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await chooseFor(page, "Malik", "Remove");
      await inDialog(page);
    },
  },
  { name: "class-reader", isDuplicate: true, scene: "reader", who: teacher, at: classPage, sizes: both },
  {
    name: "class-own-name",
    isDuplicate: true,
    scene: "roster",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await press("Rename the class")(page);
      await inDialog(page);
    },
  },
  {
    name: "class-new-activity",
    isDuplicate: true,
    scene: "several",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await press("New activity")(page);
      await page.getByLabel("Name of the activity").fill("When Deep Learning Fails");
      await press("Make the activity")(page);
      await page.getByRole("alert").filter({ hasText: /./ }).waitFor();
    },
  },
  {
    name: "class-replace-code",
    isDuplicate: true,
    scene: "roster",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await press("Replace the code")(page);
      await inDialog(page);
    },
  },
  {
    name: "class-new-pin",
    isDuplicate: true,
    scene: "roster",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await chooseFor(page, "Theo", "New PIN");
      await press("Give a new PIN")(page);
      await page.getByText("one-time PIN is").waitFor();
    },
  },
  { name: "class-import", scene: "alone", who: teacher, at: pageBelow(classPage, "roster"), sizes: both },
  {
    name: "class-import-preview",
    scene: "roster",
    who: teacher,
    at: pageBelow(classPage, "roster"),
    sizes: both,
    act: compareList,
  },
  {
    name: "class-import-remove",
    isDuplicate: true,
    scene: "roster",
    who: teacher,
    at: pageBelow(classPage, "roster"),
    sizes: both,
    act: async (page) => {
      await compareList(page);
      for (const menu of await page.getByLabel(/^What to do with/).all())
        if ((await menu.inputValue()) === "") await menu.selectOption("leave");
      await page.getByLabel("Remove Theo").check();
      await press("Import the list")(page);
      await inDialog(page);
    },
  },
  {
    name: "class-import-refused",
    isDuplicate: true,
    scene: "alone",
    who: teacher,
    at: pageBelow(classPage, "roster"),
    sizes: both,
    act: async (page) => {
      await page
        .getByLabel("File with the list")
        .setInputFiles({ name: "list.xlsx", mimeType: "", buffer: Buffer.from([0x50, 0x4b, 0x03, 0x04]) });
      await page.getByText("Save the list as CSV").waitFor();
    },
  },
  {
    name: "class-copy",
    isDuplicate: true,
    scene: "several",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await press(/^Copy the activity /)(page);
      await inDialog(page);
    },
  },
  {
    name: "class-delete",
    isDuplicate: true,
    scene: "several",
    who: teacher,
    at: classPage,
    sizes: both,
    act: async (page) => {
      await press("Delete the class")(page);
      await inDialog(page);
    },
  },
  { name: "class-archived", isDuplicate: true, scene: "put-away", who: teacher, at: classPage, sizes: both },
  { name: "classes-put-away", scene: "put-away", who: teacher, at: () => "/teacher", sizes: both },
  { name: "slips", scene: "roster", who: teacher, at: pageBelow(classPage, "slips"), sizes: both },
];

const board: Screen[] = [
  { name: "board-alone", scene: "alone", who: teacher, at: teacherActivity, sizes: both },
  { name: "board-setup", isDuplicate: true, scene: "setup", who: teacher, at: teacherActivity, sizes: both },
  { name: "board-learn", scene: "learn", who: teacher, at: teacherActivity, sizes: both },
  {
    name: "board",
    scene: "write",
    who: teacher,
    at: teacherActivity,
    sizes: both,
    isFeatured: true,
    openCompanions: async (open, classroom) => {
      for (const index of [2, 3, 6, 7, 10]) await open(student(classroom, index), pageBelow(own, "write")(classroom));
    },
  },
  { name: "board-reader", isDuplicate: true, scene: "reader", who: teacher, at: teacherActivity, sizes: both },
  { name: "board-forty", scene: "forty", who: teacher, at: teacherActivity, sizes: both, isFeatured: true },
  { name: "board-compare", scene: "compare", who: teacher, at: teacherActivity, sizes: both },
  { name: "board-vote", scene: "vote", who: teacher, at: teacherActivity, sizes: both },
  { name: "board-results", isDuplicate: true, scene: "results", who: teacher, at: teacherActivity, sizes: both },
  { name: "board-closed", isDuplicate: true, scene: "closed", who: teacher, at: teacherActivity, sizes: both },
  { name: "move", scene: "write", who: teacher, at: teacherActivity, sizes: both, act: press("Start Compare") },
  { name: "move-list", scene: "write", who: teacher, at: teacherActivity, sizes: both, act: press("Change phase…") },
  { name: "move-back", scene: "results", who: teacher, at: teacherActivity, sizes: both, act: fromList("Write") },
  {
    name: "next-round",
    scene: "compare",
    who: teacher,
    at: teacherActivity,
    sizes: both,
    act: async (page) => {
      await press("Next round")(page);
      await inDialog(page);
    },
  },
];

export const teacherGroups = {
  entering,
  classes,
  board,
  live,
  arranging,
  reading,
  exporting,
  walls: projectorScreens,
  privacy,
  lessons,
};
export const teacherScreens = [...Object.values(teacherGroups).flat(), ...crowded];
