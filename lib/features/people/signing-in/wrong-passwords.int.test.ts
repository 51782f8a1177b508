/** What guessing passwords costs, and that a refusal does not reveal who has an account (T1, S1). */
import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { cookieNames } from "@/lib/auth/cookie-names";
import { knownCookieAfter, passwordThrottleFor } from "@/lib/auth/known-browser";
import type { AppError } from "@/lib/errors/errors";
import { setJoining } from "@/lib/features/people/classes/classes";
import { joinClass } from "@/lib/features/people/joining/joining";
import { addRosterNames } from "@/lib/features/people/classes/students";
import { makeResetToken, resetPassword, signInTeacher } from "./teachers";
import { classroom, wait, storedMisses, account, password } from "./testing/guessing-support";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

const refusalOf = (email: string, given: string, cookies: Record<string, string> = {}) =>
  signInTeacher({ email, password: given }, cookies).then(
    () => null,
    (error: unknown) => error,
  );

describe("wrong passwords", () => {
  it("T1g: five are free, the sixth costs 30 s for this account and for no other; the right one after it clears them", async () => {
    const [one, other] = [await account(), await account()];
    await one.guess(5);
    expect(await refusalOf(one.email, "wrong again")).toMatchObject({ code: "password-wait", values: { seconds: 30 } });
    expect(await refusalOf(one.email.toUpperCase(), password)).toMatchObject({ code: "password-wait" });
    await signInTeacher({ email: other.email, password });
    await wait(passwordThrottleFor(one.email).key, 30);
    await signInTeacher({ email: one.email, password });
    expect(await storedMisses(passwordThrottleFor(one.email).key)).toBe(0);
  });

  it("T1g: whoever guesses keeps no teacher out of a browser in which they signed in before", async () => {
    const { email, guess, known } = await account();
    await guess(8);
    expect(await refusalOf(email, password)).toMatchObject({ code: "password-wait" });
    await signInTeacher({ email, password }, known);
    expect(await refusalOf(email, password)).toMatchObject({ code: "password-wait" }); // elsewhere the wait goes on
  });

  it("T1g: that browser's own tries are counted too, and cost nobody else", async () => {
    const { email, guess, known } = await account();
    await guess(6, known);
    expect(await refusalOf(email, password, known)).toMatchObject({ code: "password-wait" });
    await signInTeacher({ email, password });
  });

  it("T1g: a cookie that was made up, changed, or names another account gives no share of its own", async () => {
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

  it("T1g: a browser several teachers use knows the last five, under one id, and names none of them readably", () => {
    const emails = Array.from({ length: 6 }, (_, n) => `t${n}@example.org`);
    let cookies: Record<string, string> = {};
    for (const email of emails) cookies = { [cookieNames().known]: knownCookieAfter(cookies, email) };
    const ids = emails.map((email) => passwordThrottleFor(email, cookies).key.split(":")[2]);
    expect(ids[0]).toBeUndefined();
    expect(new Set(ids.slice(1)).size).toBe(1);
    expect(cookies[cookieNames().known]).not.toMatch(/@|example/);
  });

  it("T1g: an unknown email hears the same sentences in the same order as a wrong password", async () => {
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

  it("T1g: of wrong passwords for any emails an address has 30, then one a minute; another address, and a browser that knows the account, do not wait", async () => {
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
      code: "passwords-wait",
      values: { seconds: expect.any(Number) as number },
    });
    expect(await from(email, password, elsewhere)).toBeNull();
    expect(await from(email, password, here, known)).toBeNull();
    await wait(`passwords:${here}`, 60);
    expect(await from(`nobody-31-${email}`, "wrong horse battery", here)).toMatchObject({ code: "wrong-password" });
    expect(await from(email, password, here)).toMatchObject({ code: "passwords-wait" });
  });

  it("T1g: of 40 wrong passwords for any emails that an address sends at once 30 are answered, and the right one after them tells nothing", async () => {
    const { email } = await account();
    const answers = await Promise.all(
      Array.from({ length: 41 }, (_, n) =>
        signInTeacher(
          n < 40 ? { email: `${n}-${email}`, password: "wrong" } : { email, password },
          {},
          `at ${email}`,
        ).then(
          () => "in",
          (error: AppError) => error.code,
        ),
      ),
    );
    expect(answers.filter((answer) => answer === "wrong-password")).toHaveLength(30);
    expect(answers.filter((answer) => answer === "passwords-wait")).toHaveLength(11);
    expect(answers.at(-1)).toBe("passwords-wait");
  });

  it("T1g: a new password by the terminal's link ends the wait", async () => {
    const { email, guess } = await account();
    await guess(7);
    await resetPassword((await makeResetToken(email)) ?? "", "another horse battery");
    await signInTeacher({ email, password: "another horse battery" });
  });
});

describe("what refusals take", () => {
  /**
   * Compares the least process time of each refusal. Other work on the machine makes some take longer, and none less, so rounds are repeated, each
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

  it("T1g: an unknown email takes as long as a wrong password", async () => {
    await refusalOf("warm-up@example.org", "x");
    await expectAlike(async () => {
      const { email } = await account();
      return [(n) => refusalOf(email, `wrong ${n}`), (n) => refusalOf(`nobody-${n}-${email}`, "wrong")];
    });
  });

  it("S1h: in a class closed to new names, a name that is not there takes as long as one that is; so does a slip's PIN, and a code nobody has", async () => {
    await expectAlike(async () => {
      const { code, editor, join } = await classroom();
      await addRosterNames(editor, "Malik");
      await join("Ben", "4821");
      await setJoining(editor, false);
      const refused = (name: string, with_ = code) =>
        joinClass({ code: with_, name, pin: "5555" }).then(
          () => expect.unreachable(),
          () => undefined,
        );
      return [() => refused("Ben"), (n) => refused(`Zoe ${n}`), () => refused("Malik"), () => refused("Ben", "QQQQQQ")];
    });
  });

  it("S1h: with a PIN that nobody may pick, a free name takes as long as a taken one", async () => {
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
