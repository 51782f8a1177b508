import { parseEnv, type Env } from "@/lib/process/env";

/** The provider of the school's accounts (T19). */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call the account; buttons say it after "sign in with". */
  label: string;
  /** The `prompt` parameter with which the provider is asked to let people choose an account. */
  prompt: "select_account" | "login";
  teachers: boolean;
  students: boolean;
  /** Only people of these domains may sign in, in small letters. Empty: everyone whom the provider knows. */
  domains: readonly string[];
  /** The operator of Crosscase has declared that the provider's e-mail addresses are the school's own. */
  emailsVerified: boolean;
}

/** null when no provider is set. */
export function providerSettings(): ProviderSettings | null {
  // Most installations have no provider, and need not parse all settings for each page.
  return (process.env.OIDC_ISSUER ?? "") === "" ? null : providerIn(parseEnv(process.env));
}

export function providerIn(env: Env): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const { OIDC_LABEL: label, OIDC_PROMPT: prompt, OIDC_FOR: use, OIDC_DOMAINS: domains, OIDC_EMAILS: emails } = env;
  return {
    issuer,
    clientId,
    clientSecret,
    label,
    prompt,
    teachers: use !== "students",
    students: use !== "teachers",
    domains,
    emailsVerified: emails === "verified",
  };
}
