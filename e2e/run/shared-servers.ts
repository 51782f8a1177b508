/**
 * Real servers for browser tests, one for each worker that runs at a time. Playwright replaces a worker's process at each change of project
 * or settings and after each failed test; its server goes on.
 */
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { startServer, type RealServer } from "@/lib/server/testing/real-server";

/** What a test may know of a server that others use too. */
export interface SharedServer {
  origin: string;
  port: number;
  dataDir: string;
  /** Its output so far, on both streams. */
  output: () => string | Promise<string>;
}

const addressVariable = "TEST_SHARED_SERVERS";
const healthyWithinMs = 20_000;

/** Playwright's global set-up, in its main process. Returns the teardown. */
export default async function offerServers(): Promise<() => Promise<void>> {
  const servers = new Map<string, RealServer>();
  const find = async (slot: string): Promise<RealServer> => {
    const last = servers.get(slot);
    if (last !== undefined && (await isHealthy(last))) return last;
    servers.delete(slot);
    await last?.kill();
    const started = await startServer({ CROSSCASE_FIXTURES: "1" });
    servers.set(slot, started);
    return started;
  };
  const desk = http.createServer((req, res) => {
    find(req.url ?? "").then(
      ({ origin, port, dataDir, output }) => res.end(JSON.stringify({ origin, port, dataDir, output: output() })),
      (error: unknown) => res.writeHead(500).end(String(error)),
    );
  });
  desk.listen(0, "127.0.0.1");
  await once(desk, "listening");
  process.env[addressVariable] = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
  return async () => {
    desk.close();
    await Promise.all([...servers.values()].map((server) => server.stop()));
  };
}

async function isHealthy({ origin }: RealServer): Promise<boolean> {
  try {
    return (await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(healthyWithinMs) })).ok;
  } catch {
    return false;
  }
}

/** The server of the worker at this place (`parallelIndex`): started when it is first asked for, and anew when it no longer answers. */
export async function findSharedServer(place: number): Promise<SharedServer> {
  const ask = async () => {
    const answer = await fetch(`${process.env[addressVariable]}/${place}`);
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Omit<SharedServer, "output"> & { output: string }; // from the desk above
  };
  return { ...(await ask()), output: async () => (await ask()).output };
}
