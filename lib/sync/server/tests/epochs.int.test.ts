/** Documents that are replaced, and worksheets that are archived and reopened (R14). */
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { pool, transaction } from "@/db/client";
import { raiseAccessVersion } from "@/lib/activity/queries/activity";
import { changeTeamMode } from "@/lib/features/teams/queries/teams";
import { withDatabase } from "@/db/testing/database";
import { publish } from "@/lib/bus/bus";
import { at, Harness, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

/** A team on brittleness; one of its two members has its worksheet open. */
async function writing() {
  const { activityId, teams } = await makeCast();
  const team = at(teams, 0);
  return { ...team, activityId, a: await harness.join(team.room, at(team.cookies, 0)) };
}

it("R14: a document that is replaced in its own transaction takes no later row, saves nothing of it, and closes 4410", async () => {
  const { a, documentId, worksheetId, room, cookies } = await writing();
  a.type("title", "in time");
  await expect.poll(() => a.isSaved, soon).toBe(true);
  const saved = a.saved;
  const replacing = await pool().connect();
  await replacing.query("begin");
  await replacing.query("update documents set closed_at = now() where id = $1", [documentId]);
  a.type("title", ", too late");
  // The row waits for the transaction, or comes after it: either way it is refused (R14).
  await new Promise((resolve) => setTimeout(resolve, 100));
  await replacing.query("insert into documents (kind, worksheet_id, epoch) values ('worksheet', $1, 2)", [worksheetId]);
  await replacing.query("commit");
  replacing.release();
  await expect.poll(() => a.closedWith, soon).toBe(4410);
  expect(a.saved).toBe(saved);
  expect((await rowsOf(documentId)).length).toBe(1);
  const next = await harness.join(room.replace(/1$/, "2"), at(cookies, 0));
  expect(next.text("title")).toBe("");
});

it("R14, T7d: a worksheet that is reopened is the same document: what a sleeping device had not sent comes into it, once", async () => {
  const { a, activityId, documentId, room, cookies, teamId } = await writing();
  a.type("title", "Before. ");
  await expect.poll(() => a.isSaved, soon).toBe(true);
  const asleep = new Y.Doc();
  Y.applyUpdate(asleep, Y.encodeStateAsUpdate(a.doc));
  asleep.getText("title").insert("Before. ".length, "Typed asleep. ");
  await transaction(async (tx) => {
    await changeTeamMode(tx, teamId, "hallucination", new Date());
    await raiseAccessVersion(tx, activityId);
  });
  publish({ kind: "access", activityId });
  // Only the teacher may read an archived worksheet, and nobody may write in it.
  await expect.poll(() => a.closedWith, soon).toBe(4403);
  await transaction((tx) => changeTeamMode(tx, teamId, "brittleness", new Date()));
  const awake = await harness.join(room, at(cookies, 1), { doc: asleep });
  await expect.poll(() => awake.isSaved, soon).toBe(true);
  const mate = await harness.join(room, at(cookies, 0));
  expect(mate.text("title")).toBe("Before. Typed asleep. ");
  expect(new Set((await rowsOf(documentId)).map((row) => row.author)).size).toBe(2);
});
