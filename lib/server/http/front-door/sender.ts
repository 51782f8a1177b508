/** Identifies the sender of a request from its headers, without a query: for its queue, and for the size of its body. */
import type { IncomingHttpHeaders } from "node:http";
import { isKnownEnded } from "@/lib/auth/ended-sessions";
import { knownBrowserInHeader } from "@/lib/auth/known-browser";
import { sessionIdIn } from "@/lib/auth/session-token";
import { networkOf } from "@/lib/auth/rules/network";
import { bodyLimit, smallBodyLimit, type Sender } from "./body/body";

/** A session that is not known to have ended; else a browser in which someone has signed in before; else the network, since a class may share one address. */
export async function identifySender(headers: IncomingHttpHeaders): Promise<Sender> {
  const cookie = headers.cookie ?? "";
  const sessionId = await sessionIdIn(cookie);
  const network = networkOf(String(headers["x-forwarded-for"]));
  if (sessionId !== null && !isKnownEnded(sessionId))
    return { key: `session ${sessionId}`, isPerson: true, network, limit: bodyLimit };
  const browser = knownBrowserInHeader(cookie);
  return browser === null
    ? { key: `network ${network}`, isPerson: false, network, limit: smallBodyLimit }
    : { key: `browser ${browser}`, isPerson: true, network, limit: smallBodyLimit };
}
