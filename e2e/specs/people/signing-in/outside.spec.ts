/** Signing in with the school's account in a browser: our server, and a real provider (T19). */
import { givePassword } from "@/lib/features/courses/testing/linked-class";
import { database, pool } from "@/db/client";
import { findAxeViolations } from "@/e2e/support/accessibility";
import { signInAs } from "@/e2e/support/classroom";
import { expect, serveTests, test as base } from "@/e2e/support/fixtures";
import { chooseFor } from "@/e2e/support/menus";
import { setOwnerSince } from "@/lib/activity/queries/owners";
import { both } from "@/e2e/run/pictures/screen";
import { findScreenFaults } from "@/e2e/support/screen-faults";
import { TestProvider } from "@/lib/auth/outside/testing/test-provider";

/** Node options that put the machine into two networks, so that teachers have to choose an address. */
const twoNetworks = `--import=data:text/javascript,${encodeURIComponent(
  `import os from "node:os"; const of = (address) => [{ address, family: "IPv4", internal: false }];
   os.networkInterfaces = () => ({ eth0: of("192.168.1.20"), wlan0: of("10.20.30.40") });`,
)}`;

const test = base.extend<object, { provider: TestProvider }>({
  provider: [
    async ({}, give) => {
      const provider = await TestProvider.start();
      await give(provider);
      await provider.stop();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ provider }, give) =>
      serveTests({ ...provider.settings("both"), NODE_OPTIONS: twoNetworks }, async (server) => {
        await provider.allow(server.origin);
        await give(server);
      }),
    { scope: "worker", timeout: 300_000 },
  ],
});

test("T19a, Q33b, T1e: a teacher comes in with the school's account, sees it linked and unlinks it; a student gives a name once, signs out, and comes in again without it, and a new PIN says that the account is unlinked; these pages, the ways in and the menu of addresses pass whole-page axe on a laptop and a phone", async ({
  makeClassroom,
  open,
  provider,
}) => {
  const room = await makeClassroom({ phase: "learn" });
  const email = `maria-${room.class.code.toLowerCase()}@larch.example`;
  provider.add({ sub: email, name: "Maria Lopes", email, email_verified: true });
  provider.add({ sub: `ines ${email}`, name: "Inês Duarte" });

  const page = await open(null, "/teacher/sign-in");
  expect(await findAxeViolations(page)).toEqual([]);
  await page.getByRole("link", { name: "Sign in with Larch School" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "The sign-in with Larch School did not finish." }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Sign in with Larch School" }).click();
  await page.getByRole("button", { name: "Maria Lopes" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Crosscase has no teacher with the email address of that account." }),
  ).toBeVisible();
  await pool().query("update teachers set email = $1 where id = $2", [email, room.teacher.id]);
  const password = await givePassword(room.teacher.id);
  await page.getByRole("link", { name: "Sign in with Larch School" }).click();
  await page.getByRole("button", { name: "Maria Lopes" }).click();
  await expect(page.getByRole("heading", { name: "Enter your Crosscase password once" })).toBeVisible();
  await page.getByText("I don’t know this password").click();
  expect.soft(await findScreenFaults(page, { sizes: both }), "the password, once").toEqual([]);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Link and sign in" }).click();
  await page.getByRole("link", { name: "My account" }).click();
  await expect(page.getByText("Linked since")).toBeVisible();
  expect(await findAxeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Unlink" }).click();
  await page.getByLabel("Your password for Crosscase").fill(password);
  await page.getByRole("button", { name: "Link my Larch School account" }).click();
  await page.getByRole("button", { name: "Maria Lopes" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Linked." })).toBeVisible();
  await setOwnerSince(database(), room.teacher.id, new Date());
  const teacher = await signInAs(room.teacher); // unlinking has ended the session in the other browser
  for (const [who, at, shown] of [
    [teacher, "/teacher/account", "Linked since"],
    [teacher, "/teacher/installation", "Ways to sign in"],
    [teacher, `/teacher/classes/${room.class.id}`, "Address of this machine"],
    [null, "/teacher/sign-in", "Larch School"],
    [null, `/join/${room.class.code}`, "Larch School"],
  ] as const) {
    const screen = await open(who, at);
    await expect(screen.getByText(shown).first()).toBeAttached();
    expect.soft(await findScreenFaults(screen, { sizes: both }), at).toEqual([]);
    await screen.context().close();
  }

  const student = await open(null, `/join/${room.class.code}`);
  await student.getByRole("link", { name: "Sign in with Larch School" }).click();
  await student.getByRole("button", { name: "Inês Duarte" }).click();
  await expect(student.getByLabel("Name")).toHaveValue("Inês Duarte");
  expect(await findAxeViolations(student)).toEqual([]);
  await student.getByRole("button", { name: "Join" }).click();
  await student.waitForURL(/\/a\//);
  await student.goto("/class");
  await student.context().clearCookies({ name: /crosscase-session/ });
  await student.goto(`/join/${room.class.code}`);
  await student.getByRole("link", { name: "Sign in with Larch School" }).click();
  await student.getByRole("button", { name: "Inês Duarte" }).click();
  await student.waitForURL(/\/a\//);

  const list = await open(teacher, `/teacher/classes/${room.class.id}`);
  await chooseFor(list, "Inês Duarte", "New PIN");
  await expect(
    list.getByText("Inês Duarte has a linked account, from the school or from a course. A new PIN unlinks the account"),
  ).toBeVisible();
});
