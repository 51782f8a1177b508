/**
 * The front door: every request and upgrade passes `checkRequest` before any other code handles it. It replaces untrusted headers by the true address,
 * and decides whether the request is accepted.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { log } from "@/lib/process/log";
import { isEmbeddedByPlatforms, isPostedFromOutside, isPostedToPlatforms } from "@/lib/wire/platform-paths";
import { pathOf } from "@/lib/server/http/request-path";
import { addressOf, setForwarded, type AddressRules } from "./address";
import { removeCookiePrefix, replaceBySetCookies } from "./cookie-prefix";
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
  /** Origins that browsers open on the learning platforms that are set up (T19). */
  platformOrigins: readonly string[];
  /** METRICS_TOKEN: a request with this token may read /metrics from another machine. */
  metricsToken: string | undefined;
  /** Whether a path is one of the files in `public/`. */
  isPublicFile: (path: string) => boolean;
}

/** Next sends requests to itself with the headers of the original request. A value that only this process knows identifies them. */
const insideHeader = "x-crosscase-inside";
const insideValue = randomBytes(24).toString("hex");

const unknownAddress = { proto: "http", host: "localhost", client: "" } as const;

export function checkRequest(req: IncomingMessage, rules: FrontRules): Verdict {
  if (req.headers[insideHeader] === insideValue) {
    replaceBySetCookies(req.headers);
    return { as: "inside" };
  }

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
  req.headers["content-security-policy"] = csp; // Next reads the nonce here
  req.headers["x-nonce"] = nonce; // our own inline scripts read it here
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

/** Whether a learning platform posts a form, which calls no action (T19). Its signature, not cookies, decides what it may do. */
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

/** False for a URL in absolute form, which is meant for proxies. */
function isPath(url: string | undefined): boolean {
  return url !== undefined && url.startsWith("/");
}

/** Whether the file is the same for everyone. */
export function isCacheable(url: string, rules: FrontRules): boolean {
  const [path = ""] = url.split("?");
  return path.startsWith("/_next/static/") || rules.isPublicFile(path);
}

/** Rules of the servers for which a warning was logged. */
const warnedOfOrigins = new WeakSet<FrontRules>();
const warnedOfHosts = new WeakSet<FrontRules>();

/** Warns because the likeliest mistake of an installation is a NEXTAUTH_URL that differs from the address people open. */
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
