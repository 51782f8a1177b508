/**
 * The environment, parsed once. A bad value stops the boot with a sentence that says the variable's name and what it should be.
 * Secrets that nobody set are generated into DATA_DIR at boot (lib/server/boot/data-folder.ts), never defaulted here.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import * as z from "zod";
import { parseAuditTarget } from "./audit-target";
import { platformList } from "./platform-list";
import { isSafeUrl } from "./safe-url";

const wholeNumber = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));

/** What each variable should be; completes the sentence that stops a boot. */
const expected: Record<string, string> = {
  PORT: "a port number from 0 to 65535, such as 3000",
  BIND_ADDRESS: "an IP address of this machine to listen on, such as 127.0.0.1 or 0.0.0.0",
  TRUST_PROXY: "how many proxies stand in front of Crosscase: a whole number from 0 to 10",
  DATA_DIR: "a folder to keep data in, such as ./.data",
  DATABASE_URL:
    "a PostgreSQL URL, such as postgres://user:password@host:5432/crosscase, in whose password @ is written as %40, / as %2F and # as %23",
  REDIS_URL:
    "a Redis URL, such as redis://host:6379; it needs DATABASE_URL and NEXTAUTH_SECRET, the same for every process",
  CROSSCASE_ROLE: "all, web (pages only) or sync (sockets only); the last two need REDIS_URL",
  NEXTAUTH_URL: "the address people open, without a path, such as https://crosscase.example.org",
  ALLOWED_HOSTS:
    "more names people open it at, with commas between them, such as crosscase.example.org,class.example.org",
  NEXTAUTH_SECRET: "at least 32 characters that nobody else knows",
  OIDC_ISSUER:
    "the address of the school's OpenID Connect provider, such as https://login.school.example; http only on this machine",
  OIDC_CLIENT_ID: "the name by which that provider knows Crosscase",
  OIDC_CLIENT_SECRET: "the secret that the provider gave with the name",
  OIDC_LABEL: "what people call that account, at most 60 characters, such as the school’s account",
  OIDC_PROMPT: "select_account, or login for a provider that refuses that",
  OIDC_FOR: "teachers, students or both: who may sign in with the school's account",
  OIDC_DOMAINS:
    "the domains whose people may sign in with the school's account, with commas between them, such as larch.example,students.larch.example",
  OIDC_EMAILS:
    "verified if the provider's e-mail addresses are the school's own although it does not say so, or nothing",
  LTI_PLATFORMS:
    "the learning platforms as a JSON list, each with label, issuer, client_id, deployments, login, token and keys (docs/operating.md); its addresses with https, or http on this machine",
  METRICS_TOKEN: "at least 16 letters, digits and signs, which Prometheus sends as its bearer token to read /metrics",
  CROSSCASE_FIXTURES: "1 to allow fixtures on a production server, or nothing",
  BACKUP_DIR: "a folder for a backup each day, such as /var/backups/crosscase",
  BACKUP_AT: "the hour of the day at which the daily backup is made, from 0 to 23",
  BACKUP_KEEP: "how many daily backups are kept: a whole number from 1 to 1000",
  BACKUP_KEEP_WEEKLY: "for how many weeks the last daily backup is kept: a whole number from 0 to 1000",
  BACKUP_KEEP_MONTHLY: "for how many months the last daily backup is kept: a whole number from 0 to 1000",
  BACKUP_COMMAND:
    "a command of at most 2,000 characters that sh runs after each daily backup, with the file's name in BACKUP_FILE; it needs BACKUP_DIR",
  BACKUP_VERIFY: "every how many days a daily backup is verified: a whole number from 0 (never) to 365",
  AUDIT_COPY_TO:
    "a file such as /var/log/crosscase-audit.log, or syslog://host:port, to which each line of the audit log is copied",
  LOG_LEVEL: "one of trace, debug, info, warn, error, fatal, silent",
};

/** Every variable that Crosscase reads. */
export const settingNames: readonly string[] = Object.keys(expected);

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const web = url.protocol === "http:" || url.protocol === "https:";
  return (
    web && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === ""
  );
}

/** Names of hosts or domains with commas between them. */
const nameList = z
  .string()
  .regex(/^\s*[a-z0-9_.-]+(?:\s*,\s*[a-z0-9_.-]+)*\s*$/i)
  .transform((names) => names.split(",").map((name) => name.trim()));

const shape = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  BIND_ADDRESS: z.union([z.ipv4(), z.ipv6()]).optional(),
  TRUST_PROXY: wholeNumber(0, 10).default(0),
  DATA_DIR: z
    .string()
    .default("./.data")
    .transform((folder) => path.resolve(folder)),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/(?:[^\s@#/]*@)?[^\s@#]+$/) // a bare @, / or # in the password would make the rest of it the host
    .refine((value) => URL.canParse(value))
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/)
    .refine((value) => URL.canParse(value))
    .optional(),
  CROSSCASE_ROLE: z.enum(["all", "web", "sync"]).default("all"),
  NEXTAUTH_URL: z
    .string()
    .refine(isOrigin)
    .transform((value) => new URL(value).origin)
    .optional(),
  ALLOWED_HOSTS: nameList.default([]),
  NEXTAUTH_SECRET: z.string().min(32).optional(),
  OIDC_ISSUER: z.string().max(500).refine(isSafeUrl).optional(),
  OIDC_CLIENT_ID: z.string().trim().min(1).max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).max(2_000).optional(),
  OIDC_LABEL: z.string().trim().min(1).max(60).default("the school’s account"),
  OIDC_PROMPT: z.enum(["select_account", "login"]).default("select_account"),
  OIDC_FOR: z.enum(["teachers", "students", "both"]).default("teachers"),
  OIDC_DOMAINS: nameList.transform((names) => names.map((name) => name.toLowerCase())).default([]),
  OIDC_EMAILS: z.literal("verified").optional(),
  LTI_PLATFORMS: platformList.default([]),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,500}$/)
    .optional(),
  CROSSCASE_FIXTURES: z.literal("1").optional(),
  BACKUP_DIR: z
    .string()
    .transform((folder) => path.resolve(folder))
    .optional(),
  BACKUP_AT: wholeNumber(0, 23).default(3),
  BACKUP_KEEP: wholeNumber(1, 1_000).default(14),
  BACKUP_KEEP_WEEKLY: wholeNumber(0, 1_000).default(0),
  BACKUP_KEEP_MONTHLY: wholeNumber(0, 1_000).default(0),
  BACKUP_COMMAND: z.string().trim().min(1).max(2_000).optional(),
  BACKUP_VERIFY: wholeNumber(0, 365).default(7),
  AUDIT_COPY_TO: z
    .string()
    .max(1_000)
    .transform((text, context) => {
      const target = parseAuditTarget(text);
      if (target === null) context.addIssue({ code: "custom" });
      return target ?? z.NEVER;
    })
    .optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

export type Env = z.output<typeof shape>;

/** A variable has an unusable value. `message` is the sentence to print. */
export class EnvError extends Error {
  override readonly name = "EnvError";

  constructor(
    readonly variable: string,
    message: string,
  ) {
    super(message);
  }
}

/** Settings whose values are never shown. */
export const secretNames: ReadonlySet<string> = new Set([
  "NEXTAUTH_SECRET",
  "DATABASE_URL",
  "REDIS_URL",
  "OIDC_CLIENT_SECRET",
  "METRICS_TOKEN",
  "BACKUP_COMMAND", // somebody may write a password into it
]);

/** Checks the settings that several processes must share (R13). @throws EnvError */
function checkShared(env: Env): Env {
  if (env.REDIS_URL === undefined) {
    if (env.CROSSCASE_ROLE === "all") return env;
    throw new EnvError(
      "CROSSCASE_ROLE",
      `CROSSCASE_ROLE is "${env.CROSSCASE_ROLE}": that needs REDIS_URL, over which the processes reach each other.`,
    );
  }
  if (env.DATABASE_URL === undefined)
    throw new EnvError(
      "REDIS_URL",
      "REDIS_URL is set, for several processes: then DATABASE_URL should be the PostgreSQL they share.",
    );
  if (env.NEXTAUTH_SECRET === undefined)
    throw new EnvError(
      "REDIS_URL",
      "REDIS_URL is set, for several processes: then NEXTAUTH_SECRET should be at least 32 characters, the same for each of them.",
    );
  return env;
}

/** A command without daily backups would never run (B8). @throws EnvError */
function checkBackupCommand(env: Env): Env {
  if (env.BACKUP_COMMAND === undefined || env.BACKUP_DIR !== undefined) return env;
  throw new EnvError(
    "BACKUP_COMMAND",
    `BACKUP_COMMAND is set, which runs after each daily backup: then BACKUP_DIR should be ${expected.BACKUP_DIR}.`,
  );
}

const providerNames = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

/** A provider needs all three variables (T19). @throws EnvError */
function checkProvider(env: Env): Env {
  const missing = providerNames.filter((name) => env[name] === undefined);
  const [first] = missing;
  if (first === undefined || missing.length === providerNames.length) return env;
  const given = providerNames.filter((name) => env[name] !== undefined).join(" and ");
  throw new EnvError(
    first,
    `${given} ${missing.length === 1 ? "are" : "is"} set, for the school's account: then ${first} should be ${expected[first]}.`,
  );
}

/** People are identified by issuer and the issuer's id for them, so one issuer must have one set of keys (T19). @throws EnvError */
function checkIssuers(env: Env): Env {
  const first = new Map<string, (typeof env.LTI_PLATFORMS)[number]>();
  for (const platform of env.LTI_PLATFORMS) {
    const { label, issuer, keys } = platform;
    const other = first.get(issuer) ?? platform;
    first.set(issuer, other);
    if (other.keys !== keys)
      throw new EnvError(
        "LTI_PLATFORMS",
        `LTI_PLATFORMS has the issuer ${issuer} of ${other.label} (${other.keys}) and of ${label} (${keys}): "keys" should be the same for both, or one platform should get an issuer of its own. With different keys each could sign in the other's people.`,
      );
    const isProvider = new URL(env.OIDC_ISSUER ?? "none:").href === new URL(issuer).href;
    if (isProvider && new URL(keys).origin !== new URL(issuer).origin)
      throw new EnvError(
        "LTI_PLATFORMS",
        `LTI_PLATFORMS has the issuer ${issuer} of OIDC_ISSUER for ${label}, with keys elsewhere (${keys}): each could sign in the other's people.`,
      );
  }
  return env;
}

/** Parses `source`; a variable set to nothing counts as not set. @throws EnvError naming the first bad variable. Secret values are never repeated. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(settingNames.map((name) => [name, source[name] === "" ? undefined : source[name]]));
  const parsed = shape.safeParse(given);
  if (parsed.success) return checkBackupCommand(checkIssuers(checkProvider(checkShared(parsed.data))));
  const [issue] = parsed.error.issues;
  const [name, ...within] = (issue?.path ?? ["?"]).map(String);
  const found =
    within.length > 0 ? ` is wrong at ${within.join(", ")}: it` : ` is ${JSON.stringify(given[name ?? ""])}: it`;
  const shown = secretNames.has(name ?? "") ? "" : found;
  throw new EnvError(name ?? "?", `${name}${shown} should be ${expected[name ?? ""] ?? "something else"}.`);
}

/** Each setting as text that can be compared and stored: a secret only as a fingerprint. */
export function describeSettings(env: Env): Record<string, string> {
  const values = Object.entries(env).map(([name, value]): [string, string] => {
    const text = value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
    const isShown = text === "" || !secretNames.has(name);
    return [name, isShown ? text : createHash("sha256").update(`crosscase ${text}`).digest("hex").slice(0, 16)];
  });
  const unset = settingNames.map((name): [string, string] => [name, ""]);
  return Object.fromEntries([...unset, ...values]);
}

let parsed: Env | undefined;

/** This process's environment. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** The secret that signs sessions and the set-up key. Boot puts the generated one into the environment. */
export function secret(): string {
  const value = process.env.NEXTAUTH_SECRET;
  if (value === undefined || value === "") throw new Error("secret() was called before boot");
  return value;
}
