/** Reads a session by next-auth, which extends it while it is used (Q20): for pages, actions and sockets alike. */
import type { NextApiRequest, NextApiResponse } from "next";
import type { AuthOptions } from "next-auth";
import { getServerSession } from "next-auth/next";
import { database } from "@/db/client";
import { secret } from "@/lib/process/env";
import { cookieNames } from "./cookie-names";
import { sessionAdapter, sessionIdleMs, touchEveryMs, type SessionUser } from "./session-adapter";
import type { Viewer } from "./viewer";

/** The flags of every cookie of ours. */
export const cookieFlags = (https: boolean) => ({ httpOnly: true, sameSite: "lax", path: "/", secure: https }) as const;

/**
 * The viewer by a session's token. next-auth gets only the session's cookie, because it takes a cookie whose name begins the same for a part of the
 * session's, and answers 500 to a bad cookie with one of its own names.
 */
export async function findViewer(token: string, address: string | null): Promise<Viewer> {
  const errors: unknown[] = [];
  const request = { headers: {}, cookies: { [cookieNames().session]: token } };
  const viewer = await getServerSession(
    request as unknown as NextApiRequest, // getServerSession reads only these
    cookielessResponse as unknown as NextApiResponse, // and writes only cookies
    sessionOptions(address, (error) => errors.push(error)),
  );
  // next-auth answers as if nobody were signed in when its adapter throws.
  if (errors.length > 0) throw errors[0];
  return viewer ?? { as: "nobody" };
}

/** next-auth sets no cookie: the one from signing in stays, and the session's row decides how long it is valid. */
const cookielessResponse = { getHeader: () => undefined, setHeader: () => undefined };

function sessionOptions(address: string | null, onError: (error: unknown) => void) {
  return {
    adapter: reportingErrors(sessionAdapter(database(), address), onError),
    providers: [],
    secret: secret(),
    session: { strategy: "database", maxAge: sessionIdleMs / 1000, updateAge: touchEveryMs / 1000 },
    cookies: { sessionToken: { name: cookieNames().session, options: cookieFlags(false) } },
    callbacks: {
      session: ({ user }: { user: unknown }): Viewer => (user as SessionUser).viewer, // the adapter's own
    },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  } satisfies Parameters<typeof getServerSession>[2] & Partial<Omit<AuthOptions, "callbacks">>;
}

/** The adapter; errors of its reads are also passed to `onError`. */
function reportingErrors(adapter: ReturnType<typeof sessionAdapter>, onError: (error: unknown) => void) {
  const report = (error: unknown) => {
    onError(error);
    throw error;
  };
  return {
    ...adapter,
    getSessionAndUser: (token: string) => adapter.getSessionAndUser(token).catch(report),
    updateSession: (session: { sessionToken: string }) => adapter.updateSession(session).catch(report),
  };
}
