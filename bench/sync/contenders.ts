/** The compared servers, and how to connect to their rooms. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "@/db/testing/private-postgres";
import { findFreePort } from "@/db/testing/private-server";
import { startRedis } from "@/db/testing/private-redis";
import { makeReadyFolder } from "@/lib/server/testing/ready-folder";
import { serverEnv } from "@/lib/server/testing/real-server";
import { makeFixture } from "@/lib/server/testing/make-fixture";
import { Protocol } from "./protocol";
import { installPeers } from "./peers";
import { folder, onServersCore, startNode } from "./processes";
import type { RoomAddress, ContenderServer, Contender } from "./contender";

/** Node's options of `npm start`; every server here is started with them. */
const { scripts } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
  scripts: { start: string };
};
const [, ...asStarted] = scripts.start.split(" ");
const nodeOptions = asStarted.slice(
  0,
  asStarted.findIndex((word) => !word.startsWith("--")),
);

function withPort(
  addresses: readonly [RoomAddress, RoomAddress][],
  port: number,
  origin: boolean,
): [RoomAddress, RoomAddress][] {
  const move = (address: RoomAddress): RoomAddress => ({
    ...address,
    connection: {
      ...address.connection,
      port,
      headers: origin ? { ...address.connection.headers, Origin: `http://127.0.0.1:${port}` } : {},
    },
  });
  return addresses.map(([a, b]) => [move(a), move(b)]);
}

/** @param named whether each message begins with the room's name, as in Hocuspocus */
function plain(
  program: string,
  { cwd, named, env = () => ({}) }: { cwd: string; named: boolean; env?: (data: string) => Record<string, string> },
): () => Promise<ContenderServer> {
  return () => {
    const data = mkdtempSync(path.join(os.tmpdir(), "crosscase-bench-"));
    let port = 0;
    return Promise.resolve({
      start: async () => {
        port = await findFreePort();
        return startNode([...nodeOptions, program], {
          cwd,
          env: { ...serverEnv({ PORT: String(port), DATA_DIR: data, ...env(data) }), NODE_ENV: "production" },
          ready: /ready/,
        });
      },
      openRooms: (count) => {
        const at = Array.from({ length: count }, (_, i) => `worksheet-${crypto.randomUUID()}-${i}`);
        return Promise.resolve(
          at.map((room): [RoomAddress, RoomAddress] => {
            const address = {
              room,
              connection: { port, path: `/${room}`, headers: {} },
              protocol: new Protocol(named ? room : null),
            };
            return [address, { ...address, protocol: new Protocol(named ? room : null) }];
          }),
        );
      },
      addressesAfterRestart: (addresses) => withPort(addresses, port, false),
      supportingPids: () => [],
      clear: () => Promise.resolve(rmSync(data, { recursive: true, force: true })),
    });
  };
}

interface Stores {
  env: Record<string, string>;
  supportingPids: number[];
  stop: () => Promise<void>;
}

async function embeddedStore(): Promise<Stores> {
  const data = await makeReadyFolder();
  return {
    env: { DATA_DIR: data },
    supportingPids: [],
    stop: () => Promise.resolve(rmSync(data, { recursive: true, force: true })),
  };
}

/** Null where PostgreSQL, or Redis if `withRedis`, is not available. */
async function serverStore(withRedis: boolean): Promise<Stores | null> {
  const postgres = await onServersCore(() => startPostgres({ waitsForDisk: true }));
  if (postgres === null) return null;
  const redis = withRedis ? await onServersCore(startRedis) : null;
  if (withRedis && redis === null) {
    await postgres.stop();
    return null;
  }
  const data = mkdtempSync(path.join(os.tmpdir(), "crosscase-bench-"));
  return {
    env: {
      DATA_DIR: data,
      DATABASE_URL: postgres.url,
      NEXTAUTH_SECRET: crypto.randomUUID(),
      ...(redis === null ? {} : { REDIS_URL: redis.url }),
    },
    supportingPids: [postgres.pid, ...(redis === null ? [] : [redis.pid])],
    stop: async () => {
      await redis?.stop();
      await postgres.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function crosscase(makeStores: () => Promise<Stores | null>): () => Promise<ContenderServer | null> {
  return async () => {
    const stores = await makeStores();
    if (stores === null) return null;
    const env = { ...stores.env, CROSSCASE_FIXTURES: "1", BIND_ADDRESS: "127.0.0.1" };
    let port = 0;
    return {
      start: async () => {
        port = await findFreePort();
        const profile = process.env.BENCH_CPU_PROFILE; // a folder for CPU profiles
        if (profile !== undefined) mkdirSync(profile, { recursive: true });
        const args = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
        return startNode([...args, ...asStarted], {
          cwd: folder,
          env: serverEnv({ ...env, PORT: String(port) }),
          ready: /Crosscase is ready/,
        });
      },
      openRooms: async (count) => {
        const { clients } = await makeFixture({ teams: count, size: 2 }, env);
        const addresses = clients.map(({ room, cookie }): RoomAddress => ({
          room,
          connection: { port, path: `/sync/${room}`, headers: { Cookie: cookie, Origin: `http://127.0.0.1:${port}` } },
          protocol: new Protocol(null),
        }));
        return [...grouped(addresses).values()].flatMap(([a, b]): [RoomAddress, RoomAddress][] =>
          a === undefined || b === undefined ? [] : [[a, b]],
        );
      },
      addressesAfterRestart: (addresses) => withPort(addresses, port, true),
      supportingPids: () => stores.supportingPids,
      clear: stores.stop,
    };
  };
}

function grouped(addresses: readonly RoomAddress[]): Map<string, RoomAddress[]> {
  const byRoom = new Map<string, RoomAddress[]>();
  for (const address of addresses) byRoom.set(address.room, [...(byRoom.get(address.room) ?? []), address]);
  return byRoom;
}

const servers = path.join(folder, "bench/sync/servers");
const peers = path.join(folder, "bench/sync/peers");

/** The peers are installed when one of them is first measured. */
const peer = (settle: () => Promise<ContenderServer>) => () => installPeers(peers).then(settle);

export const contenders: readonly Contender[] = [
  {
    name: "bare",
    label: "bare ws relay",
    storesText: false,
    reportsSaved: false,
    setUp: plain(path.join(servers, "bare.js"), { cwd: folder, named: false }),
  },
  {
    name: "embedded",
    label: "Crosscase, embedded",
    storesText: true,
    reportsSaved: true,
    setUp: crosscase(embeddedStore),
  },
  {
    name: "redis",
    label: "Crosscase, PostgreSQL + Redis",
    storesText: true,
    reportsSaved: true,
    setUp: crosscase(() => serverStore(true)),
  },
  {
    name: "postgres",
    label: "Crosscase, PostgreSQL",
    storesText: true,
    reportsSaved: true,
    setUp: crosscase(() => serverStore(false)),
  },
  {
    name: "hocuspocus",
    label: "Hocuspocus 4.7.0, SQLite",
    storesText: true,
    reportsSaved: false,
    setUp: peer(plain(path.join(peers, "hocuspocus.js"), { cwd: peers, named: true })),
  },
  {
    name: "y-websocket",
    label: "@y/websocket-server 0.1.1, LevelDB",
    storesText: true,
    reportsSaved: false,
    setUp: peer(
      plain(path.join(peers, "y-websocket.js"), {
        cwd: peers,
        named: false,
        env: (data) => ({ YPERSISTENCE: path.join(data, "level") }),
      }),
    ),
  },
  {
    name: "y-websocket-memory",
    label: "@y/websocket-server 0.1.1, in memory",
    storesText: true,
    inMemory: true,
    reportsSaved: false,
    setUp: peer(plain(path.join(peers, "y-websocket.js"), { cwd: peers, named: false })),
  },
];
