/** The migrations of this build, and the one that a database stands at. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import * as z from "zod";
import { root } from "@/lib/process/root.js";

export const migrationsFolder = path.join(root, "db/migrations");

export interface Migration {
  /** When it was made, in ms since 1970: its order among the others. */
  madeAt: number;
  /** Null: this build does not know it. */
  name: string | null;
}

const journalShape = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

/** Lists this build's migrations, oldest first. */
export function listMigrations(): (Migration & { name: string })[] {
  const journal = readFileSync(path.join(migrationsFolder, "meta", "_journal.json"), "utf8");
  return journalShape.parse(JSON.parse(journal)).entries.map(({ when, tag }) => ({ madeAt: when, name: tag }));
}

/** Whether a server of ours has ever migrated the database. */
export async function hasMigrations(client: pg.ClientBase | pg.Pool): Promise<boolean> {
  const { rows } = await client.query<{ made: boolean }>(
    "select to_regclass('drizzle.__drizzle_migrations') is not null as made",
  );
  return rows[0]?.made === true;
}

/** Null when the database has no tables of ours. */
export async function findNewestMigration(client: pg.ClientBase | pg.Pool): Promise<Migration | null> {
  if (!(await hasMigrations(client))) return null;
  const { rows } = await client.query<{ newest: string | null }>(
    "select max(created_at)::text as newest from drizzle.__drizzle_migrations",
  );
  const newest = rows[0]?.newest ?? null;
  if (newest === null) return null;
  const madeAt = Number(newest);
  return { madeAt, name: listMigrations().find((known) => known.madeAt === madeAt)?.name ?? null };
}

/** Which build's tables a database has, seen from this one. */
export type TablesState = "none" | "earlier" | "current" | "later";

export async function findTablesState(client: pg.ClientBase | pg.Pool): Promise<TablesState> {
  const found = await findNewestMigration(client);
  if (found === null) return "none";
  const known = listMigrations().at(-1)?.madeAt ?? 0;
  if (found.madeAt === known) return "current";
  return found.madeAt > known ? "later" : "earlier";
}
