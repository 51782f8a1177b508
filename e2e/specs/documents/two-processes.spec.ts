/** Two processes of the server behind a load balancer without sticky sessions, on one PostgreSQL and one Redis, with real browsers (R13). */
import { type Page } from "@playwright/test";
import { startPostgres } from "@/db/testing/private-postgres";
import { connect, disconnect } from "@/db/client";
import { startRedis } from "@/db/testing/private-redis";
import { startServer, type RealServer } from "@/lib/server/testing/real-server";
import { Balancer } from "@/e2e/support/balancer";
import { watchCloseCode } from "@/e2e/support/document-proxy";
import { expect, laptop, member, test as base } from "@/e2e/support/fixtures";
import { chooseFor } from "@/e2e/support/menus";
import type { TestServer } from "@/e2e/support/shared-server";

interface Cluster {
  servers: readonly [RealServer, RealServer];
  balancer: Balancer;
}

const secret = "the secret that both processes know of";

const test = base.extend<object, { cluster: Cluster | null; server: TestServer }>({
  cluster: [
    async ({}, give) => {
      const [postgres, redis] = [await startPostgres(), await startRedis()];
      if (postgres !== null && redis !== null) {
        const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, NEXTAUTH_SECRET: secret };
        const servers = [await startServer(env), await startServer(env)] as const;
        const balancer = await Balancer.before(servers.map(({ port }) => port));
        process.env.NEXTAUTH_SECRET = secret;
        connect({ url: postgres.url, max: 4 });
        await give({ servers, balancer });
        await disconnect();
        balancer.close();
        for (const server of servers) await server.kill();
      } else await give(null);
      await redis?.stop();
      await postgres?.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  // Pages are opened at the balancer's address.
  server: [
    async ({ cluster }, give) => {
      const origin = cluster === null ? "http://localhost:1" : `http://localhost:${cluster.balancer.port}`;
      await give({ origin, port: Number(new URL(origin).port), dataDir: "" });
    },
    { scope: "worker" },
  ],
});

const field = (page: Page, name: string) => page.getByRole("textbox", { name });
const harmed = (page: Page) => field(page, "Who is harmed?");
const saved = (page: Page) => page.getByText("Saved", { exact: true });

test("R13, T9c, T9l, R11: two team-mates on two processes write one case, see each other, and the board has the numbers; access ends on an open page; one process is killed, and its student goes on with the other, nothing lost", async ({
  cluster,
  makeClassroom,
  open,
}) => {
  test.skip(cluster === null, "PostgreSQL or Redis can't be had here");
  if (cluster === null) return;
  const { servers, balancer } = cluster;
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const [amara, ben, chidi] = [member(classroom, 0, 0), member(classroom, 0, 1), member(classroom, 1, 0)];
  // Each student's document is with a fixed process; pages and live channels are with the next one in turn.
  balancer.prefer(amara.cookie, 0);
  balancer.prefer(ben.cookie, 1);
  balancer.prefer(chidi.cookie, 1);
  const at = `/a/${classroom.activity.id}/write`;
  const [a, b] = [await open(amara, at), await open(ben, at)];
  await expect(harmed(a)).toBeEditable();
  await expect(harmed(b)).toBeEditable();
  expect(balancer.syncSockets()).toEqual([1, 1]);

  await test.step("R4, B4b: both texts, on both", async () => {
    await harmed(a).fill("Start. End.");
    await expect(harmed(b)).toHaveValue("Start. End.");
    await harmed(b).click();
    await expect(a.getByText("Ben is in Who is harmed?")).toBeVisible();
    await harmed(a).click();
    await a.keyboard.press("Home");
    await b.keyboard.press("End");
    await Promise.all([
      a.keyboard.type("First words. ", { delay: 15 }),
      b.keyboard.type(" Last words.", { delay: 15 }),
    ]);
    for (const page of [a, b]) await expect(harmed(page)).toHaveValue("First words. Start. End. Last words.");
    for (const page of [a, b]) await expect(saved(page)).toBeVisible();
  });

  const board = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`, laptop);
  await test.step("T9c: the board counts who is with either process, and hears of a hand-in on either", async () => {
    const c = await open(chidi, "about:blank");
    const closing = await watchCloseCode(c);
    await c.goto(at);
    await expect(board.getByText("3 online")).toBeVisible();
    await expect(harmed(c)).toBeEditable();
    await a.getByRole("button", { name: "Hand in" }).click();
    await a.getByRole("button", { name: "Hand in as it is" }).click();
    await expect(b.getByText(/Handed in/).first()).toBeVisible();
    await expect(board.getByText(/handed in at/).first()).toBeVisible();
    await a.getByRole("button", { name: "Undo hand-in" }).click();
    await expect(harmed(b)).toBeEditable();

    const steer = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}/teams`, laptop);
    await steer.getByRole("button", { name: `Move ${chidi.name}`, exact: true }).click();
    await steer.getByRole("menuitem", { name: /^To team 1/ }).click();
    const move = steer.getByRole("dialog").getByRole("button", { name: `Move ${chidi.name} to team 1` });
    expect(await closing.closedAfter(move)).toBe(4403);
    await expect(harmed(c)).toHaveValue("First words. Start. End. Last words.");
    await expect(harmed(c)).toBeEditable();
    await steer.goto(`/teacher/classes/${classroom.class.id}`);
    await chooseFor(steer, chidi.name, "New PIN");
    expect(await closing.closedAfter(steer.getByRole("button", { name: "Give a new PIN" }))).toBe(4401);
    await expect(c).toHaveURL(/\/signed-out\?why=new-pin$/);
    await expect(board.getByText("2 online")).toBeVisible();
  });

  await test.step("R13, B5a: the first process is killed: its student goes on with the other, and nothing is lost or doubled", async () => {
    await harmed(a).click();
    await a.keyboard.press("Control+End");
    const typing = a.keyboard.type(" one two three four five six seven eight nine ten", { delay: 40 });
    await expect(harmed(b)).toHaveValue(/ one two/);
    await servers[0].kill();
    await typing;
    const all = "First words. Start. End. Last words. one two three four five six seven eight nine ten";
    await expect(harmed(b)).toHaveValue(all, { timeout: 30_000 });
    await expect(saved(a)).toBeVisible({ timeout: 30_000 });
    expect(balancer.syncSockets()).toEqual([0, 2]);
    await harmed(b).click();
    await b.keyboard.press("Control+Home");
    await b.keyboard.type("Ben too. ");
    await expect(harmed(a)).toHaveValue(`Ben too. ${all}`);
    await expect(a.getByText("Ben is in Who is harmed?")).toBeVisible();
    await a.reload();
    await expect(harmed(a)).toHaveValue(`Ben too. ${all}`);
    await expect(saved(a)).toBeVisible();
    await expect(board.getByText("2 online")).toBeVisible();
  });
});
