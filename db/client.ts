/**
 * The database of this process: drizzle over `pg`, on PostgreSQL or on the embedded database behind its socket.
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
/** The first parameter of a query: the database, or a transaction on it. */
export type Tx =
  Database | PgTransaction<NodePgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

/** Next's bundle and the server's own loader each load this file: the pool is one per process. */
const key = Symbol.for("crosscase.database");
const processWide = globalThis as typeof globalThis & {
  [key]?: { pool: pg.Pool; database: Database; embedded: boolean; timer: NodeJS.Timeout; uses: number };
};

export interface ConnectOptions {
  /** A PostgreSQL URL; or, for the embedded database, the folder of its socket `.s.PGSQL.5432`. */
  url?: string;
  socketFolder?: string;
  /** The most connections; 10 by default. */
  max?: number;
  /** The name by which other processes on this PostgreSQL know this one; `applicationName` by default. */
  name?: string;
}

/** Seconds after which an acquired connection is ended, so that queries on a dead connection fail. Long enough for a busy disk. */
const maxHeldSeconds = 15;

/** Seconds within which a new connection must be made. */
const maxConnectSeconds = 10;

/**
 * Seconds in which no query gets a connection, after which all waiting queries fail because the database doesn't answer. A queue that moves may be of
 * any length, because a class that votes at once is 300 transactions one after the other.
 */
const maxStuckSeconds = 10;

/** After this time without a byte, TCP checks whether the other end is still there. */
const keepAliveMs = 10_000;

class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: maxConnectSeconds * 1_000 });
  }
}

/** The name, or its beginning, by which a restore recognises that one of our servers is connected to its PostgreSQL (B8). One connection stays open for this. */
export const applicationName = "crosscase";

/** Opens the pool of this process. Connections are made on first use: run a query to find out whether the database can be reached. */
export function connect(options: ConnectOptions): Database {
  const pool = new pg.Pool({
    ...(options.url !== undefined
      ? { connectionString: options.url, application_name: options.name ?? applicationName, min: 1 }
      : { host: options.socketFolder, user: "postgres", database: "postgres" }),
    max: options.max ?? 10,
    Client,
  });
  // An idle connection that breaks is replaced on next use; without a listener the process would end.
  pool.on("error", () => undefined);
  // The same for a connection that breaks inside a transaction, whose next query fails.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const database = drizzle(pool, { schema });
  const open = (processWide[key] = {
    pool,
    database,
    embedded: options.socketFolder !== undefined,
    timer: watchConnections(pool),
    uses: 0,
  });
  pool.on("acquire", () => (open.uses += 1));
  return database;
}

/**
 * Ends connections that were not released in time, so that queries on them fail, and fails queries that wait for a connection in vain. One timer
 * serves all, because pg's `query_timeout` sets a timer for each statement: half of what the garbage collector copied
 * (docs/decisions/0003-what-a-keystroke-costs.md).
 */
function watchConnections(pool: pg.Pool): NodeJS.Timeout {
  const heldSeconds = new Map<pg.PoolClient, number>();
  let stuckSeconds = 0;
  pool.on("acquire", (client) => {
    heldSeconds.set(client, 0);
    stuckSeconds = 0;
  });
  pool.on("release", (_error, client) => heldSeconds.delete(client));
  // Seconds are counted, not measured, because a process that was suspended must first read the pending answers.
  const check = () => {
    for (const [client, seconds] of heldSeconds) {
      if (seconds < maxHeldSeconds) heldSeconds.set(client, seconds + 1);
      else {
        heldSeconds.delete(client);
        void client.end();
      }
    }
    stuckSeconds = pool.waitingCount === 0 ? 0 : stuckSeconds + 1;
    if (stuckSeconds > maxStuckSeconds) refuseWaiting(pool);
  };
  return setInterval(check, 1_000).unref();
}

/** pg-pool's queue, which its types leave out. It is used because pg-pool can limit only the time of each waiting query. */
interface WaitingQueue {
  _pendingQueue: { callback: (error: Error) => void }[];
}

function refuseWaiting(pool: pg.Pool): void {
  const waiting = (pool as unknown as WaitingQueue)._pendingQueue.splice(0);
  for (const { callback } of waiting) callback(new Error("the database does not answer"));
}

export function database(): Database {
  const open = processWide[key];
  if (open === undefined) throw new Error("database() was called before connect()");
  return open.database;
}

/** How often a connection was acquired: once for each query, and once for each transaction. */
export function countConnectionUses(): number {
  return processWide[key]?.uses ?? 0;
}

/** Whether the database is the embedded one: one backend, in a thread of this process. */
export function isEmbedded(): boolean {
  return processWide[key]?.embedded === true;
}

/** The raw pool, for the text engine's multi-row inserts and for migrations. */
export function pool(): pg.Pool {
  const open = processWide[key];
  if (open === undefined) throw new Error("pool() was called before connect()");
  return open.pool;
}

/** Runs on a connection outside the pool, without a time limit: for migrations and vacuum. The connection fails when TCP finds that the other end is gone. */
export async function withOwnConnection<T>(of: pg.Pool, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...of.options, keepAlive: true, keepAliveInitialDelayMillis: keepAliveMs });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

export async function disconnect(): Promise<void> {
  const open = processWide[key];
  delete processWide[key];
  clearInterval(open?.timer);
  await open?.pool.end();
}

/** Keep it short, because on the embedded database it blocks every other query. Pass `tx` on; never call database() inside. */
export function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transaction(run);
}

/** For queries that see the database as it was at one moment, and write nothing. Keep it as short as a transaction. */
export function readAtOneMoment<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return database().transaction(run, { isolationLevel: "repeatable read", accessMode: "read only" });
}
