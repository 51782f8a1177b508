import { expect, test } from "@/e2e/support/fixtures";

test("T2a, Q13d: *Mix again* previews as many teams with other members", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ withoutTeam: 9 });
  const page = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/teams`);
  await page.getByRole("button", { name: "Make teams" }).click();
  const dialog = page.getByRole("dialog");
  const previewed = dialog.getByRole("group").getByRole("listitem");
  await expect(previewed).toHaveCount(4);
  const before = await previewed.allInnerTexts();
  await dialog.getByRole("button", { name: "Mix again" }).click();
  await expect.poll(() => previewed.allInnerTexts()).not.toEqual(before);
  await expect(previewed).toHaveCount(4);
});
