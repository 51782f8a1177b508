import { networkOf } from "./rules/network";
import { keyedHash } from "./throttle";

/** The address of a request as it is stored: a keyed hash of its network; null when unknown. `client` is the `x-forwarded-for` header as the front door set it. */
export function addressKey(client: string | null | undefined): string | null {
  return client == null || client === "" ? null : keyedHash(`address ${networkOf(client)}`);
}
