import { database } from "@/db/client";
import { makeClass, makeTeacher } from "@/db/testing/factories";
import { setOwnerSince } from "@/lib/activity/queries/owners";
import { hashSecret } from "@/lib/auth/hashing";
import { findAxeViolations } from "@/e2e/support/accessibility";
import { signInAs } from "@/e2e/support/classroom";
import { expect, test } from "@/e2e/support/fixtures";
import { chooseFor } from "@/e2e/support/menus";
import { releaseNumber } from "@/lib/process/release.js";

const password = "correct horse battery";

test("B14a, Q36a, Q36b, Q36d, Q36f, Q36h: an owner reads which release this is; makes a link for a new password, which is shown once and signs in; disables the account, whose open page says so, and enables it; and deletes it after reading how many classes it concerns", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  await setOwnerSince(database(), classroom.teacher.id, new Date());
  const letters = crypto.randomUUID().slice(0, 8);
  const name = `Mr. Lind ${letters}`;
  const account = await makeTeacher({
    name,
    email: `lind-${letters}@example.org`,
    passwordHash: await hashSecret("one of before"),
  });
  const shared = await makeClass({ teacherIds: [account.id, classroom.teacher.id] });
  const alone = await makeClass({ teacherIds: [account.id] });
  const page = await open(classroom.teacher, "/teacher/installation");
  const row = page.getByRole("listitem").filter({ hasText: name });
  const dialog = page.getByRole("dialog");
  await expect(page.getByText(`This is Crosscase ${releaseNumber()}.`)).toBeVisible();
  const actions = `${name}’s account`;

  await chooseFor(page, actions, "Link for a new password");
  const link = await dialog.getByLabel("Link for a new password", { exact: true }).textContent();
  expect(await findAxeViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("/teacher/reset#")).toHaveCount(0);
  const his = await open(null, new URL(link ?? "").pathname + new URL(link ?? "").hash);
  await his.getByLabel("New password").fill(password);
  await his.getByRole("button", { name: "Save and sign in" }).click();
  await expect(his).toHaveURL(/\/teacher$/);

  const board = await open(await signInAs(account), "/teacher");
  await chooseFor(page, actions, "Disable…");
  await expect(dialog).toContainText("1 class has no other editor.");
  expect(await findAxeViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Disable the account" }).click();
  await expect(row).toContainText("disabled since");
  await his.reload();
  await expect(his).toHaveURL(/\/teacher\/sign-in/);
  await board.goto("/teacher/sign-in");
  await board.getByLabel("Email").fill(account.email);
  await board.getByLabel("Password", { exact: true }).fill(password);
  await board.getByRole("button", { name: "Sign in" }).click();
  await expect(board.getByText("This account is disabled, so you cannot sign in.")).toBeVisible();

  await chooseFor(page, actions, "Enable");
  await expect(row).not.toContainText("disabled since");
  await board.getByLabel("Password", { exact: true }).fill(password);
  await board.getByRole("button", { name: "Sign in" }).click();
  await expect(board).toHaveURL(/\/teacher$/);

  await chooseFor(page, actions, "Delete…");
  await expect(dialog).toContainText("1 class goes on with its other teachers.");
  await expect(dialog).toContainText("1 class has no other editor");
  expect(await findAxeViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Delete the account" }).click();
  await expect(dialog.getByText("Choose another teacher who gets the classes.")).toBeVisible();
  await dialog.getByLabel("Teacher who gets this class").selectOption({ value: classroom.teacher.id });
  await dialog.getByRole("button", { name: "Delete the account" }).click();
  await expect(row).toHaveCount(0);
  await page.goto("/teacher");
  for (const { name: of } of [shared, alone]) await expect(page.getByText(of).first()).toBeVisible();

  // The file has every line. The page's first hundred may be those of other tests.
  const file = await page.request.get("/teacher/installation/audit/csv");
  const log = (await file.text()).split("\r\n");
  for (const line of [
    `made a link for ${name} to set a new password`,
    `disabled the account of ${name}`,
    `enabled the account of ${name}`,
    `deleted the account of ${name}`,
  ])
    expect(log.filter((row) => row.includes(line))).toEqual([expect.stringContaining(classroom.teacher.name)]);
  expect(log.find((row) => row.includes("set a new password with a one-time link"))).toContain("Former teacher");
});
