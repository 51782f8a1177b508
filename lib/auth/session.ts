/** Q20: a session is a row; the cookie holds its id, encrypted. No row, no access, however good the cookie. */
import { randomBytes } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { database, type Tx } from "@/db/client";
import {
  deleteSession,
  deleteSessionsBeyond,
  deleteSessionsOf,
  deleteSessionsUnusedSince,
  findSessions,
  insertSession,
  touchSessions,
  type SessionOwner,
} from "@/db/queries/signing-in/sessions";
import { noteSightings } from "@/db/queries/signing-in/sightings";
import { batched } from "@/lib/process/batch";
import { publish } from "@/lib/bus/bus";
import { secret } from "@/lib/process/env";
import { cookieNames } from "./cookie-names";
import { recordEnded } from "./ended-sessions";
import type { Viewer } from "./viewer";

/** Q20: a session ends after 12 hours without use. */
export const sessionIdleMs = 12 * 60 * 60 * 1000;
/** How long a class can be joined from an address where one of its people was seen, however many wrong codes come from there. */
export const seenMs = 12 * 60 * 60 * 1000;
/** Longer than any session in use; the row decides. */
export const cookieMaxAgeSeconds = 30 * 24 * 60 * 60;
const touchEveryMs = 60_000;

const find = batched((requests: readonly { sessionId: string; address: string | null }[]) =>
  findSessions(database(), requests, new Date(Date.now() - sessionIdleMs)),
);

const touch = batched(async (sessionIds: readonly string[]) => {
  const now = Date.now();
  await touchSessions(database(), sessionIds, new Date(now), new Date(now - touchEveryMs));
  return sessionIds;
});

/** Records that someone was seen at an address (an addressKey): their class can be joined from there for a while (S1). */
export const recordSighting = batched(async (seen: readonly { address: string; personId: string }[]) => {
  const now = Date.now();
  await noteSightings(database(), seen, {
    now: new Date(now),
    before: new Date(now - touchEveryMs),
    old: new Date(now - seenMs),
  });
  return seen;
});

/** Finds the viewer by the session cookie in a whole Cookie header, and records the sighting when `address` (an addressKey) is given. */
export async function readSession(cookieHeader: string, address: string | null = null): Promise<Viewer> {
  const sessionId = await sessionIdIn(cookieHeader);
  if (sessionId === null) return { as: "nobody" };
  const found = await find({ sessionId, address });
  if (found === null) recordEnded(sessionId);
  if (found === null || (found.teacher === null && found.student === null)) return { as: "nobody" };
  const isDue = (last: Date | null) => last === null || last.getTime() < Date.now() - touchEveryMs;
  if (isDue(found.usedAt)) await touch(sessionId);
  const personId = found.teacher?.id ?? found.student?.id;
  if (address !== null && personId !== undefined && isDue(found.seenAt)) await recordSighting({ address, personId });
  if (found.teacher !== null)
    return {
      as: "teacher",
      teacherId: found.teacher.id,
      sessionId,
      name: found.teacher.name,
      email: found.teacher.email,
    };
  if (found.student !== null)
    return {
      as: "student",
      studentId: found.student.id,
      classId: found.student.classId,
      sessionId,
      name: found.student.name,
    };
  return { as: "nobody" };
}

/** Stores a new session and returns its id: 128 random bits, hex. Other sessions of the person stay (Q20). */
export async function createSession(tx: Tx, owner: SessionOwner): Promise<string> {
  const sessionId = randomBytes(16).toString("hex");
  const now = new Date();
  await deleteSessionsUnusedSince(tx, new Date(now.getTime() - sessionIdleMs));
  await insertSession(tx, sessionId, owner, now);
  return sessionId;
}

/** A whole Cookie header that signs in as this session: `crosscase-session-…=…`. */
export async function sessionCookie(sessionId: string): Promise<string> {
  return `${cookieNames().session}=${await encode({ token: { sid: sessionId }, secret: secret(), maxAge: cookieMaxAgeSeconds })}`;
}

/** Q20: sessions of one person, one per device. */
export const maxSessions = { student: 20, teacher: 50 } as const;

/** Ends the least recently used sessions beyond `maxSessions`; call it after the commit of a new one. */
export async function endSurplusSessions(owner: SessionOwner): Promise<void> {
  publishEndedSessions(
    await deleteSessionsBeyond(database(), owner, "teacherId" in owner ? maxSessions.teacher : maxSessions.student),
  );
}

/** Deletes a session and closes its sockets. */
export async function endSession(sessionId: string): Promise<void> {
  publishEndedSessions(await deleteSession(database(), sessionId));
}

/** Deletes all sessions of a person; call `publishEndedSessions` with the result after the commit. */
export function endSessionsOf(tx: Tx, owner: SessionOwner): Promise<string[]> {
  return deleteSessionsOf(tx, owner);
}

/** R11: every process closes the sockets of these sessions. */
export function publishEndedSessions(sessionIds: readonly string[]): void {
  for (const id of sessionIds) recordEnded(id);
  if (sessionIds.length > 0) publish({ kind: "signed-out", sessionIds });
}

/** Session ids by cookie value: a browser sends the same cookie with each request and socket. */
const decrypted = new Map<string, string>();
const maxDecrypted = 5_000;

/** The session id in the cookie, whether or not the session has ended; null without a cookie that our secret made. */
export async function sessionIdIn(cookieHeader: string): Promise<string | null> {
  const value = sessionCookieIn(cookieHeader);
  if (value === null) return null;
  const known = decrypted.get(value);
  if (known !== undefined) return known;
  try {
    const token = await decode({ token: value, secret: secret() });
    if (typeof token?.["sid"] !== "string") return null;
    if (decrypted.size >= maxDecrypted) decrypted.clear();
    decrypted.set(value, token["sid"]);
    return token["sid"];
  } catch {
    return null; // tampered with, or made with another secret
  }
}

/** The session cookie's raw value; null when there is none. */
export function sessionCookieIn(cookieHeader: string): string | null {
  return cookieValue(cookieHeader, cookieNames().session);
}

export function cookieValue(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
