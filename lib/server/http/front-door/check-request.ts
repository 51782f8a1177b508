/**
 * The front door: every request and upgrade passes `checkRequest` before anything else sees it. It replaces the request's headers
 * by what is true, and decides whether to go on.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { log } from "@/lib/process/log";
import { isEmbeddedByPlatforms, isPostedFromOutside, isPostedToPlatforms } from "@/lib/wire/platform-paths";
import { pathOf } from "@/lib/server/http/request-path";
import { addressOf, setForwarded, type AddressRules } from "./address";
import { removeCookiePrefix } from "./cookie-prefix";
import { responseHeaders, contentSecurityPolicy, makeNonce } from "./response-headers";
import { isSameOrigin, type Sent } from "./same-origin";

export type Verdict =
  | { as: "inside" }
  | { as: "welcome"; https: boolean; headers: Record<string, string> }
  | {
      as: "refused";
      status: 400 | 403 | 421;
      code: "bad-host" | "foreign-origin" | "unknown-host";
      values: Record<string, string>;
      headers: Record<string, string>;
    };

export interface FrontRules extends AddressRules {
  dev: boolean;
  /** Whether people may open Crosscase at this host[:port]. Behind a trusted proxy, the proxy decides. */
  isOwnHost: (host: string) => boolean;
  /** T19: where browsers meet the learning platforms that are set up. */
  platformOrigins: readonly string[];
  /** Who sends it may read /metrics from another machine (METRICS_TOKEN). */
  metricsToken: string | undefined;
  /** Whether a path is one of the files in `public/`. */
  isPublicFile: (path: string) => boolean;
}

/** Next fetches from itself with the headers of the request: a value that only this process knows identifies such a fetch. */
const insideHeader = "x-crosscase-inside";
const insideValue = randomBytes(24).toString("hex");

const unknownAddress = { proto: "http", host: "localhost", client: "" } as const;

export function checkRequest(req: IncomingMessage, rules: FrontRules): Verdict {
  if (req.headers[insideHeader] === insideValue) return { as: "inside" };

  const address =
    hostCount(req) === 1 && isPath(req.url) ? addressOf(req.headers, req.socket.remoteAddress ?? "", rules) : null;
  const nonce = makeNonce();
  const path = pathOf(req);
  const csp = contentSecurityPolicy(nonce, (address ?? unknownAddress).host, rules.dev, {
    formAction: isPostedToPlatforms(path) ? rules.platformOrigins : [],
    frameAncestors: isEmbeddedByPlatforms(path) ? rules.platformOrigins : [],
  });
  const headers = responseHeaders(csp, address ?? unknownAddress, {
    cacheable: isCacheable(req.url ?? "", rules),
    hasPlatforms: rules.platformOrigins.length > 0,
  });
  if (address === null) return { as: "refused", status: 400, code: "bad-host", values: {}, headers };
  const host = req.headers.host ?? "";
  if (rules.trustProxy === 0 && !rules.isOwnHost(host)) {
    warnOnce(
      warnedOfHosts,
      rules,
      `Refused a request for ${JSON.stringify(host)}, which is no name of this machine that Crosscase knows. If people open it, set NEXTAUTH_URL to that address, or add the name to ALLOWED_HOSTS.`,
    );
    return { as: "refused", status: 421, code: "unknown-host", values: { host }, headers };
  }

  const mayChange = req.method !== "GET" || req.headers.upgrade !== undefined;
  if (mayChange && !isPlatformForm(req, rules) && !isSameOrigin(sentBy(req), address, rules.origin)) {
    warnAboutOrigin(req.headers.origin ?? "", rules);
    return { as: "refused", status: 403, code: "foreign-origin", values: {}, headers };
  }
  setForwarded(req.headers, address);
  const https = address.proto === "https";
  if (https) removeCookiePrefix(req.headers);
  req.headers[insideHeader] = insideValue;
  req.headers["content-security-policy"] = csp; // where Next reads the nonce
  req.headers["x-nonce"] = nonce; // where our own inline scripts do
  return { as: "welcome", https, headers };
}

function sentBy({ method, headers }: IncomingMessage): Sent {
  const site = headers["sec-fetch-site"];
  return {
    origin: headers.origin,
    site: typeof site === "string" ? site : undefined,
    postsCookies: method === "POST" && headers.cookie !== undefined,
  };
}

/** T19: a form of a learning platform, which calls no action. What it may do is decided by its signature, and not by cookies. */
function isPlatformForm(req: IncomingMessage, { platformOrigins }: FrontRules): boolean {
  return (
    platformOrigins.length > 0 &&
    req.method === "POST" &&
    isPostedFromOutside(pathOf(req)) &&
    req.headers.upgrade === undefined &&
    req.headers["next-action"] === undefined &&
    req.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true
  );
}

function hostCount(req: IncomingMessage): number {
  return req.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
}

/** False for the absolute form, which is meant for proxies. */
function isPath(url: string | undefined): boolean {
  return url !== undefined && url.startsWith("/");
}

/** Whether the file is the same for everyone. */
export function isCacheable(url: string, rules: FrontRules): boolean {
  const [path = ""] = url.split("?");
  return path.startsWith("/_next/static/") || rules.isPublicFile(path);
}

/** Of which servers' rules a warning was logged. */
const warnedOfOrigins = new WeakSet<FrontRules>();
const warnedOfHosts = new WeakSet<FrontRules>();

/** The likeliest mistake of an installation is a NEXTAUTH_URL that is not the address people use. */
function warnAboutOrigin(origin: string, rules: FrontRules): void {
  if (rules.origin === undefined) return;
  warnOnce(
    warnedOfOrigins,
    rules,
    `Refused a request from ${JSON.stringify(origin.slice(0, 200))}: NEXTAUTH_URL is ${rules.origin}, and no other origin is accepted. If people open another address, set NEXTAUTH_URL to it.`,
  );
}

function warnOnce(warned: WeakSet<FrontRules>, rules: FrontRules, sentence: string): void {
  if (warned.has(rules)) return;
  warned.add(rules);
  log().warn(sentence);
}
