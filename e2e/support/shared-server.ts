/** Playwright's global set-up: the one server, with one database, of all browser tests that need none of their own. */
import { startServer, type RealServer } from "@/lib/server/testing/real-server";

/** What tests use of a server whose process is not theirs. */
export type TestServer = Pick<RealServer, "origin" | "port" | "dataDir">;

/** The variable by which workers learn of the server: they inherit the environment of this process. */
const variable = "CROSSCASE_TEST_SERVER";

/** Returns what stops the server after the last test. */
export default async function startSharedServer(): Promise<() => Promise<void>> {
  const server = await startServer({ CROSSCASE_FIXTURES: "1" });
  const { origin, port, dataDir } = server;
  process.env[variable] = JSON.stringify({ origin, port, dataDir } satisfies TestServer);
  return async () => {
    const code = await server.stop();
    if (code !== 0) throw new Error(`The server of the tests ended with ${code}:\n${server.output()}`);
  };
}

export function sharedServer(): TestServer {
  // Written above.
  return JSON.parse(process.env[variable] ?? "") as TestServer;
}
