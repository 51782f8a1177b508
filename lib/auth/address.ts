import { networkOf } from "@/lib/rules/signing-in/network";
import { keyedHash } from "./throttle";

/** Where a request came from, as it is kept: a keyed hash of its network. `client` is what the front door found (`x-forwarded-for`); null when nobody knows. */
export function addressKey(client: string | null | undefined): string | null {
  return client == null || client === "" ? null : keyedHash(`address ${networkOf(client)}`);
}
