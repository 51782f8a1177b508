/** Playwright's global set-up: the server, with one database, that all browser tests share which need none of their own. */
import { findPostgres, startPostgres } from "@/db/testing/private-postgres";
import { createDatabases } from "@/db/testing/server-databases";
import { startServer, type RealServer } from "@/lib/server/testing/real-server";

/** What tests use of a server that another process has started. */
export type TestServer = Pick<RealServer, "origin" | "port" | "dataDir"> & {
  /** The URL of the server's database; undefined for the embedded one. */
  databaseUrl?: string | undefined;
};

/** The environment variable that passes `Shared` to workers, which inherit this process's environment. */
const variable = "CROSSCASE_TEST_SERVER";
interface Shared {
  server: TestServer;
  /** A private PostgreSQL with a database for each server, since it takes half of the embedded database's processor time. */
  postgresUrl: string | undefined;
}
const shared = () => JSON.parse(process.env[variable] ?? "") as Shared; // written below

/** Starts the server. Returns what stops it after the last test. */
export default async function startSharedServer(): Promise<() => Promise<void>> {
  const postgres = findPostgres() === null ? null : await startPostgres();
  const databaseUrl = await createDatabase(postgres?.url);
  const server = await startServer({ CROSSCASE_FIXTURES: "1", ...databaseSettings(databaseUrl) });
  const { origin, port, dataDir } = server;
  const given: Shared = { server: { origin, port, dataDir, databaseUrl }, postgresUrl: postgres?.url };
  process.env[variable] = JSON.stringify(given);
  return async () => {
    const code = await server.stop();
    await postgres?.stop();
    if (code !== 0) throw new Error(`The server of the tests ended with ${code}:\n${server.output()}`);
  };
}

async function createDatabase(postgresUrl: string | undefined): Promise<string | undefined> {
  if (postgresUrl === undefined) return undefined;
  return (await createDatabases(postgresUrl, 1)).databases[0]?.url;
}

export const databaseSettings = (url: string | undefined): Record<string, string> =>
  url === undefined ? {} : { DATABASE_URL: url };

export function sharedServer(): TestServer {
  return shared().server;
}

/** Makes an empty database for one worker's own server; undefined when that server uses its embedded one. */
export function createOwnDatabase(): Promise<string | undefined> {
  return createDatabase(shared().postgresUrl);
}
