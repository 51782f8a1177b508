import { parseEnv } from "@/lib/process/env";
import type { Platform } from "@/lib/process/platform-list";

export type { Platform };

/** T19: the learning platforms that are set up, in the order of LTI_PLATFORMS. */
export function listPlatforms(): Platform[] {
  const { LTI_PLATFORMS: list } = process.env;
  return list === undefined || list === "" ? [] : parseEnv(process.env).LTI_PLATFORMS;
}

/** null when none is set up so. Without a client id, the only one of the issuer. */
export function findPlatform({ issuer, clientId }: { issuer: string; clientId: string | null }): Platform | null {
  const found = listPlatforms().filter(
    (each) => each.issuer === issuer && (clientId === null || each.clientId === clientId),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Whether an address that the platform gave is one of its own. */
export function isAddressOf({ origins }: Platform, address: string): boolean {
  return URL.canParse(address) && origins.includes(new URL(address).origin);
}
