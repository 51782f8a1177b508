/** The session's cookie holds a token: the id of the session's row, encrypted by next-auth. So the front door recognises our tokens without a query. */
import { hkdfSync } from "node:crypto";
import { jwtDecrypt } from "jose";
import { encode } from "next-auth/jwt";
import { secret } from "@/lib/process/env";
import { cookieNames } from "./cookie-names";

/** Longer than any session in use; the row decides when a session ends. */
export const cookieMaxAgeSeconds = 30 * 24 * 60 * 60;

export function encodeToken(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: secret(), maxAge: cookieMaxAgeSeconds });
}

let derived: { from: string; key: Uint8Array } | null = null;

/**
 * The key with which next-auth encrypts tokens, cached. next-auth derives it again for each token, which takes longer than the rest of decoding, and
 * too long for a whole class that reconnects at once.
 */
function tokenKey(): Uint8Array {
  const from = secret();
  if (derived?.from !== from) {
    const key = hkdfSync("sha256", from, "", "NextAuth.js Generated Encryption Key", 32);
    derived = { from, key: new Uint8Array(key) };
  }
  return derived.key;
}

/** Session ids by token: a browser sends the same cookie with each request and socket. */
const decrypted = new Map<string, string>();
const maxDecrypted = 5_000;

/** The session's id, whether or not the session has ended; null when our secret did not make the token. */
export async function decodeToken(token: string): Promise<string | null> {
  const known = decrypted.get(token);
  if (known !== undefined) return known;
  try {
    const { sid } = (await jwtDecrypt<{ sid?: unknown }>(token, tokenKey(), { clockTolerance: 15 })).payload;
    if (typeof sid !== "string") return null;
    if (decrypted.size >= maxDecrypted) decrypted.clear();
    decrypted.set(token, sid);
    return sid;
  } catch {
    return null; // tampered with, or made with another secret
  }
}

/** A whole Cookie header that signs in as this session: `crosscase-session-…=…`. */
export async function sessionCookie(sessionId: string): Promise<string> {
  return `${cookieNames().session}=${await encodeToken(sessionId)}`;
}

/** The session id in a whole Cookie header, as `decodeToken` finds it. */
export async function sessionIdIn(cookieHeader: string): Promise<string | null> {
  const token = sessionTokenIn(cookieHeader);
  return token === null ? null : decodeToken(token);
}

/** The session cookie's raw value; null when there is none. */
export function sessionTokenIn(cookieHeader: string): string | null {
  return cookieValue(cookieHeader, cookieNames().session);
}

export function cookieValue(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
