/** `npm run doctor`: checks everything that a start and a running server need. Changes nothing. */
import { checkAuditCopy } from "./audit-copy";
import { checkNames, checkSettings } from "./settings";
import { formatFinding, formatSummary, problem, type Finding } from "./finding";
import { checkClock, checkDisks, checkMemory, checkNode, checkRelease } from "./machine";
import { checkNetwork } from "./network";
import { checkPlatforms } from "./platforms";
import { checkProvider } from "./provider";
import { checkBackups, checkDatabase, checkDataFolder, checkRedis } from "./stores";
import { checkWhose } from "./whose";

/** Prints each finding as soon as it is known. Returns whether there is no problem. */
export async function runDoctor(
  source: Record<string, string | undefined>,
  print: (line: string) => void,
): Promise<boolean> {
  const { env, unusable, findings } = checkSettings(source);
  const usable = (...names: string[]) => !names.some((name) => unusable.has(name));
  const now = Date.now();
  const checks: [about: string, check: () => Finding[] | Promise<Finding[]>][] = [
    ["Whose", () => checkWhose(env, source.CROSSCASE_SETTINGS)],
    ["Release", checkRelease],
    ["Node", checkNode],
    ["Settings", () => [...findings, ...checkNames(source)]],
    ["Memory", checkMemory],
    ["Clock", () => checkClock(now)],
    ["Disk", () => (usable("DATA_DIR") ? checkDisks(env) : [])],
    ["Data", () => checkDataFolder(env.DATA_DIR)],
    ["Port", () => (usable("PORT", "BIND_ADDRESS", "NEXTAUTH_URL", "TRUST_PROXY") ? checkNetwork(env) : [])],
    ["Database", () => (usable("DATABASE_URL") ? checkDatabase(env) : [])],
    ["Redis", () => checkRedis(env.REDIS_URL)],
    ["Sign-in", () => (usable("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET") ? checkProvider(env) : [])],
    ["Platforms", () => (usable("LTI_PLATFORMS") ? checkPlatforms(env) : [])],
    ["Audit", () => (usable("AUDIT_COPY_TO") ? checkAuditCopy(env) : [])],
    ["Backups", () => checkBackups(env.BACKUP_DIR, new Date(now))],
  ];
  const all: Finding[] = [];
  for (const [about, check] of checks) {
    const found = await Promise.resolve()
      .then(check)
      .catch((error: unknown) => [unexpected(about, error)]);
    all.push(...found);
    for (const finding of found) print(formatFinding(finding));
  }
  print(`\n${formatSummary(all)}`);
  return all.every(({ level }) => level !== "problem");
}

function unexpected(about: string, error: unknown): Finding {
  return problem(about, `can't be looked at: ${error instanceof Error ? error.message : String(error)}`);
}
