import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeSession } from "@/db/testing/factories";
import { endSession } from "@/lib/auth/session";
import { encodeToken, sessionCookie } from "@/lib/auth/session-token";
import { publish } from "@/lib/bus/bus";
import { at, Harness, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

async function setPhase(activityId: string, phase: string, told: boolean): Promise<void> {
  await pool().query("update activities set phase = $2, access_version = access_version + 1 where id = $1", [
    activityId,
    phase,
  ]);
  if (told) publish({ kind: "access", activityId });
}

describe("R11: revocation", () => {
  it("R11: signing out closes the sockets of that session 4401, and no other device's", async () => {
    const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
    const session = await makeSession({ studentId: at(studentIds, 0) });
    const leaving = await harness.join(room, await sessionCookie(session.id));
    const staying = await harness.join(room, at(cookies, 0));
    await endSession(await encodeToken(session.id));
    await expect.poll(() => leaving.closedWith, soon).toBe(4401);
    expect(staying.isOpen).toBe(true);
  });

  it("R11: a session row that is gone without an event is found", async () => {
    const { room, studentIds } = at((await makeCast()).teams, 0);
    const session = await makeSession({ studentId: at(studentIds, 0) });
    const client = await harness.join(room, await sessionCookie(session.id));
    await pool().query("delete from sessions where id = $1", [session.id]);
    await expect.poll(() => client.closedWith, soon).toBe(4401);
  });

  it.each([true, false])(
    "R11: a removed student, and one who was moved to another team, are closed (told by an event: %s)",
    async (told) => {
      const cast = await makeCast();
      const { room, cookies, studentIds } = at(cast.teams, 0);
      const [removed, moved] = await Promise.all([
        harness.join(room, at(cookies, 0)),
        harness.join(room, at(cookies, 1)),
      ]);
      await pool().query("update students set removed_at = now() where id = $1", [studentIds[0]]);
      await pool().query("update team_members set team_id = $2 where student_id = $1", [
        studentIds[1],
        at(cast.teams, 1).teamId,
      ]);
      await pool().query("update activities set access_version = access_version + 1 where id = $1", [cast.activityId]);
      if (told) publish({ kind: "access", activityId: cast.activityId });
      await expect
        .poll(() => [removed.closedWith, moved.closedWith].every((code) => code === 4401 || code === 4403), soon)
        .toBe(true);
      expect(moved.closedWith).toBe(4403);
    },
  );

  it.each([true, false])(
    "R11, Q8b: a partner's reading ends when the match ends, the writers stay (told by an event: %s)",
    async (told) => {
      const cast = await makeCast("compare");
      const [own, partner] = [at(cast.teams, 0), at(cast.teams, 1)];
      const writer = await harness.join(own.room, at(own.cookies, 0));
      const reader = await harness.join(own.room, at(partner.cookies, 0));
      const noting = await harness.join(cast.notes.room, at(partner.cookies, 0));
      await pool().query("update matches set ended_at = now() where id = $1", [cast.notes.matchId]);
      await pool().query("update activities set access_version = access_version + 1 where id = $1", [cast.activityId]);
      if (told) publish({ kind: "access", activityId: cast.activityId });
      await expect.poll(() => reader.closedWith, soon).toBe(4403);
      await expect.poll(() => noting.access, soon).toBe("read");
      expect(writer.isOpen).toBe(true);
    },
  );

  it("R11: made read-only, a socket's frames are dropped unacknowledged; when it may write again, its words come and are Saved", async () => {
    const cast = await makeCast("results");
    const { room, cookies, documentId } = at(cast.teams, 0);
    const [a, b] = await Promise.all([harness.join(room, at(cookies, 0)), harness.join(room, at(cookies, 1))]);
    a.type("title", "before");
    await expect.poll(() => a.isSaved, soon).toBe(true);
    await setPhase(cast.activityId, "closed", true);
    await expect.poll(() => a.access, soon).toBe("read");
    a.type("title", ", after");
    a.sendPresence({});
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([a.isSaved, b.text("title"), (await rowsOf(documentId)).length]).toEqual([false, "before", 1]);
    expect(a.isOpen).toBe(true);
    await setPhase(cast.activityId, "results", true);
    await expect.poll(() => b.text("title"), soon).toBe("before, after");
    await expect.poll(() => a.isSaved, soon).toBe(true);
  });

  it("R11: going back to learn closes a worksheet, and an archived document closes 4410 for the teacher", async () => {
    const cast = await makeCast();
    const { room, cookies, documentId } = at(cast.teams, 0);
    const client = await harness.join(room, at(cookies, 0));
    const teacher = await harness.join(room, cast.teacher.cookie);
    await setPhase(cast.activityId, "learn", true);
    await expect.poll(() => client.closedWith, soon).toBe(4403);
    await pool().query("update documents set closed_at = now() where id = $1", [documentId]);
    await setPhase(cast.activityId, "learn", false);
    await expect.poll(() => teacher.closedWith, soon).toBe(4410);
  });
});
