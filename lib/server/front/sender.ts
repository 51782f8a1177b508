/** Who sends a request, as far as its headers prove it without a query: whose lane it waits in, and how big its body may be. */
import type { IncomingHttpHeaders } from "node:http";
import { knownBrowserIn } from "@/lib/auth/known-browser";
import { sessionIdIn } from "@/lib/auth/session";
import { networkOf } from "@/lib/rules/network";
import { bodyLimit, smallBody, type Sender } from "./body";

/** A session, else a browser in which somebody has signed in before, else a network: a class may share one address. */
export async function senderOf(headers: IncomingHttpHeaders): Promise<Sender> {
  const cookie = headers.cookie ?? "";
  const sessionId = await sessionIdIn(cookie);
  if (sessionId !== null) return { key: `session ${sessionId}`, limit: bodyLimit };
  const browser = knownBrowserIn(cookie);
  const key = browser === null ? `network ${networkOf(String(headers["x-forwarded-for"]))}` : `browser ${browser}`;
  return { key, limit: smallBody };
}
