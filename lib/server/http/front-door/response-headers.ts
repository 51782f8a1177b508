/** The headers of every response. Pure but for the nonce. */
import { randomBytes } from "node:crypto";
import { ourServerHeader } from "@/lib/wire/our-server";
import type { Address } from "./address";

/** Origins of learning platforms to which a response's form may be sent, and whose pages may frame the response (T19). */
export interface PlatformSources {
  formAction: readonly string[];
  frameAncestors: readonly string[];
}

export const makeNonce = () => randomBytes(16).toString("base64");

/** Allows our own scripts and styles only, and in development what Next's hot reload needs. Without `upgrade-insecure-requests`, which breaks plain http on a LAN. */
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

/** Browser features that none of our pages uses. */
const unusedFeatures = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "midi", "display-capture"];

/** Whether the answer may be cached, and whether learning platforms are set up. */
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
    // Not `no-referrer`, because a form that is sent before hydration would then have `Origin: null`.
    "referrer-policy": "same-origin",
    "permissions-policy": unusedFeatures.map((name) => `${name}=()`).join(", "),
    ...(cacheable ? {} : { "cross-origin-resource-policy": "same-origin", "cache-control": "private, no-store" }),
    ...(address.proto === "https" ? httpsHeaders(hasPlatforms) : {}),
  };
}

/** For https only: over plain http browsers ignore these, and warn about the second. */
function httpsHeaders(hasPlatforms: boolean): Record<string, string> {
  return {
    "strict-transport-security": "max-age=31536000",
    // Cuts off a page of another site that opened ours. With platforms it is left out, because a course's frame needs access to the window it opens (T19).
    ...(hasPlatforms ? {} : { "cross-origin-opener-policy": "same-origin" }),
  };
}
