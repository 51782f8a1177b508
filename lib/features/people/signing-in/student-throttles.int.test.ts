/** What is counted for an address, for a browser and for a student's sign-ins, whoever guesses (S1, Q20). */
import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listStudents as listRows } from "@/lib/features/people/classes/queries/students";
import { withDatabase } from "@/db/testing/database";
import { cookieNames } from "@/lib/auth/cookie-names";
import { knownCookieAfter, studentAccount } from "@/lib/auth/known-browser";
import { addressKey } from "@/lib/auth/address";
import { createSession, readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { chargeWrongPin, classPinsThrottle, pinThrottle } from "@/lib/auth/throttle";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import type { AppError } from "@/lib/errors/errors";
import { enterClass } from "@/lib/features/people/joining/joining";
import { areWrongPinsSpent } from "@/lib/features/people/classes/spent-pins";
import { clearMisses, listStudents, resetPin } from "@/lib/features/people/classes/students";
import { signInTeacher } from "./teachers";
import { classroom, wait, storedMisses, account, password } from "./testing/guessing-support";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

describe("wrong PINs of an address and a browser", () => {
  it("S1h: a PIN that nobody may pick hears the same for a free name and a taken one, and is counted for both", async () => {
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

  it("S1s: of wrong PINs for all names of a class an address has 30, then one every two minutes; another address, and a browser in which the student has signed in, do not wait", async () => {
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

  it("S1s: PINs that nobody may pick, under 40 names, keep nobody waiting at their address; past 30 they hear the same for each name, and are counted for none", async () => {
    const { code, classId, join } = await classroom();
    await join("Ben", "4821");
    const here = { address: addressKey(`phone ${classId}`), cookies: {} };
    const at = (name: string, pin: string) =>
      enterClass({ code, name, pin }, here).then(
        () => "in",
        (error: AppError) => error.code,
      );
    const countRows = async () => (await pool().query("select 1 from throttles where key like 'pin:%'")).rowCount ?? 0;
    const before = await countRows();
    for (let n = 0; n < 40; n++) expect(await at(`x${n}`, "1234")).toBe("pin-guessable");
    for (const name of ["Ben", "Zoe"]) for (let n = 0; n < 7; n++) expect(await at(name, "1234")).toBe("pin-guessable");
    expect((await countRows()) - before).toBe(30);
    expect(await at("Ben", "4821")).toBe("in");
  });

  it("S1t: where an address has no wrong PINs left the teacher is told; a new PIN opens, and a new PIN or *Clear* for one student lets the whole class try again", async () => {
    const { code, classId, editor, join, idOf } = await classroom();
    for (const name of ["Ben", "Zoe"]) await join(name, "4821");
    const address = addressKey(`school ${classId}`) ?? "";
    const at = (name: string, pin: string, newPin?: string) =>
      enterClass({ code, name, pin, newPin }, { address, cookies: {} }).then(
        () => "in",
        (error: AppError) => error.code,
      );
    const spendAll = async () => {
      for (let n = 0; n < 30; n++) {
        expect(await areWrongPinsSpent(editor)).toBe(false);
        await chargeWrongPin(classPinsThrottle(classId, address));
      }
      expect(await areWrongPinsSpent(editor)).toBe(true);
      expect(await at("Zoe", "4821")).toBe("pins-wait");
    };
    const slip = await resetPin(editor, await idOf("Ben"));
    await spendAll();
    expect(await at("Ben", "510051")).toBe("name-on-list");
    expect(await at("Ben", slip, "7394")).toBe("in");
    expect(await at("Ben", "7394")).toBe("pins-wait"); // his own PIN waits again, in a browser where he is not known
    await resetPin(editor, await idOf("Ben"));
    expect(await at("Zoe", "4821")).toBe("in");
    await spendAll();
    await clearMisses(editor, await idOf("Zoe"));
    expect(await areWrongPinsSpent(editor)).toBe(false);
    expect(await at("Zoe", "4821")).toBe("in");
  });

  it("S1s: of 50 wrong PINs for all names of a class that an address sends at once 30 are answered, and the right one after them tells nothing", async () => {
    const { code, classId, join } = await classroom();
    const names = Array.from({ length: 11 }, (_, n) => `Student ${"ABCDEFGHIJK".charAt(n)}`);
    for (const name of names) await join(name, "4821");
    const origin = { address: addressKey(`crowd ${classId}`) ?? "", cookies: {} };
    const tries = Array.from({ length: 51 }, (_, n) =>
      n < 50 ? { name: names[n % 10] ?? "", pin: "5100" } : { name: names[10] ?? "", pin: "4821" },
    );
    const answers = await Promise.all(
      tries.map((given) =>
        enterClass({ code, ...given }, origin).then(
          () => "in",
          (error: AppError) => error.code,
        ),
      ),
    );
    expect(answers.filter((answer) => answer === "name-taken")).toHaveLength(30);
    expect(answers.filter((answer) => answer === "pins-wait")).toHaveLength(21);
    expect(answers.at(-1)).toBe("pins-wait");
  });

  it("S1s: wrong PINs that others type keep no student out of their own browser", async () => {
    const { code, join, idOf, guess } = await classroom();
    await join("Ben", "4821");
    await guess("Ben", 7);
    await expect(join("Ben", "4821")).rejects.toMatchObject({ code: "pin-wait" });
    const cookies = { [cookieNames().known]: knownCookieAfter({}, studentAccount(await idOf("Ben"))) };
    expect((await enterClass({ code, name: "Ben", pin: "4821" }, { address: null, cookies })).studentId).toBe(
      await idOf("Ben"),
    );
  });

  it("S1t: wrong PINs in a browser that knows the student are shown to the teacher with the others, cleared with them, and past five count for the address too", async () => {
    const { classId, code, editor, join, idOf, guess } = await classroom();
    for (const name of ["Ben", "Zoe"]) await join(name, "4821");
    const ben = await idOf("Ben");
    const chromebooks = [1, 2].map(() => ({ [cookieNames().known]: knownCookieAfter({}, studentAccount(ben)) }));
    const school = addressKey(`school ${classId}`) ?? "";
    const at = (cookies: Record<string, string>, pin: string, name = "Ben") =>
      enterClass({ code, name, pin }, { address: school, cookies }).then(
        () => "in",
        (error: AppError) => error.code,
      );
    const seen = async () => (await listStudents(editor)).map(({ name, misses }) => `${name} ${misses}`).sort();
    await guess("Ben", 2);
    for (const browser of chromebooks) for (let n = 0; n < 5; n++) expect(await at(browser, "5100")).toBe("name-taken");
    expect(await seen()).toEqual(["Ben 12", "Zoe 0"]);
    expect(await storedMisses(classPinsThrottle(classId, school))).toBe(0); // five wrong PINs in one's own browser are ordinary
    for (const browser of chromebooks) expect(await at(browser, "5100")).toBe("pin-wait");
    expect(await storedMisses(classPinsThrottle(classId, school))).toBe(2);
    await clearMisses(editor, ben);
    expect(await seen()).toEqual(["Ben 0", "Zoe 0"]);
    for (const browser of chromebooks) expect(await at(browser, "4821")).toBe("in");
  });
});

describe("sign-ins with the right PIN", () => {
  it("S1c, Q20f: of a student's sign-ins with the right PIN 60 are at once, then one a minute; nobody else waits", async () => {
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

  it("Q20f: a student has 20 devices signed in, a teacher 50; with one more the one that was not used for longest is signed out, and hears so", async () => {
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

  it("S1s: what nobody has added to for a day is deleted", async () => {
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
