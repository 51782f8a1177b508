/** next-auth's adapter, which stores sessions as our rows (Q20). Without a row there is no access, even with a valid cookie. */
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { database, type Tx } from "@/db/client";
import { deleteSession, findSessions, insertSession, touchSessions, type SessionOwner } from "./queries/sessions";
import { batched } from "@/lib/process/batch";
import { currentMs } from "@/lib/process/clock";
import { publishEndedSessions, recordEnded } from "./ended-sessions";
import { decodeToken } from "./session-token";
import { isSightingDue, recordSighting } from "./sightings";
import { personIdOf, type SignedInViewer } from "./viewer";

/** A session ends after 12 hours without use (Q20). */
export const sessionIdleMs = 12 * 60 * 60 * 1000;
/** A session's use is stored at most once in this time. */
export const touchEveryMs = 60_000;

/** The user that the adapter passes to next-auth's session callback. */
export interface SessionUser extends AdapterUser {
  viewer: SignedInViewer;
}

type Found = NonNullable<Awaited<ReturnType<typeof findSessions>>[number]>;

const find = batched((requests: readonly { sessionId: string; address: string | null }[]) =>
  findSessions(database(), requests, new Date(currentMs() - sessionIdleMs)),
);

/** Stores that a session is in use. */
export const touchSession = batched(async (sessionIds: readonly string[]) => {
  const now = currentMs();
  await touchSessions(database(), sessionIds, new Date(now), new Date(now - touchEveryMs));
  return sessionIds;
});

/**
 * @param tx the transaction in which sessions are created; the other methods use queries outside it
 * @param address the request's addressKey, at which its person is recorded as seen
 */
export function sessionAdapter(tx: Tx = database(), address: string | null = null) {
  return {
    async createSession(session) {
      const sessionId = await decodeToken(session.sessionToken);
      if (sessionId === null) throw new Error("this session's token is not of encodeToken");
      const usedAt = new Date(session.expires.getTime() - sessionIdleMs);
      await insertSession(tx, sessionId, ownerOf(session.userId), usedAt);
      return session;
    },

    async getSessionAndUser(sessionToken) {
      const sessionId = await decodeToken(sessionToken);
      if (sessionId === null) return null;
      const found = await find({ sessionId, address });
      if (found === null) recordEnded(sessionId);
      const viewer = found === null ? null : viewerOf(found);
      if (found === null || viewer === null) return null;
      const personId = personIdOf(viewer);
      if (address !== null && isSightingDue(found.seenAt)) await recordSighting({ address, personId });
      const user: SessionUser = { id: personId, email: "", emailVerified: null, viewer };
      const expires = new Date(found.usedAt.getTime() + sessionIdleMs);
      return { session: { sessionToken, userId: userIdOf(viewer), expires }, user };
    },

    /** next-auth calls it when the session was last used `touchEveryMs` ago or earlier. */
    async updateSession({ sessionToken }) {
      const sessionId = await decodeToken(sessionToken);
      if (sessionId !== null) await touchSession(sessionId);
      return null;
    },

    /** Deletes the session and closes its sockets. */
    async deleteSession(sessionToken) {
      const sessionId = await decodeToken(sessionToken);
      if (sessionId !== null) publishEndedSessions(await deleteSession(database(), sessionId), "elsewhere");
    },
  } satisfies Adapter;
}

/** A session's owner as a single string, which next-auth needs as the user's id. */
export function userIdOf(owner: SessionOwner): string {
  return "teacherId" in owner ? `teacher ${owner.teacherId}` : `student ${owner.studentId}`;
}

/** The inverse of `userIdOf`. */
function ownerOf(userId: string): SessionOwner {
  const [as, id = ""] = userId.split(" ");
  return as === "teacher" ? { teacherId: id } : { studentId: id };
}

function viewerOf({ id: sessionId, teacher, student }: Found): SignedInViewer | null {
  if (teacher !== null)
    return { as: "teacher", teacherId: teacher.id, sessionId, name: teacher.name, email: teacher.email };
  if (student !== null)
    return { as: "student", studentId: student.id, classId: student.classId, sessionId, name: student.name };
  return null;
}
