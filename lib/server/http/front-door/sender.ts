/** Who sends a request, as far as its headers prove it without a query: whose lane it waits in, and how big its body may be. */
import type { IncomingHttpHeaders } from "node:http";
import { isKnownEnded } from "@/lib/auth/ended-sessions";
import { knownBrowserInHeader } from "@/lib/auth/known-browser";
import { sessionIdIn } from "@/lib/auth/session";
import { networkOf } from "@/lib/rules/signing-in/network";
import { bodyLimit, smallBodyLimit, type Sender } from "./body/body";

/** A session that is not known to have ended, else a browser in which somebody has signed in before, else a network: a class may share one address. */
export async function identifySender(headers: IncomingHttpHeaders): Promise<Sender> {
  const cookie = headers.cookie ?? "";
  const sessionId = await sessionIdIn(cookie);
  const network = networkOf(String(headers["x-forwarded-for"]));
  if (sessionId !== null && !isKnownEnded(sessionId)) return { key: `session ${sessionId}`, network, limit: bodyLimit };
  const browser = knownBrowserInHeader(cookie);
  return { key: browser === null ? `network ${network}` : `browser ${browser}`, network, limit: smallBodyLimit };
}
