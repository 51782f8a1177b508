/** Sessions of teachers and students (Q20). The cookie holds a token (session-token.ts) of a row (session-adapter.ts). */
import { randomBytes } from "node:crypto";
import { database, type Tx } from "@/db/client";
import {
  deleteSessionsBeyond,
  deleteSessionsOf,
  deleteSessionsUnusedSince,
  findLiveSessions,
  isTeacherDisabled,
  type SessionOwner,
} from "./queries/sessions";
import { AppError } from "@/lib/errors/errors";
import { currentMs } from "@/lib/process/clock";
import { publishEndedSessions } from "./ended-sessions";
import { findViewer } from "./next-auth";
import { sessionAdapter, sessionIdleMs, userIdOf } from "./session-adapter";
import { encodeToken, sessionTokenIn } from "./session-token";
import type { Viewer } from "./viewer";

/** Finds the viewer by the session cookie in a whole Cookie header, and records the sighting when `address` (an addressKey) is given. */
export async function readSession(cookieHeader: string, address: string | null = null): Promise<Viewer> {
  const token = sessionTokenIn(cookieHeader);
  return token === null ? { as: "nobody" } : findViewer(token, address);
}

/**
 * Stores a new session and returns its id: 128 random bits, hex. Other sessions of the person stay (Q20). The caller has locked the teacher's row, so
 * that the account is not disabled at the same moment.
 * @throws AppError `account-disabled`
 */
export async function createSession(tx: Tx, owner: SessionOwner): Promise<string> {
  if ("teacherId" in owner && (await isTeacherDisabled(tx, owner.teacherId))) throw new AppError("account-disabled");
  const sessionId = randomBytes(16).toString("hex");
  const now = currentMs();
  await deleteSessionsUnusedSince(tx, new Date(now - sessionIdleMs));
  await sessionAdapter(tx).createSession({
    sessionToken: await encodeToken(sessionId),
    userId: userIdOf(owner),
    expires: new Date(now + sessionIdleMs),
  });
  return sessionId;
}

/** The most sessions of one person, who has one per device (Q20). */
export const maxSessions = { student: 20, teacher: 50 } as const;

/** Ends the least recently used sessions beyond `maxSessions`; call it after the commit of a new one. */
export async function endSurplusSessions(owner: SessionOwner): Promise<void> {
  publishEndedSessions(
    await deleteSessionsBeyond(database(), owner, "teacherId" in owner ? maxSessions.teacher : maxSessions.student),
  );
}

/** Whether a session has not ended since its viewer was read. */
export async function isSessionLive(tx: Tx, sessionId: string): Promise<boolean> {
  return (await findLiveSessions(tx, [sessionId], new Date(currentMs() - sessionIdleMs))).has(sessionId);
}

/** Deletes the session of a token and closes its sockets. */
export async function endSession(token: string): Promise<void> {
  await sessionAdapter().deleteSession(token);
}

/** Deletes all sessions of a person, or all `but` one; call `publishEndedSessions` with the result after the commit. */
export function endSessionsOf(tx: Tx, owner: SessionOwner, but?: string): Promise<string[]> {
  return deleteSessionsOf(tx, owner, but);
}
