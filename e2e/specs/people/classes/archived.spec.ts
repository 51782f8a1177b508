import { expect, member, test } from "@/e2e/support/fixtures";
import { harmed, saved } from "@/e2e/specs/cases/writing/write-support";

test("T15i, R11: whoever writes as the activity is archived is told so at the top of the page, keeps every word and can only read; restored, the worksheet takes text again, and the class's page says both", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/write`);
  await harmed(page).fill("Whoever was behind the car.");
  await saved(page);
  const teacher = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  await teacher.getByRole("button", { name: /^Archive or delete the activity / }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Archive activity" }).click();
  const putAway = teacher.getByRole("heading", { name: "Archived and deleted activities" });
  await expect(putAway).toBeVisible();

  const news = page.getByText(`${classroom.teacher.name} has archived this activity. It is read-only now.`);
  await expect(news).toBeInViewport();
  await page.reload();
  await expect(news).toBeInViewport();
  await expect(harmed(page)).not.toBeEditable();
  await expect(harmed(page)).toHaveValue("Whoever was behind the car.");

  await teacher.getByRole("button", { name: /^Restore/ }).click();
  await expect(putAway).toHaveCount(0);
  await expect(news).toHaveCount(0);
  await expect(harmed(page)).toBeEditable();
  await harmed(page).press("End");
  await harmed(page).pressSequentially(" And the road.");
  await saved(page);
});
