/** The headers of every response. Pure but for the nonce. */
import { randomBytes } from "node:crypto";
import { ourServerHeader } from "@/lib/wire/our-server";
import type { Address } from "./address";

/** T19: origins of learning platforms to which a response's form may be sent, and whose pages may show it. */
export interface PlatformSources {
  formAction: readonly string[];
  frameAncestors: readonly string[];
}

export const makeNonce = () => randomBytes(16).toString("base64");

/** Allows our own scripts and styles only, and in development what Next's hot reload needs. No `upgrade-insecure-requests`: it breaks plain http on a LAN. */
export function contentSecurityPolicy(
  nonce: string,
  host: string,
  dev: boolean,
  platforms: PlatformSources = { formAction: [], frameAncestors: [] },
): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "object-src 'none'",
    "base-uri 'none'",
    ["form-action 'self'", ...platforms.formAction].join(" "),
    `frame-ancestors ${platforms.frameAncestors.length === 0 ? "'none'" : platforms.frameAncestors.join(" ")}`,
  ].join("; ");
}

/** What none of our pages uses. */
const unusedFeatures = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "midi", "display-capture"];

/** What kind of answer it is, and whether learning platforms are set up. */
export interface AnswerKind {
  cacheable: boolean;
  hasPlatforms: boolean;
}

export function responseHeaders(
  csp: string,
  address: Address,
  { cacheable, hasPlatforms }: AnswerKind,
): Record<string, string> {
  return {
    [ourServerHeader]: "1",
    "content-security-policy": csp,
    "x-content-type-options": "nosniff",
    // Not `no-referrer`: a form that is sent before hydration would then carry `Origin: null`.
    "referrer-policy": "same-origin",
    "permissions-policy": unusedFeatures.map((name) => `${name}=()`).join(", "),
    ...(cacheable ? {} : { "cross-origin-resource-policy": "same-origin", "cache-control": "private, no-store" }),
    ...(address.proto === "https" ? httpsHeaders(hasPlatforms) : {}),
  };
}

/** Over plain http browsers ignore these, and complain of the second. */
function httpsHeaders(hasPlatforms: boolean): Record<string, string> {
  return {
    "strict-transport-security": "max-age=31536000",
    // A page of another site that opened ours has no hold on our window. T19: a course's frame needs one on the window that it opens.
    ...(hasPlatforms ? {} : { "cross-origin-opener-policy": "same-origin" }),
  };
}
