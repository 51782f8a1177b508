/** The message in the terminal once the server is ready. */
import { lanAddresses, listensEverywhere } from "@/lib/process/addresses";
import type { Env } from "@/lib/process/env";

export interface Addresses {
  local: string;
  remote: string[];
}

/** The addresses people can open, this machine's own first. */
export function openAddresses(
  env: Pick<Env, "BIND_ADDRESS" | "NEXTAUTH_URL">,
  port: number,
  lan = lanAddresses(),
): Addresses {
  const at = (host: string) => `http://${host}:${port}`;
  const bound = env.BIND_ADDRESS;
  if (bound === undefined || listensEverywhere(bound))
    return { local: at("localhost"), remote: env.NEXTAUTH_URL === undefined ? lan.map(at) : [env.NEXTAUTH_URL] };
  return {
    local: at(bound.includes(":") ? `[${bound}]` : bound),
    remote: env.NEXTAUTH_URL === undefined ? [] : [env.NEXTAUTH_URL],
  };
}

/** @param setupKey null once there is a teacher */
export function formatStartupMessage(addresses: Addresses, setupKey: string | null): string {
  const lines = [
    "",
    "Crosscase is ready.",
    `  On this machine   ${addresses.local}`,
    ...addresses.remote.map((address) => `  From elsewhere    ${address}`),
  ];
  if (setupKey !== null) {
    lines.push("", "There is no teacher yet. Open this link to make the first account:");
    for (const address of [addresses.local, ...addresses.remote]) lines.push(`  ${address}/setup#key=${setupKey}`);
  }
  return [...lines, ""].join("\n");
}
