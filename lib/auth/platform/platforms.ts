import { parseEnv } from "@/lib/process/env";
import type { Platform } from "@/lib/process/platform-list";

export type { Platform };

/** The learning platforms that are set up, in the order of LTI_PLATFORMS (T19). */
export function listPlatforms(): Platform[] {
  const { LTI_PLATFORMS: list } = process.env;
  return list === undefined || list === "" ? [] : parseEnv(process.env).LTI_PLATFORMS;
}

/** The platform of an issuer and client id. Without a client id, the issuer's only platform. null when there is no such platform. */
export function findPlatform({ issuer, clientId }: { issuer: string; clientId: string | null }): Platform | null {
  const found = listPlatforms().filter(
    (each) => each.issuer === issuer && (clientId === null || each.clientId === clientId),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Whether an address that the platform sent has one of the platform's own origins. */
export function isAddressOf({ origins }: Platform, address: string): boolean {
  return URL.canParse(address) && origins.includes(new URL(address).origin);
}
