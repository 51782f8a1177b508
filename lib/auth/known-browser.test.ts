import { expect, it } from "vitest";
import { cookieNames } from "./cookie-names";
import {
  knownBrowserInCookies,
  knownCookieAfter,
  passwordThrottleFor,
  pinThrottleFor,
  studentAccount,
} from "./known-browser";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to sign";

/** The cookies of a browser in which these accounts have signed in, one after the other. */
const browserOf = (...accounts: string[]): Record<string, string> =>
  accounts.reduce<Record<string, string>>(
    (cookies, account) => ({ [cookieNames().known]: knownCookieAfter(cookies, account) }),
    {},
  );

it("S1s, T1g: wrong PINs and passwords are counted apart in a browser in which the same student or teacher has signed in before, and with all others elsewhere", () => {
  const browser = browserOf(studentAccount("ada"), "maria@school.example");
  const id = knownBrowserInCookies(browser) ?? "none";
  for (const [ask, known, unknown] of [
    [pinThrottleFor, "ada", "bo"],
    [passwordThrottleFor, "maria@school.example", "nadia@school.example"],
  ] as const) {
    const everywhere = ask(known, {});
    expect(everywhere.known).toBe(false);
    expect(ask(known, browser)).toEqual({ key: `${everywhere.key}:${id}`, known: true });
    expect(ask(unknown, browser)).toEqual(ask(unknown, {}));
  }
});

it("S1s, T1g: a browser knows the last five who signed in, stays the same one, and counts for nothing once its cookie is changed", () => {
  const six = ["a", "b", "c", "d", "e", "f"].map(studentAccount);
  const browser = browserOf(...six);
  expect(["a", "b", "f"].map((student) => pinThrottleFor(student, browser).known)).toEqual([false, true, true]);
  const again = { [cookieNames().known]: knownCookieAfter(browser, studentAccount("b")) };
  expect(knownBrowserInCookies(again)).toBe(knownBrowserInCookies(browser));
  expect(pinThrottleFor("c", again).known).toBe(true);
  const changed = { [cookieNames().known]: `x${browser[cookieNames().known] ?? ""}` };
  expect([knownBrowserInCookies(changed), pinThrottleFor("f", changed).known]).toEqual([null, false]);
});
