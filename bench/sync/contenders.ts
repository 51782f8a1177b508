/** The servers that are compared, and how one gets into a room of each. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "@/db/testing/private-postgres";
import { findFreePort } from "@/db/testing/private-server";
import { startRedis } from "@/db/testing/private-redis";
import type { FixtureClient } from "@/lib/server/commands/fixture-class";
import { makeReadyFolder } from "@/lib/server/testing/ready-folder";
import { serverEnv } from "@/lib/server/testing/real-server";
import { runCommand } from "@/lib/server/testing/run-command";
import { Dialect } from "./dialect";
import { installPeers } from "./peers";
import { folder, onServersCore, startNode, type Started } from "./processes";
import type { Dial } from "./raw-socket";

export interface Door {
  room: string;
  dial: Dial;
  dialect: Dialect;
}

/** A server of one kind with its data, which stays when it is started again. */
export interface Home {
  start(): Promise<Started>;
  /** Two doors into each of so many rooms; while it runs. */
  openRooms(count: number): Promise<[Door, Door][]>;
  /** The same doors after it was started again. */
  reopened(doors: readonly [Door, Door][]): [Door, Door][];
  /** What runs beside the server: its cost counts as well. */
  beside(): number[];
  clear(): Promise<void>;
}

export interface Contender {
  name: string;
  label: string;
  /** It knows what is in a document: one can join one that others wrote, and ask for it again. */
  knowsText: boolean;
  /** It says what is durable. */
  saysSaved: boolean;
  settle(): Promise<Home | null>;
}

/** What `npm start` says to Node; every server here is started with the same options. */
const { scripts } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
  scripts: { start: string };
};
const [, ...asStarted] = scripts.start.split(" ");
const nodeOptions = asStarted.slice(
  0,
  asStarted.findIndex((word) => !word.startsWith("--")),
);

function moved(doors: readonly [Door, Door][], port: number, origin: boolean): [Door, Door][] {
  const move = (door: Door): Door => ({
    ...door,
    dial: { ...door.dial, port, headers: origin ? { ...door.dial.headers, Origin: `http://127.0.0.1:${port}` } : {} },
  });
  return doors.map(([a, b]) => [move(a), move(b)]);
}

/** @param named whether the room's name goes before each message, as in Hocuspocus */
function plain(
  program: string,
  { cwd, named, env = () => ({}) }: { cwd: string; named: boolean; env?: (data: string) => Record<string, string> },
): () => Promise<Home> {
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
          at.map((room): [Door, Door] => {
            const door = {
              room,
              dial: { port, path: `/${room}`, headers: {} },
              dialect: new Dialect(named ? room : null),
            };
            return [door, { ...door, dialect: new Dialect(named ? room : null) }];
          }),
        );
      },
      reopened: (doors) => moved(doors, port, false),
      beside: () => [],
      clear: () => Promise.resolve(rmSync(data, { recursive: true, force: true })),
    });
  };
}

interface Stores {
  env: Record<string, string>;
  pids: number[];
  stop: () => Promise<void>;
}

async function embeddedStore(): Promise<Stores> {
  const data = await makeReadyFolder();
  return {
    env: { DATA_DIR: data },
    pids: [],
    stop: () => Promise.resolve(rmSync(data, { recursive: true, force: true })),
  };
}

/** null where PostgreSQL, or Redis if it is wanted, can't be had. */
async function serverStore(withRedis: boolean): Promise<Stores | null> {
  const postgres = await onServersCore(startPostgres);
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
    pids: [postgres.pid, ...(redis === null ? [] : [redis.pid])],
    stop: async () => {
      await redis?.stop();
      await postgres.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function crosscase(makeStores: () => Promise<Stores | null>): () => Promise<Home | null> {
  return async () => {
    const stores = await makeStores();
    if (stores === null) return null;
    const env = { ...stores.env, CROSSCASE_FIXTURES: "1", BIND_ADDRESS: "127.0.0.1" };
    let port = 0;
    return {
      start: async () => {
        port = await findFreePort();
        const profile = process.env.BENCH_CPU_PROFILE; // a folder
        if (profile !== undefined) mkdirSync(profile, { recursive: true });
        const args = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
        return startNode([...args, ...asStarted], {
          cwd: folder,
          env: serverEnv({ ...env, PORT: String(port) }),
          ready: /Crosscase is ready/,
        });
      },
      openRooms: async (count) => {
        const { stdout, output, code } = await runCommand(
          "fixture",
          ["--teams", String(count), "--size", "2", "--phase", "write", "--json"],
          env,
        );
        if (code !== 0) throw new Error(`the fixture failed:\n${output}`);
        // What fixture.ts prints.
        const { clients } = JSON.parse(stdout) as { clients: FixtureClient[] };
        const doors = clients.map(({ room, cookie }): Door => ({
          room,
          dial: { port, path: `/sync/${room}`, headers: { Cookie: cookie, Origin: `http://127.0.0.1:${port}` } },
          dialect: new Dialect(null),
        }));
        return [...grouped(doors).values()].flatMap(([a, b]): [Door, Door][] =>
          a === undefined || b === undefined ? [] : [[a, b]],
        );
      },
      reopened: (doors) => moved(doors, port, true),
      beside: () => stores.pids,
      clear: stores.stop,
    };
  };
}

function grouped(doors: readonly Door[]): Map<string, Door[]> {
  const byRoom = new Map<string, Door[]>();
  for (const door of doors) byRoom.set(door.room, [...(byRoom.get(door.room) ?? []), door]);
  return byRoom;
}

const servers = path.join(folder, "bench/sync/servers");
const peers = path.join(folder, "bench/sync/peers");

/** A peer is installed when it is first asked for. */
const peer = (settle: () => Promise<Home>) => () => installPeers(peers).then(settle);

export const contenders: readonly Contender[] = [
  {
    name: "bare",
    label: "bare ws relay",
    knowsText: false,
    saysSaved: false,
    settle: plain(path.join(servers, "bare.js"), { cwd: folder, named: false }),
  },
  {
    name: "embedded",
    label: "Crosscase, embedded",
    knowsText: true,
    saysSaved: true,
    settle: crosscase(embeddedStore),
  },
  {
    name: "redis",
    label: "Crosscase, PostgreSQL + Redis",
    knowsText: true,
    saysSaved: true,
    settle: crosscase(() => serverStore(true)),
  },
  {
    name: "postgres",
    label: "Crosscase, PostgreSQL",
    knowsText: true,
    saysSaved: true,
    settle: crosscase(() => serverStore(false)),
  },
  {
    name: "hocuspocus",
    label: "Hocuspocus 4.7.0, SQLite",
    knowsText: true,
    saysSaved: false,
    settle: peer(plain(path.join(peers, "hocuspocus.js"), { cwd: peers, named: true })),
  },
  {
    name: "y-websocket",
    label: "@y/websocket-server 0.1.1, LevelDB",
    knowsText: true,
    saysSaved: false,
    settle: peer(
      plain(path.join(peers, "y-websocket.js"), {
        cwd: peers,
        named: false,
        env: (data) => ({ YPERSISTENCE: path.join(data, "level") }),
      }),
    ),
  },
];
