/** S1, T1: what guessing PINs, passwords and codes costs, and whom it does not hinder. */
import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listStudents as listRows } from "@/db/queries/classes/students";
import { withDatabase } from "@/db/testing/database";
import { makeActivity, makeClass } from "@/db/testing/factories";
import { cookieNames } from "@/lib/auth/cookie-names";
import { knownCookieAfter, passwordThrottleFor, studentAccount } from "@/lib/auth/known-browser";
import { addressKey } from "@/lib/auth/address";
import { createSession, endSession, readSession } from "@/lib/auth/session";
import { encodeToken, sessionCookie } from "@/lib/auth/session-token";
import { classPinsThrottle, pinThrottle } from "@/lib/auth/throttle";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { setJoining } from "@/lib/classroom/classes/classes";
import { enterClass, joinClass } from "@/lib/classroom/joining/joining";
import { findClassOrRefusal } from "@/lib/classroom/joining/find-class";
import { makeJoinableClass } from "@/lib/classroom/joining/testing/joinable-class";
import { addRosterNames, clearMisses, listStudents, resetPin } from "@/lib/classroom/classes/students";
import { acceptInvitation, inviteTeacher, makeResetToken, resetPassword, signInTeacher } from "./teachers";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

async function classroom() {
  const room = await makeJoinableClass();
  const idOf = async (name: string) =>
    (await listRows(database(), room.classId)).find((each) => each.name === name)?.id ?? "";
  const guess = async (name: string, times: number) => {
    for (let n = 0; n < times; n++)
      await expect(room.join(name, String(5100 + n))).rejects.toMatchObject({ name: "AppError" });
  };
  return { ...room, idOf, guess };
}
/** As if this much time had passed since the last wrong one. */
const wait = (key: string, seconds: number) =>
  pool().query("update throttles set at = at - make_interval(secs => $2) where key = $1", [key, seconds]);
const storedMisses = async (key: string) =>
  (await pool().query<{ count: number }>("select count from throttles where key = $1", [key])).rows[0]?.count ?? 0;

describe("wrong PINs", () => {
  it("S1: five are free, the sixth costs 30 s, in which the right one is refused too; then it is in, and they are forgotten", async () => {
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
    expect(await storedMisses(key)).toBe(6); // What was refused unseen is no miss.
    await wait(key, 30);
    await join("Ben", "4821");
    expect(await storedMisses(key)).toBe(0);
  });

  it("S1: the wait doubles up to 5 minutes and no further", async () => {
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

  it("S1: of 60 PINs at once six are looked at, and the right one after them tells nothing", async () => {
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

  it("S1: Ben's wait is nobody else's, and devices that are signed in as Ben go on", async () => {
    const { join, guess } = await classroom();
    const session = await join("Ben", "4821");
    await join("Zoe", "7394");
    await guess("Ben", 8);
    await join("Zoe", "7394");
    await join("Ada", "2864");
    expect(await readSession(await sessionCookie(session))).toMatchObject({ as: "student", name: "Ben" });
  });

  it("S1: the teacher sees how many there were, few ones too, is told at once when they cost a wait, and clears them", async () => {
    const { classId, steering, join, idOf, guess } = await classroom();
    const activity = await makeActivity({ classId });
    await join("Ben", "4821");
    const ben = await idOf("Ben");
    const seen = async () => (await listStudents(steering)).find(({ id }) => id === ben)?.misses;
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
    await clearMisses(steering, ben);
    expect(await seen()).toBe(0);
    await join("Ben", "4821");
  });

  it("S1: a new PIN clears the wait with the old one", async () => {
    const { steering, join, idOf, guess } = await classroom();
    await join("Ben", "4821");
    await guess("Ben", 7);
    const slip = await resetPin(steering, await idOf("Ben"));
    await join("Ben", slip, "7394");
  });

  it("S1: the PIN on a slip is guarded like any other", async () => {
    const { steering, join, idOf, guess } = await classroom();
    await addRosterNames(steering, "Ben");
    await guess("Ben", 5);
    await expect(join("Ben", "5555")).rejects.toMatchObject({ code: "pin-wait" });
    const slip = (await listStudents(steering))[0];
    expect(slip?.misses).toBe(6);
    await wait(pinThrottle(await idOf("Ben")), 30);
    await join("Ben", slip?.oneTimePin ?? "", "7394");
  });

  it("S1: a teacher of another class can't clear them", async () => {
    const [mine, other] = [await classroom(), await classroom()];
    await mine.join("Ben", "4821");
    await expect(clearMisses(other.steering, await mine.idOf("Ben"))).rejects.toMatchObject({ code: "student-gone" });
  });

  it("S1: a PIN that others would try first is refused when it is picked, and makes nobody", async () => {
    const { classId, steering, join } = await classroom();
    for (const pin of ["1111", "1234", "8765", "2580"])
      await expect(join("Ben", pin)).rejects.toMatchObject({ code: "pin-guessable", field: "pin" });
    expect(await listRows(database(), classId)).toHaveLength(0);
    await addRosterNames(steering, "Ada");
    const slip = (await listStudents(steering))[0]?.oneTimePin ?? "";
    await expect(join("Ada", slip, "0000")).rejects.toMatchObject({ code: "pin-guessable", field: "newPin" });
    await join("Ada", slip, "4821");
  });

  it("S1: a PIN that nobody may pick hears the same for a free name and a taken one, and is counted for both", async () => {
    const { join } = await classroom();
    await join("Ben", "4821");
    const joinRepeatedly = async (name: string) => {
      const codes: string[] = [];
      for (let n = 0; n < 7; n++)
        codes.push(
          await join(name, "0000").then(
            () => "in",
            (error: AppError) => error.code,
          ),
        );
      return codes;
    };
    const answers = await joinRepeatedly("Ben");
    expect(answers).toEqual([...Array<string>(5).fill("pin-guessable"), "pin-wait", "pin-wait"]);
    expect(await joinRepeatedly("Zoe")).toEqual(answers);
  });

  it("S1: of wrong PINs for all names of a class an address has 30, then one every two minutes; another address, and a browser in which the student has signed in, do not wait", async () => {
    const { code, classId, join } = await classroom();
    const names = Array.from({ length: 10 }, (_, n) => `Student ${"ABCDEFGHIJ".charAt(n)}`);
    for (const name of names) await join(name, "4821");
    const at =
      (address: string, cookies = {}) =>
      (name: string, pin: string) =>
        enterClass({ code, name, pin }, { address, cookies }).then(
          () => "in",
          (error: AppError) => error.code,
        );
    const [here, elsewhere] = ["here", "elsewhere"].map((place) => addressKey(`${place} ${classId}`) ?? "");
    const answers: string[] = [];
    for (let n = 0; n < 35; n++) answers.push(await at(here ?? "")(names[n % 10] ?? "", "5100"));
    expect(answers).toEqual([...Array<string>(30).fill("name-taken"), ...Array<string>(5).fill("pins-wait")]);
    expect(await at(here ?? "")(names[0] ?? "", "4821")).toBe("pins-wait");
    expect(await at(elsewhere ?? "")(names[0] ?? "", "4821")).toBe("in");
    const own = {
      [cookieNames().known]: knownCookieAfter({}, studentAccount((await listRows(database(), classId))[0]?.id ?? "")),
    };
    expect(await at(here ?? "", own)((await listRows(database(), classId))[0]?.name ?? "", "4821")).toBe("in");
    await wait(classPinsThrottle(classId, here ?? ""), 120);
    expect(await at(here ?? "")(names[1] ?? "", "4821")).toBe("in");
  });

  it("S1: wrong PINs that others type keep no student out of their own browser", async () => {
    const { code, join, idOf, guess } = await classroom();
    await join("Ben", "4821");
    await guess("Ben", 7);
    await expect(join("Ben", "4821")).rejects.toMatchObject({ code: "pin-wait" });
    const cookies = { [cookieNames().known]: knownCookieAfter({}, studentAccount(await idOf("Ben"))) };
    expect((await enterClass({ code, name: "Ben", pin: "4821" }, { address: null, cookies })).studentId).toBe(
      await idOf("Ben"),
    );
  });

  it("S1: wrong PINs in a browser that knows the student are shown to the teacher with the others, cleared with them, and past five count for the address too", async () => {
    const { classId, code, steering, join, idOf, guess } = await classroom();
    for (const name of ["Ben", "Zoe"]) await join(name, "4821");
    const ben = await idOf("Ben");
    const chromebooks = [1, 2].map(() => ({ [cookieNames().known]: knownCookieAfter({}, studentAccount(ben)) }));
    const school = addressKey(`school ${classId}`) ?? "";
    const at = (cookies: Record<string, string>, pin: string, name = "Ben") =>
      enterClass({ code, name, pin }, { address: school, cookies }).then(
        () => "in",
        (error: AppError) => error.code,
      );
    const seen = async () => (await listStudents(steering)).map(({ name, misses }) => `${name} ${misses}`).sort();
    await guess("Ben", 2);
    for (const browser of chromebooks) for (let n = 0; n < 5; n++) expect(await at(browser, "5100")).toBe("name-taken");
    expect(await seen()).toEqual(["Ben 12", "Zoe 0"]);
    expect(await storedMisses(classPinsThrottle(classId, school))).toBe(0); // five in one's own browser are anyone's
    for (const browser of chromebooks) expect(await at(browser, "5100")).toBe("pin-wait");
    expect(await storedMisses(classPinsThrottle(classId, school))).toBe(2);
    await clearMisses(steering, ben);
    expect(await seen()).toEqual(["Ben 0", "Zoe 0"]);
    for (const browser of chromebooks) expect(await at(browser, "4821")).toBe("in");
  });

  it("S1, Q20: of a student's sign-ins with the right PIN 60 are at once, then one a minute; nobody else waits", async () => {
    const { join, idOf } = await classroom();
    const answers: string[] = [];
    await join("Zoe", "4821");
    for (let n = 0; n < 62; n++)
      answers.push(
        await join("Ben", "4821").then(
          () => "in",
          (error: AppError) => error.code,
        ),
      );
    expect(answers).toEqual([...Array<string>(60).fill("in"), "sign-ins-wait", "sign-ins-wait"]);
    await join("Zoe", "4821");
    await wait(`sign-ins:${await idOf("Ben")}`, 60);
    await join("Ben", "4821");
  });

  it("Q20: a student has 20 devices signed in, a teacher 50; with one more the one that was not used for longest is signed out, and hears so", async () => {
    const { classId, join, idOf } = await classroom();
    const first = await join("Ben", "4821");
    const second = await join("Ben", "4821");
    await pool().query("update sessions set used_at = now() - interval '2 minutes' where id = $1", [second]);
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    const later: string[] = [];
    for (let n = 0; n < 19; n++) later.push(await join("Ben", "4821"));
    stop();
    expect(published).toContainEqual(expect.objectContaining({ kind: "signed-out", sessionIds: [second] }));
    const live = async (column: string, id: string) =>
      (await pool().query(`select 1 from sessions where ${column} = $1`, [id])).rowCount;
    expect(await live("student_id", await idOf("Ben"))).toBe(20);
    expect(await readSession(await sessionCookie(second))).toEqual({ as: "nobody" });
    for (const session of [first, ...later])
      expect(await readSession(await sessionCookie(session))).toMatchObject({ as: "student", classId });
    const { email } = await account();
    const { rows } = await pool().query<{ id: string }>("select id from teachers where email = $1", [email]);
    const teacherId = rows[0]?.id ?? "";
    for (let n = 0; n < 60; n++) await createSession(database(), { teacherId });
    await signInTeacher({ email, password });
    expect(await live("teacher_id", teacherId)).toBe(50);
  });

  it("S1: what nobody has added to for a day is deleted", async () => {
    const { join, idOf, guess } = await classroom();
    await join("Ben", "4821");
    await join("Zoe", "7394");
    await guess("Ben", 3);
    const key = pinThrottle(await idOf("Ben"));
    await wait(key, 86_401);
    await guess("Zoe", 1);
    expect((await pool().query("select 1 from throttles where key = $1", [key])).rowCount).toBe(0);
  });
});

describe("unknown codes", () => {
  let nth = 0;
  /** A network nobody else in these tests comes from. */
  const network = () =>
    addressKey(`2001:db8:${(nth += 1).toString(16)}:${Math.floor(Math.random() * 65_536).toString(16)}::1`) ?? "";
  const drain = async (address: string) => {
    const tries = await Promise.all(Array.from({ length: 80 }, () => findClassOrRefusal("QQQ QQQ", address)));
    return tries.map((refusal) => ("code" in refusal ? refusal.code : ""));
  };
  const seen = async (whose: { studentId: string } | { teacherId: string }, address: string) =>
    readSession(await sessionCookie(await createSession(database(), whose)), address);

  it("S1: of 80 at once 60 are looked up; codes that a class has are then refused as well, and looked up a second later", async () => {
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
    await wait(`code:${address}`, 1);
    expect(await findClassOrRefusal(code, address)).not.toMatchObject({ code: "code-wait" });
  });

  it("S1: a class is always joined from where its teacher, or one of its students, was seen in the last 12 hours, and only from there", async () => {
    const [one, other] = [await classroom(), await classroom()];
    await one.join("Ben", "4821");
    const [school, home, elsewhere] = [network(), network(), network()];
    await seen({ teacherId: one.steering.teacherId }, school);
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

  it("S1: being seen outlives signing out and is noted once a minute; a class that is made later counts too; after 12 hours it is deleted", async () => {
    const { steering } = await classroom();
    const address = network();
    const session = await createSession(database(), { teacherId: steering.teacherId });
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
    const later = await makeClass({ teacherIds: [steering.teacherId] });
    await drain(address);
    expect(await findClassOrRefusal(later.code, address)).not.toMatchObject({ code: "code-wait" });
    await pool().query("update sightings set seen_at = now() - interval '13 hours' where address = $1", [address]);
    await seen({ teacherId: steering.teacherId }, network());
    expect(await when()).toBeUndefined();
  });

  it("S1, Q20: a class of 150 joins at once from one school's address, whatever someone there has tried", async () => {
    const { classId, code, steering } = await classroom();
    const address = network();
    await seen({ teacherId: steering.teacherId }, address);
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

const password = "correct horse battery";
let count = 0;
async function account() {
  const email = `okafor-${Date.now()}-${(count += 1)}@example.org`;
  await acceptInvitation(await inviteTeacher(null), { name: "Ms. Okafor", email, password });
  const guess = async (times: number, cookies: Record<string, string> = {}) => {
    for (let n = 0; n < times; n++)
      await expect(signInTeacher({ email, password: `wrong horse battery ${n}` }, cookies)).rejects.toMatchObject({
        name: "AppError",
      });
  };
  return { email, guess, known: { [cookieNames().known]: knownCookieAfter({}, email) } };
}
const refusalOf = (email: string, given: string, cookies: Record<string, string> = {}) =>
  signInTeacher({ email, password: given }, cookies).then(
    () => null,
    (error: unknown) => error,
  );

describe("wrong passwords", () => {
  it("T1: five are free, the sixth costs 30 s for this account and for no other; the right one after it clears them", async () => {
    const [one, other] = [await account(), await account()];
    await one.guess(5);
    expect(await refusalOf(one.email, "wrong again")).toMatchObject({ code: "password-wait", values: { seconds: 30 } });
    expect(await refusalOf(one.email.toUpperCase(), password)).toMatchObject({ code: "password-wait" });
    await signInTeacher({ email: other.email, password });
    await wait(passwordThrottleFor(one.email).key, 30);
    await signInTeacher({ email: one.email, password });
    expect(await storedMisses(passwordThrottleFor(one.email).key)).toBe(0);
  });

  it("T1: whoever guesses keeps no teacher out of a browser in which they signed in before", async () => {
    const { email, guess, known } = await account();
    await guess(8);
    expect(await refusalOf(email, password)).toMatchObject({ code: "password-wait" });
    await signInTeacher({ email, password }, known);
    expect(await refusalOf(email, password)).toMatchObject({ code: "password-wait" }); // elsewhere the wait goes on
  });

  it("T1: that browser's own tries are counted too, and cost nobody else", async () => {
    const { email, guess, known } = await account();
    await guess(6, known);
    expect(await refusalOf(email, password, known)).toMatchObject({ code: "password-wait" });
    await signInTeacher({ email, password });
  });

  it("T1: a cookie that was made up, changed, or names another account gives no share of its own", async () => {
    const [mine, other] = [await account(), await account()];
    await mine.guess(6);
    const name = cookieNames().known;
    const value = mine.known[name] ?? "";
    const [id = "", named = "", signature = ""] = value.split(".");
    const forged = [
      `${id}x.${named}.${signature}`,
      `${id}.${named}`,
      `${id}.${named}.`,
      `${id}.${named}.${signature}x`,
      "..",
      "",
      other.known[name] ?? "",
    ];
    for (const each of forged)
      expect(await refusalOf(mine.email, password, { [name]: each }), each).toMatchObject({ code: "password-wait" });
    await signInTeacher({ email: mine.email, password }, { [name]: value });
  });

  it("T1: a browser several teachers use knows the last five, under one id, and names none of them readably", () => {
    const emails = Array.from({ length: 6 }, (_, n) => `t${n}@example.org`);
    let cookies: Record<string, string> = {};
    for (const email of emails) cookies = { [cookieNames().known]: knownCookieAfter(cookies, email) };
    const ids = emails.map((email) => passwordThrottleFor(email, cookies).key.split(":")[2]);
    expect(ids[0]).toBeUndefined();
    expect(new Set(ids.slice(1)).size).toBe(1);
    expect(cookies[cookieNames().known]).not.toMatch(/t\d|example/);
  });

  it("T1: an unknown email hears the same sentences in the same order as a wrong password", async () => {
    const { email } = await account();
    const signInAnswers = async (to: string) => {
      const codes: unknown[] = [];
      for (let n = 0; n < 8; n++)
        codes.push(
          await refusalOf(to, `wrong horse battery ${n}`).then(
            (refusal) => refusal !== null && typeof refusal === "object" && "code" in refusal && refusal.code,
          ),
        );
      return codes;
    };
    const [known, unknown] = [await signInAnswers(email), await signInAnswers(`nobody-${email}`)];
    expect(known).toEqual([...Array<string>(5).fill("wrong-password"), ...Array<string>(3).fill("password-wait")]);
    expect(unknown).toEqual(known);
  });

  it("T1: of wrong passwords for any emails an address has 30, then one a minute; another address, and a browser that knows the account, do not wait", async () => {
    const { email, known } = await account();
    const [here, elsewhere] = [`here ${email}`, `elsewhere ${email}`];
    const from = (to: string, given: string, address: string, cookies = {}) =>
      signInTeacher({ email: to, password: given }, cookies, address).then(
        () => null,
        (error: unknown) => error,
      );
    for (let n = 0; n < 30; n++)
      expect(await from(`nobody-${n}-${email}`, "wrong horse battery", here)).toMatchObject({ code: "wrong-password" });
    expect(await from(email, password, here)).toMatchObject({
      code: "password-wait",
      values: { seconds: expect.any(Number) as number },
    });
    expect(await from(email, password, elsewhere)).toBeNull();
    expect(await from(email, password, here, known)).toBeNull();
    await wait(`passwords:${here}`, 60);
    expect(await from(`nobody-31-${email}`, "wrong horse battery", here)).toMatchObject({ code: "wrong-password" });
    expect(await from(email, password, here)).toMatchObject({ code: "password-wait" });
  });

  it("T1: a new password by the terminal's link ends the wait", async () => {
    const { email, guess } = await account();
    await guess(7);
    await resetPassword((await makeResetToken(email)) ?? "", "another horse battery");
    await signInTeacher({ email, password: "another horse battery" });
  });
});

describe("what refusals take", () => {
  /**
   * The least that each takes of this process's own time. What else the machine does makes some take longer, and none less: there are more rounds, each
   * with people of its own, until all are alike.
   */
  async function expectAlike(round: () => Promise<((n: number) => Promise<unknown>)[]>): Promise<void> {
    const least: number[] = [];
    for (let rounds = 0; rounds < 5; rounds++) {
      const ways = await round();
      for (let n = 0; n < 4; n++) {
        for (const [way, run] of ways.entries()) {
          const from = process.cpuUsage();
          await run(n);
          const { user, system } = process.cpuUsage(from);
          least[way] = Math.min(least[way] ?? Infinity, user + system);
        }
      }
      if (Math.min(...least) / Math.max(...least) > 0.6) return;
    }
    expect.fail(`one of them takes longer, in µs: ${least.join(", ")}`);
  }

  it("T1: an unknown email takes as long as a wrong password", async () => {
    await refusalOf("warm-up@example.org", "x");
    await expectAlike(async () => {
      const { email } = await account();
      return [(n) => refusalOf(email, `wrong ${n}`), (n) => refusalOf(`nobody-${n}-${email}`, "wrong")];
    });
  });

  it("S1: in a class closed to new names, a name that is not there takes as long as one that is; so does a slip's PIN, and a code nobody has", async () => {
    await expectAlike(async () => {
      const { code, steering, join } = await classroom();
      await addRosterNames(steering, "Malik");
      await join("Ben", "4821");
      await setJoining(steering, false);
      const refused = (name: string, with_ = code) =>
        joinClass({ code: with_, name, pin: "5555" }).then(
          () => expect.unreachable(),
          () => undefined,
        );
      return [() => refused("Ben"), (n) => refused(`Zoe ${n}`), () => refused("Malik"), () => refused("Ben", "QQQQQQ")];
    });
  });

  it("S1: with a PIN that nobody may pick, a free name takes as long as a taken one", async () => {
    await expectAlike(async () => {
      const { join } = await classroom();
      await join("Ben", "4821");
      const refused = (name: string) =>
        join(name, "0000").then(
          () => expect.unreachable(),
          (error: AppError) => expect(error.code).toBe("pin-guessable"),
        );
      return [() => refused("Ben"), (n) => refused(`Zoe ${n}`)];
    });
  });
});
