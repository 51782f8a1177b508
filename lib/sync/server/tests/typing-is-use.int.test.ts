import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeSession } from "@/db/testing/factories";
import { sessionCookie } from "@/lib/auth/session-token";
import { touchEveryMs } from "@/lib/auth/session-adapter";
import { at, Harness, makeCast, soon } from "@/lib/sync/testing/harness";

withDatabase();
/** Ms between two looks at who has typed. */
const often = 200;
let harness: Harness;
beforeAll(() => {
  const { setInterval } = globalThis;
  vi.stubGlobal("setInterval", (run: () => void, ms: number) => setInterval(run, ms === touchEveryMs ? often : ms));
  harness = new Harness();
  return harness.start();
});
afterAll(async () => {
  await harness.stop();
  vi.unstubAllGlobals();
});

it("Q20b: typing is use of the session, and reading is not", async () => {
  const { room, studentIds } = at((await makeCast()).teams, 0);
  const sessions = [
    await makeSession({ studentId: at(studentIds, 0) }),
    await makeSession({ studentId: at(studentIds, 1) }),
  ];
  const [writer] = await Promise.all(sessions.map(async ({ id }) => harness.join(room, await sessionCookie(id))));
  const ids = sessions.map(({ id }) => id);
  const used = async () => {
    const { rows } = await pool().query<{ id: string }>(
      "select id from sessions where id = any($1) and used_at > now() - interval '5 minutes'",
      [ids],
    );
    return rows.map(({ id }) => id);
  };
  // What a page sends when it connects counts too, so begin when that is stored.
  const usedSince = async () => {
    await pool().query("update sessions set used_at = now() - interval '10 minutes' where id = any($1)", [ids]);
    await new Promise((resolve) => setTimeout(resolve, 3 * often));
    return used();
  };
  await expect.poll(usedSince, soon).toEqual([]);
  writer?.type("title", "Typed");
  await expect.poll(used, soon).toEqual([at(ids, 0)]);
});
