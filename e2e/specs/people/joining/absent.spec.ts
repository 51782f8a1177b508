import { database } from "@/db/client";
import { linkStudent } from "@/lib/features/people/signing-in/queries/outside-accounts";
import { expect, member, phone, student, test } from "@/e2e/support/fixtures";
import { choose, chooseFor } from "@/e2e/support/menus";
import { teams, agree, write } from "@/e2e/specs/teams/moving-support";

test("T4a, Q19a: one click marks a student absent, whom Votes and Progress then mark and do not count, and another takes it back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const away = member(classroom, 0, 1);
  const teacher = await open(classroom.teacher, teams(classroom));
  await choose(teacher, `Move ${away.name}`, "Mark absent");
  await expect(teacher.getByRole("button", { name: `Move ${away.name}, who is absent` })).toBeVisible();
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await expect(teacher.getByText("1 of 2 has joined")).toBeVisible();
  for (const [page, sum] of [
    ["ballots", "0 of 1 have voted"],
    ["tries", "No students have finished reading"],
  ] as const) {
    await teacher.goto(`/teacher/activities/${classroom.activity.id}/${page}`);
    await expect(teacher.getByText(sum).first()).toBeVisible();
    await expect(teacher.getByRole("rowheader", { name: away.name })).toContainText("absent: not in the counts above");
  }
  await teacher.goto(teams(classroom));
  await choose(teacher, `Move ${away.name}, who is absent`, "Mark present");
  await expect(teacher.getByRole("button", { name: `Move ${away.name}`, exact: true })).toBeVisible();
});

test("T4a, T8d: the board says who of the teams is not here; one click there marks them absent, another or Undo takes it back", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const [here, away] = [member(classroom, 0), member(classroom, 0, 1)];
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  const missing = teacher.getByRole("region", { name: "Offline" });
  await expect(teacher.getByText("0 online")).toBeVisible();
  await expect(missing).toHaveCount(0);
  await open(here, write(classroom), phone);
  const absent = teacher.getByRole("region", { name: "Absent" });
  await missing.getByRole("button", { name: `Mark absent: ${away.name}` }).click();
  await expect(teacher.getByText("1 of 2 has joined")).toBeVisible();
  await expect(missing).toHaveCount(0);
  await absent.getByRole("button", { name: `Mark present: ${away.name}` }).click();
  await expect(teacher.getByText("2 of 2 have joined")).toBeVisible();
  await expect(absent).toHaveCount(0);
  await missing.getByRole("button", { name: `Mark absent: ${away.name}` }).click();
  await expect(absent).toContainText(away.name);
  await teacher
    .getByRole("button", { name: `Undo: You marked ${away.name} absent.` })
    .first()
    .click();
  await expect(teacher.getByText("2 of 2 have joined")).toBeVisible();
});

test("T4a, Q19a, Q19b: one click marks a name on the list that never came as absent, on the board and on Teams; it is taken back there, and ends by itself when the student comes", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1, listed: ["Zoe"] });
  const zoe = student(classroom, 2);
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  const never = teacher.getByRole("region", { name: "Not joined yet" });
  await never.getByRole("button", { name: "Mark absent: Zoe" }).click();
  await expect(never).toHaveCount(0);
  await expect(teacher.getByRole("region", { name: "Absent" })).toContainText("Zoe");
  await teacher.goto(teams(classroom));
  await teacher.getByRole("button", { name: "Mark Zoe present" }).click();
  await teacher
    .getByRole("region", { name: "Not joined yet" })
    .getByRole("button", { name: "Mark Zoe absent" })
    .click();
  await expect(teacher.getByRole("region", { name: "Absent" })).toContainText("Zoe");
  await open(zoe, `/a/${classroom.activity.id}`, phone);
  await expect(teacher.getByRole("region", { name: "Without a team" })).toContainText("Zoe");
});

test("T15q, Q20d, T3f, Q33b: a student who joined twice is put together with the name on the list, once a dialog has said what becomes of PINs, slips and a linked account, and undone from the journal", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1, withoutTeam: 1 });
  const [twice] = classroom.students.filter(
    ({ name }) => !classroom.teams.some((team) => team.members.some((one) => one.name === name)),
  );
  const stays = member(classroom, 0);
  if (twice === undefined) throw new Error("everyone is in a team");
  const classId = classroom.class.id;
  const account = { issuer: "https://school.example", subject: twice.id };
  await linkStudent(database(), account, { studentId: twice.id, classId }, new Date());
  const teacher = await open(classroom.teacher, `/teacher/classes/${classId}`);
  await chooseFor(teacher, twice.name, "Merge with…");
  const dialog = teacher.getByRole("dialog");
  await expect(dialog).toContainText(
    `${twice.name} has a linked account, from the school or from a course. If the account should work with the name you keep,`,
  );
  await expect(dialog.getByRole("radio", { name: "Unused PIN slips for both names stop working" })).toBeVisible();
  await dialog.getByLabel("Name to keep", { exact: true }).selectOption({ label: stays.name });
  await agree(teacher, "Merge the names");
  await expect(teacher.getByText(`You have merged ${twice.name} with ${stays.name}`)).toBeVisible();
  await expect(teacher.getByRole("rowheader", { name: twice.name })).toHaveCount(0);
  await teacher.goto(`/teacher/activities/${classroom.activity.id}`);
  await teacher.getByRole("button", { name: `Undo: You merged ${twice.name} with ${stays.name}.` }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Undo" }).click();
  await expect(teacher.getByText("Without a team")).toBeVisible();
  await expect(teacher.getByText(twice.name, { exact: true }).first()).toBeVisible();
});
