/** Checks that the school's OpenID Connect provider answers, and matches the settings (T19). */
import { discoverProvider } from "@/lib/auth/outside/provider";
import { refusalOf } from "@/lib/auth/outside/provider-refusal";
import { providerIn, type ProviderSettings } from "@/lib/auth/outside/provider-settings";
import { googleIssuer } from "@/lib/auth/rules/outside-domain";
import type { Env } from "@/lib/process/env";
import { note, ok, problem, type Finding } from "./finding";

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
  const who =
    provider.domains.length === 0
      ? "lets in everyone whom it knows"
      : `lets in people of ${provider.domains.join(", ")}`;
  const own = env.NEXTAUTH_URL ?? "the address people open, then ";
  return [
    ok(about, `the provider ${issuer} answers, and ${who}; allow there: ${own}/sign-in/school/callback`),
    ...checkDomains(provider),
  ];
}

/** Exported for its test, because the public providers can't be asked by tests. */
export function checkDomains({
  issuer,
  domains,
  emailsVerified,
}: Pick<ProviderSettings, "issuer" | "domains" | "emailsVerified">): Finding[] {
  if (issuer === googleIssuer && domains.length === 0)
    return [
      note(
        about,
        "OIDC_ISSUER is Google, and OIDC_DOMAINS is not set: everyone with any Google account can sign in as a student whose class is open. Set OIDC_DOMAINS to the school's domains.",
      ),
    ];
  if (new URL(issuer).hostname === "login.microsoftonline.com" && domains.length > 0 && !emailsVerified)
    return [
      problem(
        about,
        "OIDC_DOMAINS is set, and Microsoft does not say which addresses are verified: nobody can sign in. Set OIDC_EMAILS=verified if OIDC_ISSUER is the school's own tenant.",
      ),
    ];
  return [];
}
