/** Checks the settings: each one that can't be used, and combinations that contradict each other. */
import { describeMisspelt, findMisspelt } from "@/lib/process/misspelt-settings";
import { EnvError, parseEnv, type Env } from "@/lib/process/env";
import { note, ok, problem, type Finding } from "./finding";

type Source = Record<string, string | undefined>;

/** Settings that can't be checked either when the key can't be used. */
const dependents: Record<string, readonly string[]> = {
  DATABASE_URL: ["REDIS_URL", "CROSSCASE_ROLE"],
  NEXTAUTH_SECRET: ["REDIS_URL", "CROSSCASE_ROLE"],
  REDIS_URL: ["CROSSCASE_ROLE"],
  OIDC_ISSUER: ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  OIDC_CLIENT_ID: ["OIDC_ISSUER", "OIDC_CLIENT_SECRET"],
  OIDC_CLIENT_SECRET: ["OIDC_ISSUER", "OIDC_CLIENT_ID"],
};

export interface CheckedSettings {
  /** The environment that the other checks use, without the settings that can't be used. */
  env: Env;
  /** The settings that can't be used, and those that depend on them. */
  unusable: ReadonlySet<string>;
  findings: Finding[];
}

export function checkSettings(source: Source): CheckedSettings {
  const usable = { ...source };
  const unusable = new Set<string>();
  const problems: Finding[] = [];
  for (;;) {
    try {
      const env = parseEnv(usable);
      const findings = [...problems, ...checkProxy(env), ...checkLimits(env)];
      return { env, unusable, findings: findings.length > 0 ? findings : [ok("Settings", "can be used")] };
    } catch (error) {
      if (!(error instanceof EnvError) || unusable.has(error.variable)) throw error;
      problems.push(problem("Settings", error.message));
      for (const name of [error.variable, ...(dependents[error.variable] ?? [])]) {
        unusable.add(name);
        delete usable[name];
      }
    }
  }
}

/** A name that is nearly a setting is a problem, because what was set does not count; one that only looks like ours may be somebody's. */
export const checkNames = (source: Source): Finding[] =>
  findMisspelt(source).map(({ name, meant }) =>
    (meant === null ? note : problem)("Settings", describeMisspelt({ name, meant })),
  );

function checkLimits({ OIDC_ISSUER: issuer, OIDC_DOMAINS: domains, OIDC_EMAILS: emails }: Env): Finding[] {
  if (issuer !== undefined || (domains.length === 0 && emails === undefined)) return [];
  const name = domains.length > 0 ? "OIDC_DOMAINS" : "OIDC_EMAILS";
  return [note("Settings", `${name} is set and OIDC_ISSUER is not: it limits nothing until OIDC_ISSUER is set.`)];
}

function checkProxy({ NEXTAUTH_URL: url, TRUST_PROXY: proxies, BIND_ADDRESS: bound }: Env): Finding[] {
  if (url?.startsWith("https:") === true && proxies === 0)
    return [
      problem(
        "Settings",
        `NEXTAUTH_URL is ${url}, and Crosscase itself speaks http: a proxy stands in front. Set TRUST_PROXY=1, so that people are told apart by their own addresses.`,
      ),
    ];
  if (proxies > 0 && bound === undefined)
    return [
      note(
        "Settings",
        "TRUST_PROXY is set and BIND_ADDRESS is not: whoever reaches the port past the proxy can claim any address. Set BIND_ADDRESS=127.0.0.1, or close the port to others.",
      ),
    ];
  return [];
}
