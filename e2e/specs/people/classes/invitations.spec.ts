import { makeTeacher } from "@/db/testing/factories";
import { hashSecret } from "@/lib/auth/hashing";
import { findAxeViolations } from "@/e2e/support/accessibility";
import { expect, phone, test } from "@/e2e/support/fixtures";

const password = "correct horse battery";

test("T15h, Q25c, T8c: a link into the class makes a colleague’s account, who reads there; one who has an account signs in on it, joins with one press, and steers; the journal has each; a withdrawn link is refused by a sentence", async ({
  makeClassroom,
  open,
}) => {
  const { class: made, teacher, activity } = await makeClassroom({ phase: "write", teams: 2 });
  const lind = await makeTeacher({ name: "Mr. Lind", passwordHash: await hashSecret(password) });
  const mine = await open(teacher, `/teacher/classes/${made.id}`);
  const invitations = mine.getByRole("region", { name: "Invite with a link" });
  const makeLink = async (may: "View only" | "Can edit") => {
    await invitations.getByLabel("Access for the colleague").selectOption(may);
    const link = invitations.getByLabel("Invitation link", { exact: true });
    const before = (await link.count()) === 0 ? "" : await link.innerText();
    await invitations.getByRole("button", { name: "Make a link" }).click();
    await expect(link).not.toHaveText(before);
    await expect(link).toBeInViewport({ ratio: 1 });
    const url = new URL(await link.innerText());
    return url.pathname + url.hash;
  };
  const readingLink = await makeLink("View only");
  await expect(invitations.getByRole("listitem")).toContainText(`View-only link, made by ${teacher.name}`);
  expect(await findAxeViolations(mine)).toEqual([]);

  // A colleague without an account joins by a link, on a phone.
  const hers = await open(null, readingLink, phone);
  await expect(
    hers.getByText(`Teach “${made.name}” together: ${teacher.name} has invited you to this class`),
  ).toBeVisible();
  expect(await findAxeViolations(hers)).toEqual([]);
  await hers.getByLabel("Your name").fill("Ms. Ito");
  await hers.getByLabel("Email").fill(`ito-${made.code.toLowerCase()}@example.org`);
  await hers.getByLabel("Password").fill(password);
  await hers.getByRole("button", { name: "Make my account" }).click();
  await expect(hers).toHaveURL(new RegExp(`/teacher/classes/${made.id}$`));
  await expect(hers.getByText(`View only. ${teacher.name} runs this class.`)).toBeVisible();
  await expect(mine.getByLabel("Ms. Ito’s access level")).toHaveValue("read");
  await expect(invitations.getByRole("listitem")).toHaveCount(0);

  // A colleague with an account, who is signed out, joins by a link.
  const his = await open(null, await makeLink("Can edit"));
  await his.getByRole("button", { name: "I already have an account" }).click();
  await his.getByLabel("Email").fill(lind.email);
  await his.getByLabel("Password").fill(password);
  await his.getByRole("button", { name: "Sign in" }).click();
  await expect(his.getByRole("heading", { level: 1 })).toHaveText(`Teach “${made.name}” together`);
  await expect(his.getByText("You are signed in as Mr. Lind.")).toBeVisible();
  await expect(his.getByText("as an editor")).toBeVisible();
  expect(await findAxeViolations(his)).toEqual([]);
  await his.getByRole("button", { name: "Join the class" }).click();
  await expect(his).toHaveURL(new RegExp(`/teacher/classes/${made.id}$`));
  await expect(his.getByRole("button", { name: "Replace the code" })).toBeVisible();

  // He deletes a link that another teacher made; a person who opens the link is told.
  const withdrawn = await makeLink("Can edit");
  await his.reload();
  await his.getByRole("region", { name: "Invite with a link" }).getByRole("button", { name: "Delete link" }).click();
  await expect(invitations.getByRole("listitem")).toHaveCount(0);
  const late = await open(null, withdrawn);
  await expect(
    late.getByRole("alert").filter({ hasText: "Someone has already used or deleted it, or it has expired" }),
  ).toBeVisible();

  await mine.goto(`/teacher/activities/${activity.id}/journal`);
  for (const line of [
    "Mr. Lind deleted a link for a colleague.",
    `Mr. Lind used a link from ${teacher.name} to join the class with edit access.`,
    "You made a link that gives a colleague view-only access.",
  ])
    await expect(mine.getByText(line)).toBeVisible();
});
