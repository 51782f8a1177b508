import { networkOf } from "@/lib/rules/signing-in/network";
import { keyedHash } from "./throttle";

/** The address of a request as it is stored: a keyed hash of its network; null when unknown. `client` is what the front door found (`x-forwarded-for`). */
export function addressKey(client: string | null | undefined): string | null {
  return client == null || client === "" ? null : keyedHash(`address ${networkOf(client)}`);
}
