/** T1: where students reach this server: shown on the wall, in the QR code, on slips and invitations. */
import { headers } from "next/headers";
import { isLoopback, lanAddresses, listensEverywhere } from "./addresses";
import { env } from "./env";

export interface OpenedAt {
  /** NEXTAUTH_URL, when it is set. */
  origin?: string | undefined;
  /** BIND_ADDRESS, when it is set. */
  bound?: string | undefined;
  proto: string;
  /** host[:port] in the teacher's browser. */
  host: string;
}

/** Origins, likeliest first; more than one only when the teacher's own browser is on this machine, and it listens in several networks. */
export function joinAddressesFrom(
  { origin, bound, proto, host }: OpenedAt,
  lan: readonly string[],
): [string, ...string[]] {
  if (origin !== undefined) return [origin];
  const opened = `${proto}://${host}`;
  const { hostname, port } = new URL(opened);
  if (!isLoopback(hostname) || !listensEverywhere(bound)) return [opened];
  const [first, ...others] = lan.map((address) => `${proto}://${address}${port === "" ? "" : `:${port}`}`);
  return first === undefined ? [opened] : [first, ...others];
}

/** For the request being answered. The front door has set both headers from what it trusts. */
export async function joinAddresses(): Promise<[string, ...string[]]> {
  const found = await headers();
  const host = found.get("x-forwarded-host") ?? found.get("host") ?? "localhost";
  return joinAddressesFrom(
    { origin: env().NEXTAUTH_URL, bound: env().BIND_ADDRESS, proto: found.get("x-forwarded-proto") ?? "http", host },
    lanAddresses(),
  );
}

/** As one types it: "192.168.1.20:3000". A scheme is only needed where the browser would guess wrong. */
export function typedAddress(origin: string): string {
  return new URL(origin).host;
}
