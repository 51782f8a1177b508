import type { Page } from "@playwright/test";
import { database } from "@/db/client";
import { makeTeacher } from "@/db/testing/factories";
import { setOwnerSince } from "@/lib/activity/queries/owners";
import { schoolTables, zipSchool, type TestClass, type TestUser } from "@/lib/features/oneroster/testing/school-file";
import { schoolFilePath } from "@/lib/wire/import-limit";
import { findAxeViolations } from "@/e2e/support/accessibility";
import { signInAs, student } from "@/e2e/support/classroom";
import { expect, test } from "@/e2e/support/fixtures";

async function choose(page: Page, users: readonly TestUser[], classes: readonly TestClass[]): Promise<void> {
  const buffer = Buffer.from(await zipSchool(schoolTables(users, classes)));
  await page.getByLabel("Choose a ZIP file").setInputFiles({ name: "school.zip", mimeType: "application/zip", buffer });
}

/** Posts from the page, as a script of ours would, and returns the status of the answer. */
const post = (page: Page) =>
  page.evaluate(
    async (path) => (await fetch(path, { method: "POST", body: "null\nx", redirect: "manual" })).status,
    schoolFilePath,
  );

test("T15x, T15y, T15z: an owner chooses a file, reads its errors, previews the next one, imports the ticked classes, and sees of a third file only what it changes", async ({
  open,
}) => {
  const hall = await makeTeacher({ name: "Ms. Hall", ownerSince: new Date() });
  const owner = await signInAs(hall);
  const n = crypto.randomUUID().slice(0, 8);
  const users: TestUser[] = [
    { id: `t1-${n}`, given: "Grace", family: "Hall", email: hall.email },
    { id: `t2-${n}`, given: "Lars", family: `Lind ${n}`, email: `lind-${n}@school.example` },
    { id: `s1-${n}`, given: "Ada", family: "Smith" },
    { id: `s2-${n}`, given: "Ben", family: "Adler" },
  ];
  const [one, two] = [
    { id: `c1-${n}`, title: `9A ${n}`, teachers: [`t1-${n}`], students: [`s1-${n}`, `s2-${n}`] },
    { id: `c2-${n}`, title: `9B ${n}`, teachers: [`t2-${n}`], students: [`s1-${n}`] },
  ];
  const page = await open(owner, "/teacher/installation");
  await page.getByRole("link", { name: "Import a OneRoster file" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Import a OneRoster file" })).toBeVisible();

  await choose(page, users, [{ ...one, students: ["nobody"] }]);
  await expect(page.getByText("The file has an error, so")).toBeVisible();
  await expect(page.getByText("In enrollments.csv, line 3, the userSourcedId “nobody” is in no line")).toBeVisible();
  expect(await findAxeViolations(page)).toEqual([]);

  await choose(page, users, [one, two]);
  await expect(page.getByRole("heading", { name: "2 classes in the file" })).toBeVisible();
  await expect(page.getByText(`Lars Lind ${n} (lind-${n}@school.example) gets an account`)).toBeVisible();
  await page.getByText("2 new students").click();
  await expect(page.getByText("Ben Adler")).toBeVisible();
  expect(await findAxeViolations(page)).toEqual([]);
  await page.getByRole("checkbox", { name: `9B ${n}` }).uncheck();
  await page.getByRole("button", { name: "Import 1 class" }).click();
  await expect(page.getByText("Crosscase made 1 class and changed 0 others, with 2 new students.")).toBeVisible();

  const changed = users.map((user) => (user.id === `s1-${n}` ? { ...user, family: "Jones" } : user));
  await choose(page, changed, [{ ...one, students: [`s1-${n}`] }]);
  await page.getByText("1 new name").click();
  await expect(page.getByText("Ada Smith becomes Ada Jones")).toBeVisible();
  await expect(page.getByText("1 student is not in the new file, but stays in the class")).toBeVisible();
  await page.getByRole("button", { name: "Import 1 class" }).click();
  await expect(page.getByText("Crosscase made 0 classes and changed 1 other, with 0 new students.")).toBeVisible();

  const his = await open(owner, "/teacher");
  await his.getByRole("link", { name: `9A ${n}` }).click();
  await expect(his.getByText("Ada Jones")).toBeVisible();
  await expect(his.getByText("Ben Adler")).toBeVisible();
});

test("T15x, Q34b: a teacher who is no owner, a student and nobody find no page and send no file", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const teacher = await open(classroom.teacher, "/teacher");
  expect(await post(teacher)).toBe(404);
  const pupil = await open(student(classroom, 0), "/class");
  expect(await post(pupil)).not.toBe(200);
  await setOwnerSince(database(), classroom.teacher.id, new Date());
  expect(await post(teacher)).toBe(400);
});
