/** What guessing PINs, passwords and codes costs, and whom it does not hinder (S1, T1). */
import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listStudents as listRows } from "@/lib/features/people/classes/queries/students";
import { makeActivity, makeClass } from "@/db/testing/factories";
import { addressKey } from "@/lib/auth/address";
import { createSession, endSession, readSession } from "@/lib/auth/session";
import { encodeToken, sessionCookie } from "@/lib/auth/session-token";
import { pinThrottle } from "@/lib/auth/throttle";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { joinClass } from "@/lib/features/people/joining/joining";
import { findClassForPage, findClassOrRefusal } from "@/lib/features/people/joining/find-class";
import { addRosterNames, clearMisses, listStudents, resetPin } from "@/lib/features/people/classes/students";
import { classroom, wait, storedMisses } from "./testing/guessing-support";
import { withDatabase } from "@/db/testing/database";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

describe("wrong PINs", () => {
  it("S1s: five are free, the sixth costs 30 s, in which the right one is refused too; then it is in, and they are forgotten", async () => {
    const { join, idOf, guess } = await classroom();
    await join("Ben", "4821");
    const key = pinThrottle(await idOf("Ben"));
    await guess("Ben", 5);
    await join("Ben", "4821");
    expect(await storedMisses(key)).toBe(0);
    await guess("Ben", 5);
    await expect(join("Ben", "5555")).rejects.toMatchObject({
      code: "pin-wait",
      field: "pin",
      values: { name: "Ben", teacher: "Ms. Okafor", minutes: 0, seconds: 30 },
    });
    await expect(join("ben", "4821")).rejects.toMatchObject({ code: "pin-wait" });
    expect(await storedMisses(key)).toBe(6); // A try that was refused without a check is no miss.
    await wait(key, 30);
    await join("Ben", "4821");
    expect(await storedMisses(key)).toBe(0);
  });

  it("S1s: the wait doubles up to 5 minutes and no further", async () => {
    const { join, idOf, guess } = await classroom();
    await join("Ben", "4821");
    const key = pinThrottle(await idOf("Ben"));
    await guess("Ben", 6);
    for (const [seconds, next] of [
      [30, { seconds: 60 }],
      [60, { minutes: 2 }],
      [120, { minutes: 4 }],
      [240, { minutes: 5 }],
      [300, { minutes: 5 }],
    ] as const) {
      await wait(key, seconds);
      await expect(join("Ben", "5555")).rejects.toMatchObject({ code: "pin-wait", values: next });
    }
  });

  it("S1s: of 60 PINs at once six are looked at, and the right one after them tells nothing", async () => {
    const { join, idOf } = await classroom();
    await join("Ben", "4821");
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, n) => join("Ben", n === 59 ? "4821" : String(5100 + n))),
    );
    const codes = results.map((result) =>
      result.status === "rejected" ? (result.reason as { code: string }).code : "in",
    );
    expect(codes.filter((code) => code === "name-taken")).toHaveLength(5);
    expect(codes.filter((code) => code === "pin-wait")).toHaveLength(55);
    expect(await storedMisses(pinThrottle(await idOf("Ben")))).toBe(6);
    await expect(join("Ben", "4821")).rejects.toMatchObject({ code: "pin-wait" });
  });

  it("S1t: Ben's wait is nobody else's, and devices that are signed in as Ben go on", async () => {
    const { join, guess } = await classroom();
    const session = await join("Ben", "4821");
    await join("Zoe", "7394");
    await guess("Ben", 8);
    await join("Zoe", "7394");
    await join("Ada", "2864");
    expect(await readSession(await sessionCookie(session))).toMatchObject({ as: "student", name: "Ben" });
  });

  it("S1t: the teacher sees how many there were, few ones too, is told at once when they cost a wait, and clears them", async () => {
    const { classId, editor, join, idOf, guess } = await classroom();
    const activity = await makeActivity({ classId });
    await join("Ben", "4821");
    const ben = await idOf("Ben");
    const seen = async () => (await listStudents(editor)).find(({ id }) => id === ben)?.misses;
    await guess("Ben", 5);
    expect(await seen()).toBe(5);
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await guess("Ben", 1);
    stop();
    expect(published).toContainEqual(expect.objectContaining({ kind: "poke", activityId: activity.id }));
    await wait(pinThrottle(ben), 30);
    await guess("Ben", 1);
    expect(await seen()).toBe(7);
    await clearMisses(editor, ben);
    expect(await seen()).toBe(0);
    await join("Ben", "4821");
  });

  it("S1t: a new PIN clears the wait with the old one", async () => {
    const { editor, join, idOf, guess } = await classroom();
    await join("Ben", "4821");
    await guess("Ben", 7);
    const slip = await resetPin(editor, await idOf("Ben"));
    await join("Ben", slip, "7394");
  });

  it("S1s: the PIN on a slip is guarded like any other", async () => {
    const { editor, join, idOf, guess } = await classroom();
    await addRosterNames(editor, "Ben");
    await guess("Ben", 5);
    await expect(join("Ben", "5555")).rejects.toMatchObject({ code: "pin-wait" });
    const slip = (await listStudents(editor))[0];
    expect(slip?.misses).toBe(6);
    await wait(pinThrottle(await idOf("Ben")), 30);
    await join("Ben", slip?.oneTimePin ?? "", "7394");
  });

  it("S1t: a teacher of another class can't clear them", async () => {
    const [mine, other] = [await classroom(), await classroom()];
    await mine.join("Ben", "4821");
    await expect(clearMisses(other.editor, await mine.idOf("Ben"))).rejects.toMatchObject({ code: "student-gone" });
  });

  it("S1r: a PIN that others would try first is refused when it is picked, and makes nobody", async () => {
    const { classId, editor, join } = await classroom();
    for (const pin of ["1111", "1234", "8765", "2580"])
      await expect(join("Ben", pin)).rejects.toMatchObject({ code: "pin-guessable", field: "pin" });
    expect(await listRows(database(), classId)).toHaveLength(0);
    await addRosterNames(editor, "Ada");
    const slip = (await listStudents(editor))[0]?.oneTimePin ?? "";
    await expect(join("Ada", slip, "0000")).rejects.toMatchObject({ code: "pin-guessable", field: "newPin" });
    await join("Ada", slip, "4821");
  });
});

describe("unknown codes", () => {
  let nth = 0;
  /** A network that nobody else in these tests uses. */
  const network = () =>
    addressKey(`2001:db8:${(nth += 1).toString(16)}:${Math.floor(Math.random() * 65_536).toString(16)}::1`) ?? "";
  /** Takes all tokens; the next one comes a minute later, however slow the test is. */
  const drain = async (address: string) => {
    const tries = await Promise.all(Array.from({ length: 80 }, () => findClassOrRefusal("QQQ QQQ", address)));
    await wait(`code:${address}`, -60);
    return tries.map((refusal) => ("code" in refusal ? refusal.code : ""));
  };
  const seen = async (whose: { studentId: string } | { teacherId: string }, address: string) =>
    readSession(await sessionCookie(await createSession(database(), whose)), address);

  it("S1w: of 80 at once 60 are looked up; codes that a class has are then refused as well, and looked up a second later", async () => {
    const { code } = await classroom();
    const address = network();
    const began = performance.now();
    const codes = await drain(address);
    const refilled = Math.ceil((performance.now() - began) / 1000);
    const [found, refused] = ["no-class", "code-wait"].map((code) => codes.filter((each) => each === code).length);
    expect(found).toBeGreaterThanOrEqual(60);
    expect(found).toBeLessThan(60 + refilled);
    expect(refused).toBe(80 - (found ?? 0));
    expect(await findClassOrRefusal(code, address)).toMatchObject({ code: "code-wait", values: { seconds: 1 } });
    expect(await findClassOrRefusal(code, network())).toMatchObject({ name: expect.any(String) as string });
    await wait(`code:${address}`, 61);
    expect(await findClassOrRefusal(code, address)).not.toMatchObject({ code: "code-wait" });
  });

  it("S1w: a page that is opened shows the class of its code, but not embedded in another site, or once its address has tried too many codes; no code, or none of a class, is said in each case", async () => {
    const { code } = await classroom();
    const address = network();
    const shown = (typed: string, embedded = false) => findClassForPage(typed, address, embedded);
    const named = { name: expect.any(String) as string };
    expect(await shown(code)).toMatchObject(named);
    expect(await findClassForPage(code, null, false)).toMatchObject(named);
    expect(await shown(code, true)).toBeNull();
    expect(await shown("no", true)).toMatchObject({ code: "no-class" });
    expect(await shown("QQQ QQQ")).toMatchObject({ code: "no-class" });
    await drain(address);
    expect(await shown(code)).toBeNull();
  });

  it("S1w: a class is always joined from where its teacher, or one of its students, was seen in the last 12 hours, and only from there", async () => {
    const [one, other] = [await classroom(), await classroom()];
    await one.join("Ben", "4821");
    const [school, home, elsewhere] = [network(), network(), network()];
    await seen({ teacherId: one.editor.teacherId }, school);
    await seen({ studentId: await one.idOf("Ben") }, home);
    const findWhenDrained = async (code: string, address: string) => {
      await drain(address);
      return findClassOrRefusal(code, address);
    };
    expect(await findWhenDrained(one.code, school)).not.toMatchObject({ code: "code-wait" });
    expect(await findWhenDrained(one.code, home)).not.toMatchObject({ code: "code-wait" });
    expect(await findWhenDrained(one.code, elsewhere)).toMatchObject({ code: "code-wait" });
    expect(await findWhenDrained(other.code, school)).toMatchObject({ code: "code-wait" });
    await pool().query("update sightings set seen_at = now() - interval '12 hours 1 second' where address = $1", [
      school,
    ]);
    expect(await findWhenDrained(one.code, school)).toMatchObject({ code: "code-wait" });
  });

  it("S1w: being seen outlives signing out and is noted once a minute; a class that is made later counts too; after 12 hours it is deleted", async () => {
    const { editor } = await classroom();
    const address = network();
    const session = await createSession(database(), { teacherId: editor.teacherId });
    const cookie = await sessionCookie(session);
    const when = async () =>
      (
        await pool().query<{ seen_at: Date }>("select seen_at from sightings where address = $1", [address])
      ).rows[0]?.seen_at.getTime();
    await readSession(cookie, address);
    const first = await when();
    await readSession(cookie, address);
    expect(await when()).toBe(first);
    await endSession(await encodeToken(session));
    const later = await makeClass({ teacherIds: [editor.teacherId] });
    await drain(address);
    expect(await findClassOrRefusal(later.code, address)).not.toMatchObject({ code: "code-wait" });
    await pool().query("update sightings set seen_at = now() - interval '13 hours' where address = $1", [address]);
    await seen({ teacherId: editor.teacherId }, network());
    expect(await when()).toBeUndefined();
  });

  it("S1w, Q20e: a class of 150 joins at once from one school's address, whatever someone there has tried", async () => {
    const { classId, code, editor } = await classroom();
    const address = network();
    await seen({ teacherId: editor.teacherId }, address);
    await drain(address);
    const join = async (n: number): Promise<unknown> =>
      joinClass({ code, name: `Student ${n}`, pin: "4821" }, address).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== "busy") throw error;
        return new Promise((again) => setTimeout(again, 500)).then(() => join(n)); // as the sentence says
      });
    await Promise.all(Array.from({ length: 150 }, (_, n) => join(n)));
    expect(await listRows(database(), classId)).toHaveLength(150);
  });
});
