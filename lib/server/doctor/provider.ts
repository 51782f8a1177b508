/** Checks that the school's OpenID Connect provider answers, and matches the settings (T19). */
import { discoverProvider } from "@/lib/auth/outside/provider";
import { refusalOf } from "@/lib/auth/outside/provider-refusal";
import { providerIn } from "@/lib/auth/outside/provider-settings";
import type { Env } from "@/lib/process/env";
import { ok, problem, type Finding } from "./finding";

const about = "Sign-in";

export async function checkProvider(env: Env): Promise<Finding[]> {
  const provider = providerIn(env);
  if (provider === null) return [];
  const { issuer } = provider;
  try {
    await discoverProvider(provider);
  } catch (error) {
    const { refusal, reason } = refusalOf(error);
    return [
      problem(
        about,
        refusal === "outside-away"
          ? `OIDC_ISSUER is ${issuer}, and no OpenID Connect provider answers there (${reason}): correct the setting, or bring the provider back.`
          : `OIDC_ISSUER is ${issuer}, and what answers there says otherwise (${reason}): set it to the issuer exactly as the provider gives it.`,
      ),
    ];
  }
  const own = env.NEXTAUTH_URL ?? "the address people open, then ";
  return [ok(about, `the provider ${issuer} answers; allow there: ${own}/sign-in/school/callback`)];
}
