/**
 * The host names under which this server answers, as a defence against DNS rebinding: another site may point its own name at our address, and its pages
 * could then read ours. That is impossible with an IP address, a name without a dot, or a name that nobody outside can register.
 */
import { readFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";

/** Top-level names of local networks. */
const local = /(?:^|\.)(?:localhost|local|lan|internal|home\.arpa)$/;

export interface OwnNames {
  /** The machine's own name. */
  hostname: string;
  /** The search domains of its network. */
  domains: readonly string[];
  /** ALLOWED_HOSTS, and the host of NEXTAUTH_URL. */
  allowed: readonly string[];
}

/** @param host host[:port] that `isPlainHost` accepts */
export function isOwnHost(host: string, { hostname, domains, allowed }: OwnNames): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  if (name.startsWith("[") || net.isIPv4(name) || !name.includes(".") || local.test(name)) return true;
  const [label = ""] = hostname.toLowerCase().split(".");
  const own = [hostname, ...domains.map((domain) => `${label}.${domain}`), ...allowed];
  return own.some((each) => each.toLowerCase() === name);
}

export function ownNames(allowed: readonly string[]): OwnNames {
  return { hostname: os.hostname(), domains: searchDomains(), allowed };
}

function searchDomains(): string[] {
  const windows = process.env["USERDNSDOMAIN"];
  return [...(windows === undefined ? [] : [windows]), ...domainsIn(readResolver())];
}

/** The search domains in a resolv.conf. */
export function domainsIn(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    const [keyword, ...domains] = line.trim().split(/\s+/);
    return keyword === "search" || keyword === "domain" ? domains.map((domain) => domain.replace(/\.$/, "")) : [];
  });
}

function readResolver(): string {
  try {
    return readFileSync("/etc/resolv.conf", "utf8");
  } catch {
    return ""; // Windows has none
  }
}
