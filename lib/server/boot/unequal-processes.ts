/**
 * Finds processes on one PostgreSQL that were given another secret or another public address: people who sign in at one are signed out at the other.
 * Each process has fingerprints of both in its name at PostgreSQL, where the others read them.
 */
import { createHash } from "node:crypto";
import { applicationName, pool } from "@/db/client";
import type { Env } from "@/lib/process/env";
import { readSecret } from "./data-folder";

const fingerprint = (text: string) => createHash("sha256").update(`crosscase ${text}`).digest("hex").slice(0, 8);

/** The name of this process at PostgreSQL, such as crosscase/3f9a1c22/8d12ab34. Without a secret, as before the first start, it says nothing of one. */
export function nameOfProcess({ DATA_DIR, NEXTAUTH_SECRET, NEXTAUTH_URL }: Env): string {
  const secret = NEXTAUTH_SECRET ?? readSecret(DATA_DIR);
  return secret === null
    ? applicationName
    : `${applicationName}/${fingerprint(secret)}/${fingerprint(NEXTAUTH_URL ?? "")}`;
}

/** Returns a sentence for each difference from a process that is connected to the database of `connect`. */
export async function findUnequalProcesses(env: Env): Promise<string[]> {
  const [, secret, address] = nameOfProcess(env).split("/");
  if (secret === undefined) return [];
  const { rows } = await pool().query<{ secret: string; address: string; host: string }>(
    `select distinct split_part(application_name, '/', 2) as secret, split_part(application_name, '/', 3) as address,
       coalesce(host(client_addr), 'this machine') as host
     from pg_stat_activity where datname = current_database() and application_name like $1`,
    [`${applicationName}/%/%`],
  );
  return rows.flatMap((other) => [
    ...(other.secret === secret
      ? []
      : [describe("NEXTAUTH_SECRET", other.host, "people who sign in at one process are signed out at the other")]),
    ...(other.address === address
      ? []
      : [describe("NEXTAUTH_URL", other.host, "links and sign-ins of one process do not work at the other")]),
  ]);
}

const describe = (setting: string, host: string, effect: string) =>
  `Another process on this database, connected from ${host}, has another ${setting}, so that ${effect}: give all processes the same, and start them again.`;
