/**
 * A browser in which someone has signed in keeps a signed cookie that says so, and wrong passwords and PINs typed there are counted apart: whoever
 * guesses elsewhere keeps nobody out of their own browser. The cookie opens nothing and names accounts by keyed hashes; signing out leaves it.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { cookieNames } from "./cookie-names";
import { cookieValue } from "./session";
import { keyedHash, pinThrottle, type ThrottleKey } from "./throttle";

export const knownMaxAgeSeconds = 400 * 24 * 60 * 60; // browsers keep none longer
const mostAccounts = 5;
const sign = (body: string) => keyedHash(`known browser ${body}`);
const accountOf = (email: string) => keyedHash(`account ${email}`);

/** `id.account.account.signature`: what the cookie says, newest account first; null when there is none, or it was not made here. */
function read(cookies: Record<string, string>): { id: string; accounts: string[] } | null {
  return readValue(cookies[cookieNames().known] ?? "");
}

function readValue(value: string): { id: string; accounts: string[] } | null {
  const parts = value.split(".");
  const signature = Buffer.from(parts.pop() ?? "");
  const [id = "", ...accounts] = parts;
  const wanted = Buffer.from(sign(parts.join(".")));
  return signature.length === wanted.length && timingSafeEqual(signature, wanted) ? { id, accounts } : null;
}

/** Which known browser a whole Cookie header is of; null when it is of none. */
export function knownBrowserIn(cookieHeader: string): string | null {
  return readValue(cookieValue(cookieHeader, cookieNames().known) ?? "")?.id ?? null;
}

/** The same of cookies by name. */
export function knownBrowserOf(cookies: Record<string, string>): string | null {
  return read(cookies)?.id ?? null;
}

/** The cookie's value once a teacher, by their (tidied) email, or a student (`studentAccount`) has signed in. */
export function knownAfter(cookies: Record<string, string>, email: string): string {
  const { id, accounts } = read(cookies) ?? { id: randomBytes(12).toString("hex"), accounts: [] };
  const account = accountOf(email);
  const body = [id, account, ...accounts.filter((other) => other !== account)].slice(0, 1 + mostAccounts).join(".");
  return `${body}.${sign(body)}`;
}

/** A student's account, as the cookie names it. */
export const studentAccount = (studentId: string) => `student ${studentId}`;

/** What wrong PINs for a student count against: their own throttle, or this browser's share of it, when they have signed in here before. */
export function pinThrottleOf(
  studentId: string,
  cookies: Record<string, string>,
): { key: ThrottleKey; known: boolean } {
  const browser = read(cookies);
  const known = browser?.accounts.includes(accountOf(studentAccount(studentId))) === true;
  return { key: known ? `${pinThrottle(studentId)}:${browser?.id ?? ""}` : pinThrottle(studentId), known };
}

/** What wrong passwords for this (tidied) email count against: the account, or this browser's own share of it. No account costs the same. */
export function passwordThrottle(
  email: string,
  cookies: Record<string, string> = {},
): { key: ThrottleKey; known: boolean } {
  const account = accountOf(email);
  const browser = read(cookies);
  const known = browser?.accounts.includes(account) === true;
  return { key: known ? `password:${account}:${browser?.id ?? ""}` : `password:${account}`, known };
}
