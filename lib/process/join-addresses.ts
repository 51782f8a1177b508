/** The addresses at which students reach this server: for the projector, the QR code, slips and invitations (T1). */
import { cookies, headers } from "next/headers";
import { addressCookie } from "./address-cookie";
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
  /** The host[:port] that was chosen in this browser. */
  chosen?: string | undefined;
}

/** Origins: the chosen one, then the others, likeliest first. Several only when the teacher's browser runs on this machine, which listens in several networks. */
export function joinAddressesFrom(
  { origin, bound, proto, host, chosen }: OpenedUrl,
  lan: readonly string[],
): [string, ...string[]] {
  if (origin !== undefined) return [origin];
  const opened = `${proto}://${host}`;
  const { hostname, port } = new URL(opened);
  if (!isLoopback(hostname) || !listensEverywhere(bound)) return [opened];
  const all = lan.map((address) => `${proto}://${address}${port === "" ? "" : `:${port}`}`);
  const first = all.find((each) => typedAddress(each) === chosen) ?? all[0];
  return first === undefined ? [opened] : [first, ...all.filter((each) => each !== first)];
}

/** The addresses for the current request, whose headers the front door has set. */
export async function joinAddresses(): Promise<[string, ...string[]]> {
  const [found, cookie] = [await headers(), (await cookies()).get(addressCookie)];
  const host = found.get("x-forwarded-host") ?? found.get("host") ?? "localhost";
  return joinAddressesFrom(
    {
      origin: env().NEXTAUTH_URL,
      bound: env().BIND_ADDRESS,
      proto: found.get("x-forwarded-proto") ?? "http",
      host,
      chosen: cookie?.value,
    },
    lanAddresses(),
  );
}

/** The address as people type it, without a scheme: "192.168.1.20:3000". */
export function typedAddress(origin: string): string {
  return new URL(origin).host;
}
