/**
 * The front door: everything that reaches the port, upgrades too, comes through `front` before anything else looks at it.
 * It changes the request's headers to what is true, and says whether to go on.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { log } from "@/lib/log";
import { addressOf, setForwarded, type AddressRules } from "./address";
import { answerHeaders, contentSecurityPolicy, makeNonce } from "./policy";
import { isSameOrigin } from "./same-origin";

export type Verdict =
  | { as: "inside" }
  | { as: "welcome"; answer: Record<string, string> }
  | { as: "refused"; status: 400 | 403; code: "bad-host" | "foreign-origin"; answer: Record<string, string> };

export interface FrontRules extends AddressRules {
  dev: boolean;
  /** Whether a path is one of the files in `public/`. */
  isPublicFile: (path: string) => boolean;
}

/** Next fetches from itself with the headers it was given: a value that only this process knows tells such a request. */
const insideHeader = "x-crosscase-inside";
const insideValue = randomBytes(24).toString("hex");

const nowhere = { proto: "http", host: "localhost", client: "" } as const;

export function front(req: IncomingMessage, rules: FrontRules): Verdict {
  if (req.headers[insideHeader] === insideValue) return { as: "inside" };

  const address = hostCount(req) === 1 && isPath(req.url) ? addressOf(req.headers, req.socket.remoteAddress ?? "", rules) : null;
  const nonce = makeNonce();
  const csp = contentSecurityPolicy(nonce, (address ?? nowhere).host, rules.dev);
  const answer = answerHeaders(csp, address ?? nowhere, isCacheable(req.url ?? "", rules));
  if (address === null) return { as: "refused", status: 400, code: "bad-host", answer };

  const changes = req.method !== "GET" || req.headers.upgrade !== undefined;
  if (changes && !isSameOrigin(req.headers.origin, address, rules.origin)) {
    tellOnce(req.headers.origin ?? "", rules.origin);
    return { as: "refused", status: 403, code: "foreign-origin", answer };
  }
  setForwarded(req.headers, address);
  req.headers[insideHeader] = insideValue;
  req.headers["content-security-policy"] = csp; // where Next reads the nonce
  req.headers["x-nonce"] = nonce; // where our own inline scripts do
  return { as: "welcome", answer };
}

function hostCount(req: IncomingMessage): number {
  return req.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
}

/** Not the absolute form that is meant for proxies. */
function isPath(url: string | undefined): boolean {
  return url !== undefined && url.startsWith("/");
}

/** Files that are the same for everyone. */
export function isCacheable(url: string, rules: FrontRules): boolean {
  const [path = ""] = url.split("?");
  return path.startsWith("/_next/static/") || rules.isPublicFile(path);
}

let told = false;

/** NEXTAUTH_URL that doesn't fit the address people use is the likeliest mistake of an installation: it is said once. */
function tellOnce(origin: string, only: string | undefined): void {
  if (only === undefined || told) return;
  told = true;
  log().warn(`Refused a request from ${JSON.stringify(origin.slice(0, 200))}: NEXTAUTH_URL is ${only}, and no other origin is accepted. If people open another address, set NEXTAUTH_URL to it.`);
}
