import { expect, test } from "@/e2e/support/fixtures";

test("T15a: a table that is pasted among the names opens the import, with what was pasted", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({});
  const page = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  const lines = ["Name,Email", "Zoe Ann,zoe@school.test", "Malik,malik@school.test"];
  await page.getByLabel("Names", { exact: true }).fill(lines.join("\n"));
  await page.getByRole("button", { name: "Add these names" }).click();
  await expect(page).toHaveURL(/\/roster$/);
  await expect(page.getByRole("button", { name: "Import the list" })).toBeVisible();
  for (const name of ["Zoe Ann", "Malik"]) await expect(page.getByText(name).first()).toBeVisible();
});
