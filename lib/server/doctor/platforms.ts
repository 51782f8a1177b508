/** Checks that the platforms in LTI_PLATFORMS publish the keys with which their launches are verified (T19). */
import { OutsideFailure, outsideFetch, readJson } from "@/lib/auth/outside-fetch";
import type { Env } from "@/lib/process/env";
import type { Platform } from "@/lib/process/platform-list";
import { ok, problem, type Finding } from "./finding";

const about = "Platforms";
const maxKeysBytes = 256 * 1024;

export function checkPlatforms({ LTI_PLATFORMS: platforms }: Env): Promise<Finding[]> {
  return Promise.all(platforms.map(checkPlatform));
}

async function checkPlatform({ label, keys }: Platform): Promise<Finding> {
  try {
    const found = await readJson(await outsideFetch(keys, {}, maxKeysBytes));
    const isKeys = typeof found === "object" && found !== null && "keys" in found && Array.isArray(found.keys);
    if (!isKeys) throw new OutsideFailure("refused", "no keys");
    return ok(about, `${label} shows its keys at ${keys}`);
  } catch (error) {
    const reason = error instanceof OutsideFailure ? error.reason : String(error);
    return problem(
      about,
      `${label} shows no keys at ${keys} (${reason}): correct "keys" in LTI_PLATFORMS, or bring it back.`,
    );
  }
}
