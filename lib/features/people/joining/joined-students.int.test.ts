import { describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeActivity, makeStudent } from "@/db/testing/factories";
import { endSession, readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { makeJoinableClass } from "./testing/joinable-class";
import { addRosterNames, listStudents, resetPin } from "@/lib/features/people/classes/students";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { studentsOf, viewerOf, only } from "./testing/joining-support";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

describe("the teacher and the students of a class", () => {
  it("T15a, T15c: names that are there already, or twice in the list, are said and not added", async () => {
    const { classId, editor, join } = await makeJoinableClass();
    await join("Ada", "4821");
    expect(await addRosterNames(editor, "ada\nZoe\nBo\nBO")).toEqual({ added: 2, duplicates: ["ada", "BO"] });
    expect(await studentsOf(classId)).toHaveLength(3);
    await expect(addRosterNames(editor, " \n ")).rejects.toMatchObject({ code: "roster-empty" });
    await expect(addRosterNames(editor, "Cy\n???")).rejects.toMatchObject({
      code: "roster-name",
      values: { name: "???" },
    });
    expect(await studentsOf(classId)).toHaveLength(3);
  });

  it("S1k: resetting a PIN ends that student's sessions at once and no one else's, and says why", async () => {
    const { classId, editor, join } = await makeJoinableClass();
    const [mine, other, neighbour] = [await join("Ada", "4821"), await join("Ada", "4821"), await join("Zoe", "4821")];
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    const ada = (await studentsOf(classId)).find(({ name }) => name === "Ada");
    const pin = await resetPin(editor, ada?.id ?? "");
    stop();
    expect(await viewerOf(mine)).toEqual({ as: "nobody" });
    expect(await viewerOf(other)).toEqual({ as: "nobody" });
    expect(await viewerOf(neighbour)).toMatchObject({ name: "Zoe" });
    const ended = published.flatMap((message) => (message.kind === "signed-out" ? message.sessionIds : []));
    expect([...ended].sort()).toEqual([mine, other].sort());
    expect(published).toContainEqual(expect.objectContaining({ kind: "signed-out", why: "new-pin" }));
    await expect(join("Ada", "4821")).rejects.toMatchObject({ code: "name-on-list" });
    await join("Ada", pin, "7394");
  });

  it("S1k: a removed student is signed out and told why, the name is free again, and it is someone else's then", async () => {
    const { classId, editor, join } = await makeJoinableClass();
    const activity = await makeActivity({ classId });
    const session = await join("Ada", "4821");
    const before = only(await studentsOf(classId));
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await removeStudent(editor, before.id);
    stop();
    expect(await viewerOf(session)).toEqual({ as: "nobody" });
    expect(published).toContainEqual({ kind: "access", activityId: activity.id });
    expect(published).toContainEqual({ kind: "signed-out", sessionIds: [session], why: "removed" });
    await join("Ada", "7394");
    expect(only(await studentsOf(classId)).id).not.toBe(before.id);
  });

  it("S1k: a student of another class can be neither reset nor removed", async () => {
    const [mine, other] = [await makeJoinableClass(), await makeJoinableClass()];
    const stranger = await makeStudent({ classId: other.classId });
    await expect(resetPin(mine.editor, stranger.id)).rejects.toMatchObject({ code: "student-gone" });
    await expect(removeStudent(mine.editor, stranger.id)).rejects.toMatchObject({ code: "student-gone" });
    await expect(resetPin(mine.editor, "no id")).rejects.toMatchObject({ code: "student-gone" });
  });
});

describe("sessions", () => {
  it("Q20b: a session ends after 12 hours without use, and use is noted at most once a minute", async () => {
    const { join } = await makeJoinableClass();
    const session = await join("Ada", "4821");
    const setUsed = (ms: number) =>
      pool().query("update sessions set used_at = $2 where id = $1", [session, new Date(Date.now() - ms)]);
    const used = async () =>
      only(
        (await pool().query<{ used_at: Date }>("select used_at from sessions where id = $1", [session])).rows,
      ).used_at.getTime();
    await setUsed(59_000);
    const before = await used();
    expect(await viewerOf(session)).toMatchObject({ name: "Ada" });
    expect(await used()).toBe(before);
    await setUsed(11.9 * 3_600_000);
    expect(await viewerOf(session)).toMatchObject({ name: "Ada" });
    expect(await used()).toBeGreaterThan(Date.now() - 30_000);
    await setUsed(12.01 * 3_600_000);
    expect(await viewerOf(session)).toEqual({ as: "nobody" });
  });

  it("T15u: the table says when a student was last seen on any device, at most a minute late, and goes on saying it after they signed out", async () => {
    const { join, classId, editor } = await makeJoinableClass();
    const session = await join("Ada", "4821");
    const lastSeen = async () => only(await listStudents(editor)).lastSeenAt?.getTime() ?? 0;
    expect(await lastSeen()).toBeGreaterThan(Date.now() - 30_000);
    const setSeen = (sessionMs: number, ms: number) =>
      pool().query(
        "with used as (update sessions set used_at = now() - $1::float * interval '1 ms' where id = $2) update students set last_seen_at = now() - $3::float * interval '1 ms' where class_id = $4",
        [sessionMs, session, ms, classId],
      );
    await setSeen(59_000, 59_000);
    await viewerOf(session);
    expect(await lastSeen()).toBeLessThan(Date.now() - 30_000);
    await setSeen(61_000, 61_000);
    await viewerOf(session);
    expect(await lastSeen()).toBeGreaterThan(Date.now() - 30_000);
    await endSession((await sessionCookie(session)).split("=")[1] ?? "");
    expect(await viewerOf(session)).toEqual({ as: "nobody" });
    expect(await lastSeen()).toBeGreaterThan(Date.now() - 30_000);
  });

  it("S1z: a tampered cookie, another secret's cookie and a made-up one are nobody's", async () => {
    const { join } = await makeJoinableClass();
    const cookie = await sessionCookie(await join("Ada", "4821"));
    const at = cookie.length - 10;
    expect(await readSession(`${cookie.slice(0, at)}${cookie[at] === "A" ? "B" : "A"}${cookie.slice(at + 1)}`)).toEqual(
      { as: "nobody" },
    );
    expect(await readSession(`${cookie.split("=")[0] ?? ""}=nonsense`)).toEqual({ as: "nobody" });
    expect(await readSession("")).toEqual({ as: "nobody" });
    expect(await viewerOf("0".repeat(32))).toEqual({ as: "nobody" });
    expect(await readSession(`a=b; ${cookie}; c=d`)).toMatchObject({ name: "Ada" });
  });
});
