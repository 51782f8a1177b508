/** Guessed PINs, passwords and codes, in real browsers. */
import { pool } from "@/db/client";
import { hashSecret } from "@/lib/auth/hashing";
import { expect, test, type Classroom } from "@/e2e/support/fixtures";
import type { Page } from "@playwright/test";

async function tryPin(page: Page, name: string, pin: string) {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill(pin);
  await page.getByRole("button", { name: "Join" }).click();
}
const inActivity = (classroom: Classroom) => new RegExp(`/a/${classroom.activity.id}`);

test("S1t, B1a, B1b: too many wrong PINs say when to try again and who can help, keep the name, and the teacher clears them in one click", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom();
  const mine = await open(null, `/join/${classroom.class.code}`);
  await tryPin(mine, "Ben", "1111");
  await expect(mine.getByRole("alert").filter({ hasText: "That PIN is easy to guess" })).toBeVisible();
  await expect(mine.getByLabel("PIN", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await tryPin(mine, "Ben", "4821");
  await expect(mine).toHaveURL(inActivity(classroom));

  const prying = await open(null, `/join/${classroom.class.code}`);
  for (const pin of ["5100", "5101", "5102", "5103", "5104"]) {
    const answered = prying.waitForResponse((response) => response.request().method() === "POST");
    await tryPin(prying, "ben", pin);
    await answered;
    await expect(prying.getByRole("button", { name: "Join" })).not.toHaveAttribute("aria-disabled", "true");
  }
  await expect(prying.getByRole("alert").filter({ hasText: "already in this class" })).toBeVisible();
  const classPage = await open(classroom.teacher, `/teacher/classes/${classroom.class.id}`);
  await expect(classPage.getByRole("rowheader", { name: "Ben" })).toBeVisible();
  await expect(classPage.getByText("Wrong PINs for Ben: 5.")).toBeVisible();
  for (const pin of ["5105", "4821"]) {
    const answered = prying.waitForResponse((response) => response.request().method() === "POST");
    await tryPin(prying, "ben", pin);
    await answered;
    await expect(
      prying.getByRole("alert").filter({ hasText: "Crosscase has received too many wrong PINs for Ben." }),
    ).toContainText(/Try again in \d+ seconds\. Ms\. Okafor can let you try at once/);
  }
  await expect(prying.getByLabel("Name")).toHaveValue("ben");

  await expect(classPage.getByText("Wrong PINs for Ben: 6.")).toBeVisible(); // without a reload
  await classPage.getByRole("button", { name: "Clear the wrong PINs entered for Ben" }).click();
  await expect(classPage.getByText("Wrong PINs for")).toHaveCount(0);
  await prying.getByRole("button", { name: "Join" }).click();
  await expect(prying).toHaveURL(inActivity(classroom));
  await mine.reload();
  await expect(mine.getByText("Ben", { exact: true })).toBeVisible(); // Ben stayed signed in all the time
});

test("T1g, B1a, B1b: while others guess a teacher's password, the browser they used before signs in; elsewhere a sentence says when, and the email stays", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom();
  const password = "correct horse battery";
  await setTeacherPassword(classroom.teacher.id, await hashSecret(password));
  const email = await emailOf(classroom.teacher.id);
  const signIn = async (page: Page, typed: string) => {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(typed);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  const mine = await open(null, "/teacher/sign-in");
  await signIn(mine, password);
  await expect(mine).toHaveURL(/\/teacher$/);
  await mine.getByRole("button", { name: "Sign out" }).click();
  await expect(mine.getByText("You are signed out.")).toBeVisible();

  const elsewhere = await open(null, "/teacher/sign-in");
  for (let n = 0; n < 6; n++) {
    const answered = elsewhere.waitForResponse((response) => response.request().method() === "POST");
    await signIn(elsewhere, `wrong horse battery ${n}`);
    await answered;
    await expect(elsewhere.getByRole("button", { name: "Sign in" })).not.toHaveAttribute("aria-disabled", "true");
  }
  await signIn(elsewhere, password);
  await expect(elsewhere.getByRole("alert").filter({ hasText: "too many wrong passwords" })).toContainText(
    /Try again in \d+ seconds/,
  );
  await expect(elsewhere.getByLabel("Email")).toHaveValue(email);
  await signIn(mine, password);
  await expect(mine).toHaveURL(/\/teacher$/);
});

async function setTeacherPassword(teacherId: string, passwordHash: string) {
  await pool().query("update teachers set password_hash = $2 where id = $1", [teacherId, passwordHash]);
}
async function emailOf(teacherId: string): Promise<string> {
  return (
    (await pool().query<{ email: string }>("select email from teachers where id = $1", [teacherId])).rows[0]?.email ??
    ""
  );
}
