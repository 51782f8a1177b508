/** T1: the addresses that codes, square codes, invitations and join links carry. */
import { isLoopback, lanAddresses } from "@/lib/addresses";

interface Given {
  /** NEXTAUTH_URL and BIND_ADDRESS of the environment. */
  only?: string | undefined;
  bound?: string | undefined;
  lan?: readonly string[];
}

/**
 * Origins students can open, likeliest first; one, unless the teacher's browser is on the server's own machine and that has several
 * addresses. `headers` are those of a request that came through the front door.
 */
export function joinAddresses(headers: { get: (name: string) => string | null }, given: Given = fromEnvironment()): [string, ...string[]] {
  if (given.only !== undefined && given.only !== "") return [new URL(given.only).origin];
  const here = new URL(`${headers.get("x-forwarded-proto") ?? "http"}://${headers.get("x-forwarded-host") ?? headers.get("host") ?? "localhost"}`);
  const everywhere = given.bound === undefined || given.bound === "" || given.bound === "0.0.0.0" || given.bound === "::";
  if (!isLoopback(here.hostname) || !everywhere) return [here.origin];
  const [first, ...rest] = (given.lan ?? lanAddresses()).map((host) => {
    const there = new URL(here);
    there.hostname = host;
    return there.origin;
  });
  return first === undefined ? [here.origin] : [first, ...rest];
}

function fromEnvironment(): Given {
  return { only: process.env.NEXTAUTH_URL, bound: process.env.BIND_ADDRESS };
}
