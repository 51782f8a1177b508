import { parseEnv, type Env } from "@/lib/process/env";

/** T19: the provider of the school's accounts. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call the account; it follows "sign in with". */
  label: string;
  /** How the provider is asked to let people choose an account. */
  prompt: "select_account" | "login";
  teachers: boolean;
  students: boolean;
}

/** null when none is set. */
export function providerSettings(): ProviderSettings | null {
  // Most installations have none, and need not parse all settings for each page.
  return (process.env.OIDC_ISSUER ?? "") === "" ? null : providerIn(parseEnv(process.env));
}

export function providerIn(env: Env): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const { OIDC_LABEL: label, OIDC_PROMPT: prompt, OIDC_FOR: use } = env;
  return { issuer, clientId, clientSecret, label, prompt, teachers: use !== "students", students: use !== "teachers" };
}
