/**
 * A browser in which someone has signed in has a signed cookie that names their accounts by keyed hashes. Wrong passwords and PINs typed there are
 * counted separately, so that guesses elsewhere lock nobody out of their own browser. The cookie grants no access, and signing out leaves it.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { cookieNames } from "./cookie-names";
import { cookieValue } from "./session-token";
import { keyedHash, pinThrottle, type ThrottleKey } from "./throttle";

export const knownMaxAgeSeconds = 400 * 24 * 60 * 60; // the longest that browsers allow
const maxAccounts = 5;
const sign = (body: string) => keyedHash(`known browser ${body}`);
const accountOf = (email: string) => keyedHash(`account ${email}`);

/** Parses `id.account.account.signature`, newest account first; null when there is no cookie, or another secret signed it. */
function parseCookies(cookies: Record<string, string>): { id: string; accounts: string[] } | null {
  return parseValue(cookies[cookieNames().known] ?? "");
}

function parseValue(value: string): { id: string; accounts: string[] } | null {
  const parts = value.split(".");
  const signature = Buffer.from(parts.pop() ?? "");
  const [id = "", ...accounts] = parts;
  const wanted = Buffer.from(sign(parts.join(".")));
  return signature.length === wanted.length && timingSafeEqual(signature, wanted) ? { id, accounts } : null;
}

/** The id of the known browser in a whole Cookie header; null when there is none. */
export function knownBrowserInHeader(cookieHeader: string): string | null {
  return parseValue(cookieValue(cookieHeader, cookieNames().known) ?? "")?.id ?? null;
}

/** The id of the known browser in cookies by name; null when there is none. */
export function knownBrowserInCookies(cookies: Record<string, string>): string | null {
  return parseCookies(cookies)?.id ?? null;
}

/** The cookie's new value after a sign-in: `signedIn` is a teacher's (tidied) email, or a `studentAccount`. */
export function knownCookieAfter(cookies: Record<string, string>, signedIn: string): string {
  const { id, accounts } = parseCookies(cookies) ?? { id: randomBytes(12).toString("hex"), accounts: [] };
  const account = accountOf(signedIn);
  const body = [id, account, ...accounts.filter((other) => other !== account)].slice(0, 1 + maxAccounts).join(".");
  return `${body}.${sign(body)}`;
}

/** A student's account, as the cookie names it. */
export const studentAccount = (studentId: string) => `student ${studentId}`;

/** The throttle of wrong PINs for a student: this browser's own if the student has signed in here before, else the student's. */
export function pinThrottleFor(
  studentId: string,
  cookies: Record<string, string>,
): { key: ThrottleKey; known: boolean } {
  const browser = parseCookies(cookies);
  const known = browser?.accounts.includes(accountOf(studentAccount(studentId))) === true;
  return { key: known ? `${pinThrottle(studentId)}:${browser?.id ?? ""}` : pinThrottle(studentId), known };
}

/** The throttle of wrong passwords for a (tidied) email: this browser's own if its teacher has signed in here before, else the account's. */
export function passwordThrottleFor(
  email: string,
  cookies: Record<string, string> = {},
): { key: ThrottleKey; known: boolean } {
  const account = accountOf(email);
  const browser = parseCookies(cookies);
  const known = browser?.accounts.includes(account) === true;
  return { key: known ? `password:${account}:${browser?.id ?? ""}` : `password:${account}`, known };
}
