/** Signing in over https, where cookies have another name, behind a proxy. */
import { pool } from "@/db/client";
import { createOwnDatabase, databaseSettings } from "@/e2e/support/shared-server";
import { expect, serveTests, test as base } from "@/e2e/support/fixtures";
import { HttpsProxy } from "@/e2e/support/https-proxy";
import { givePassword } from "@/lib/features/courses/testing/linked-class";
import { patience } from "@/lib/testing/patience";
import { enterName } from "./join-support";

const test = base.extend<object, { httpsProxy: HttpsProxy }>({
  httpsProxy: [
    async ({}, give) => {
      const proxy = await HttpsProxy.start();
      await give(proxy);
      proxy.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ httpsProxy }, give) => {
      const behindProxy = { NEXTAUTH_URL: httpsProxy.origin, TRUST_PROXY: "1" };
      await serveTests({ ...databaseSettings(await createOwnDatabase()), ...behindProxy }, async (server) => {
        httpsProxy.forwardTo(server.port);
        await give(server);
      });
    },
    { scope: "worker", timeout: patience(300_000) },
  ],
  baseURL: async ({ httpsProxy }, give) => give(httpsProxy.origin),
});

test("B11c, Q20a: over https a student joins, and signs in again on another device, and comes to the page of the class's phase each time", async ({
  makeClassroom,
  open,
  httpsProxy,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  for (const device of ["the first", "another"]) {
    const page = await open(null, `/join/${classroom.class.code}`, {
      baseURL: httpsProxy.origin,
      ignoreHTTPSErrors: true,
    });
    await enterName(page, "Malik", "4821");
    await expect(page, device).toHaveURL(`/a/${classroom.activity.id}/write`);
    await expect(page.getByText("Malik", { exact: true }), device).toBeVisible();
    const own = (await page.context().cookies()).filter(({ name }) => name.includes("crosscase-session"));
    expect(own.map(({ name, secure }) => [name.slice(0, 7), secure])).toEqual([["__Host-", true]]);
  }
});

test("B11c: over https a teacher signs in with a password and comes to the page of their classes", async ({
  makeClassroom,
  open,
  httpsProxy,
}) => {
  const { teacher } = await makeClassroom();
  const password = await givePassword(teacher.id);
  const email = `${teacher.id}@larch.example`;
  await pool().query("update teachers set email = $1 where id = $2", [email, teacher.id]);
  const page = await open(null, "/teacher/sign-in", { baseURL: httpsProxy.origin, ignoreHTTPSErrors: true });
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/teacher");
});
