/** The whole product on a real PostgreSQL, through a proxy that can be cut. */
import net from "node:net";
import { startPostgres } from "@/db/testing/private-postgres";
import { startServer } from "@/lib/server/testing/real-server";
import { runCommand } from "@/lib/server/testing/run-command";
import { expect, test } from "@/e2e/support/fixtures";
import { prepareStudentPage, field, harmed, joinClass, openBrowser, saved } from "@/e2e/support/lesson-pages";

/** A proxy between the server and its database: `cut` ends all connections and refuses new ones, `mend` accepts them again. */
async function startProxy(url: string) {
  const to = new URL(url);
  const port = Number(to.port);
  const open = new Set<net.Socket>();
  let up = true;
  const cuttableProxy = net.createServer((socket) => {
    if (!up) {
      socket.destroy();
      return;
    }
    const other = net.connect(port, to.hostname);
    for (const [end, far] of [
      [socket, other],
      [other, socket],
    ] as const) {
      open.add(end);
      end
        .on("error", () => undefined)
        .on("close", () => {
          open.delete(end);
          far.destroy();
        });
      end.pipe(far);
    }
  });
  await new Promise<void>((go) => cuttableProxy.listen(0, "127.0.0.1", go));
  const address = cuttableProxy.address();
  to.port = String(typeof address === "object" && address !== null ? address.port : 0);
  const cut = () => {
    up = false;
    for (const socket of open) socket.destroy();
  };
  return { url: to.href, cut, mend: () => (up = true), close: () => (cut(), cuttableProxy.close()) };
}

test("B6: on a real PostgreSQL a class is made and joined and a word saved; while the database is away pages say so, typing goes on, and all comes back by itself", async ({
  browser,
  faults,
}) => {
  const postgres = await startPostgres();
  test.skip(postgres === null, "PostgreSQL can't be had here");
  if (postgres === null) return;
  const proxy = await startProxy(postgres.url);
  const server = await startServer({ DATABASE_URL: proxy.url });
  const [laptopContext, device] = [
    await openBrowser(browser, server, faults),
    await openBrowser(browser, server, faults),
  ];
  try {
    const board = await laptopContext.newPage();
    await board.goto(/http:\/\/localhost:\d+(\/setup#key=\S+)/.exec(server.output())?.[1] ?? "");
    await board.getByLabel("Your name").fill("Ms. Okafor");
    await board.getByLabel("Email").fill("okafor@example.org");
    await board.getByLabel("Password").fill("correct horse battery");
    await board.getByRole("button", { name: "Make my account" }).click();
    await board.getByLabel("Name of the class").fill("Period 4");
    await board.getByRole("button", { name: "Make the class" }).click();
    await expect(board.getByText("No students in the class yet")).toBeVisible();
    const code = /[2-9A-Z]{3} [2-9A-Z]{3}/.exec(await board.locator("body").innerText())?.[0] ?? "";
    const pupil = await prepareStudentPage(await device.newPage(), "Amara");
    await joinClass(pupil, code, "4821");
    const { page } = pupil;
    await board.getByRole("button", { name: "Change phase…" }).click();
    await board.getByRole("dialog").getByRole("button", { name: "Write", exact: true }).click();
    await board.getByRole("dialog").getByRole("button", { name: "Make teams and start Write" }).click();
    await expect(harmed(page)).toBeEditable();
    await harmed(page).fill("Small farmers.");
    await expect(saved(page)).toBeVisible();

    await test.step("a command that is not told of that database says so", async () => {
      const { output, code } = await runCommand("teacher", ["list"], { DATA_DIR: server.dataDir });
      expect(output).toContain("run this with the same DATABASE_URL");
      expect(code).toBe(1);
    });

    await test.step("the database goes away: pages say so and look again, the worksheet takes words and says they are not saved", async () => {
      proxy.cut();
      const other = await device.newPage();
      await other.goto(page.url()); // whatever it shows first, its next check finds the database away
      await expect(other.getByRole("heading", { name: "Crosscase cannot reach its database right now." })).toBeVisible({
        timeout: 30_000,
      });
      expect((await other.request.get(page.url(), { headers: { accept: "text/html" } })).status()).toBe(503);
      await harmed(page).press("End");
      await page.keyboard.type(" And two more.");
      await expect(page.getByText(/3 words not sent yet/)).toBeAttached();
      await expect(saved(page)).toHaveCount(0);
      let lookNow = () => {};
      const mended = new Promise<void>((resolve) => (lookNow = resolve));
      await board.route("**/readyz", (route) => mended.then(() => route.continue()), { times: 1 });
      await board.getByRole("link", { name: "Teams and pairings" }).first().click();
      await expect(
        board.getByRole("heading", {
          name: /^(This page did not load|Crosscase cannot reach its database right now\.)$/,
        }),
      ).toBeVisible({ timeout: 30_000 });
      // React writes this error about a page that the server could not render, which this step causes.
      faults.list = faults.list.filter((fault) => !fault.includes("Minified React error #441"));
      proxy.mend();
      lookNow(); // the board's first check finds the database back, and the board must still recover
      await expect(board.getByRole("button", { name: "Change team 1", exact: true })).toBeVisible({ timeout: 30_000 });
      await expect(harmed(other)).toHaveValue("Small farmers. And two more.", { timeout: 30_000 });
      await other.close();
    });
    await expect(saved(page)).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await expect(field(page, "Who is harmed?")).toHaveValue("Small farmers. And two more.");
    await expect(saved(page)).toBeVisible();
  } finally {
    for (const context of [laptopContext, device]) await context.close();
    await server.stop();
    proxy.close();
    await postgres.stop();
  }
});
