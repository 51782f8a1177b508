/**
 * The front door: everything that reaches the port, upgrades too, comes through `front` before anything else looks at it.
 * It changes the request's headers to what is true, and says whether to go on.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { log } from "@/lib/process/log";
import { addressOf, setForwarded, type AddressRules } from "./address";
import { readPrefixed } from "./cookie-prefix";
import { answerHeaders, contentSecurityPolicy, makeNonce } from "./policy";
import { isSameOrigin } from "./same-origin";

export type Verdict =
  | { as: "inside" }
  | { as: "welcome"; https: boolean; answer: Record<string, string> }
  | {
      as: "refused";
      status: 400 | 403 | 421;
      code: "bad-host" | "foreign-origin" | "unknown-host";
      values: Record<string, string>;
      answer: Record<string, string>;
    };

export interface FrontRules extends AddressRules {
  dev: boolean;
  /** Whether people may open us at this host[:port]. Behind a proxy of ours, the proxy decides. */
  isOwnHost: (host: string) => boolean;
  /** Whether a path is one of the files in `public/`. */
  isPublicFile: (path: string) => boolean;
}

/** Next fetches from itself with the headers it was given: a value that only this process knows tells such a request. */
const insideHeader = "x-crosscase-inside";
const insideValue = randomBytes(24).toString("hex");

const nowhere = { proto: "http", host: "localhost", client: "" } as const;

export function front(req: IncomingMessage, rules: FrontRules): Verdict {
  if (req.headers[insideHeader] === insideValue) return { as: "inside" };

  const address =
    hostCount(req) === 1 && isPath(req.url) ? addressOf(req.headers, req.socket.remoteAddress ?? "", rules) : null;
  const nonce = makeNonce();
  const csp = contentSecurityPolicy(nonce, (address ?? nowhere).host, rules.dev);
  const answer = answerHeaders(csp, address ?? nowhere, isCacheable(req.url ?? "", rules));
  if (address === null) return { as: "refused", status: 400, code: "bad-host", values: {}, answer };
  const host = req.headers.host ?? "";
  if (rules.trustProxy === 0 && !rules.isOwnHost(host)) {
    tellOnce(
      unknownHosts,
      `Refused a request for ${JSON.stringify(host)}, which is no name of this machine that Crosscase knows. If people open it, set NEXTAUTH_URL to that address, or add the name to ALLOWED_HOSTS.`,
    );
    return { as: "refused", status: 421, code: "unknown-host", values: { host }, answer };
  }

  const changes = req.method !== "GET" || req.headers.upgrade !== undefined;
  if (changes && !isSameOrigin(req.headers.origin, address, rules.origin)) {
    tellOfOrigin(req.headers.origin ?? "", rules.origin);
    return { as: "refused", status: 403, code: "foreign-origin", values: {}, answer };
  }
  setForwarded(req.headers, address);
  const https = address.proto === "https";
  if (https) readPrefixed(req.headers);
  req.headers[insideHeader] = insideValue;
  req.headers["content-security-policy"] = csp; // where Next reads the nonce
  req.headers["x-nonce"] = nonce; // where our own inline scripts do
  return { as: "welcome", https, answer };
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

const foreignOrigins = { told: false };
const unknownHosts = { told: false };

/** NEXTAUTH_URL that doesn't fit the address people use is the likeliest mistake of an installation. */
function tellOfOrigin(origin: string, only: string | undefined): void {
  if (only === undefined) return;
  tellOnce(
    foreignOrigins,
    `Refused a request from ${JSON.stringify(origin.slice(0, 200))}: NEXTAUTH_URL is ${only}, and no other origin is accepted. If people open another address, set NEXTAUTH_URL to it.`,
  );
}

function tellOnce(of: { told: boolean }, sentence: string): void {
  if (of.told) return;
  of.told = true;
  log().warn(sentence);
}
