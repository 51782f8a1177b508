/** T1: the addresses at which students reach this server: for the projector, the QR code, slips and invitations. */
import { headers } from "next/headers";
import { isLoopback, lanAddresses, listensEverywhere } from "./addresses";
import { env } from "./env";

export interface OpenedUrl {
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
  { origin, bound, proto, host }: OpenedUrl,
  lan: readonly string[],
): [string, ...string[]] {
  if (origin !== undefined) return [origin];
  const opened = `${proto}://${host}`;
  const { hostname, port } = new URL(opened);
  if (!isLoopback(hostname) || !listensEverywhere(bound)) return [opened];
  const [first, ...others] = lan.map((address) => `${proto}://${address}${port === "" ? "" : `:${port}`}`);
  return first === undefined ? [opened] : [first, ...others];
}

/** The addresses for the current request, whose headers the front door has set. */
export async function joinAddresses(): Promise<[string, ...string[]]> {
  const found = await headers();
  const host = found.get("x-forwarded-host") ?? found.get("host") ?? "localhost";
  return joinAddressesFrom(
    { origin: env().NEXTAUTH_URL, bound: env().BIND_ADDRESS, proto: found.get("x-forwarded-proto") ?? "http", host },
    lanAddresses(),
  );
}

/** The address as people type it, without a scheme: "192.168.1.20:3000". */
export function typedAddress(origin: string): string {
  return new URL(origin).host;
}
