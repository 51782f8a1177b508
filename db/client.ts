/**
 * The one way to the database: drizzle over `pg`, whether PostgreSQL or the embedded one behind its socket.
 * Boot (lib/server) calls `connect`; everything else calls `database()` or `transaction(...)`.
 */
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import pg from "pg";
import "./quiet-errors";
import * as schema from "./schema";

export type Database = NodePgDatabase<typeof schema>;
/** What a query takes first: the database, or a transaction on it. */
export type Tx = Database | PgTransaction<NodePgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

/** Next's bundle and the server's own loader each load this file: the pool is one per process. */
const key = Symbol.for("crosscase.database");
const processWide = globalThis as typeof globalThis & { [key]?: { pool: pg.Pool; database: Database; embedded: boolean } };

export interface ConnectOptions {
  /** A PostgreSQL URL, or for the embedded database the folder its socket `.s.PGSQL.5432` lies in. */
  url?: string;
  socketFolder?: string;
  /** Connections at most, 10 unless told. */
  max?: number;
}

/** Opens the pool of this process. Connections are made on first use: run a query to learn whether it can be reached. */
export function connect(options: ConnectOptions): Database {
  const pool = new pg.Pool({
    ...(options.url !== undefined
      ? { connectionString: options.url }
      : { host: options.socketFolder, user: "postgres", database: "postgres" }),
    max: options.max ?? 10,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks is replaced on next use; without a listener the process would end.
  pool.on("error", () => undefined);
  // Nor may one that breaks while a transaction holds it: what waits for its answer fails, and that is all.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const database = drizzle(pool, { schema });
  processWide[key] = { pool, database, embedded: options.socketFolder !== undefined };
  return database;
}

export function database(): Database {
  const open = processWide[key];
  if (open === undefined) throw new Error("database() was called before connect()");
  return open.database;
}

/** Whether it is the embedded one: one backend, in a thread of this process. */
export function isEmbedded(): boolean {
  return processWide[key]?.embedded === true;
}

/** The raw pool, for lib/sync's multi-row inserts and for migrations. */
export function pool(): pg.Pool {
  const open = processWide[key];
  if (open === undefined) throw new Error("pool() was called before connect()");
  return open.pool;
}

export async function disconnect(): Promise<void> {
  const open = processWide[key];
  delete processWide[key];
  await open?.pool.end();
}

/** Keep it short: on the embedded database an open transaction blocks every other query. Pass `tx` on; never call database() inside. */
export function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transaction(run);
}
