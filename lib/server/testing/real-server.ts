/**
 * The real server as a process of its own, as `npm start` runs it: for tests that kill it, start it wrongly, or drive it
 * with a browser. The pages are built first when they have to be.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { settingNames } from "@/lib/process/env";
import { makeReadyFolder } from "./ready-folder";

const folder = path.resolve(import.meta.dirname, "../../..");

export interface RealServer {
  origin: string;
  port: number;
  dataDir: string;
  pid: number;
  /** Its output so far, on both streams. */
  output: () => string;
  /** Ends it with SIGTERM, as a service manager would. Returns its exit code. */
  stop: () => Promise<number | null>;
  /** `kill -9`. */
  kill: () => Promise<void>;
}

export interface ExitedProcess {
  code: number | null;
  output: string;
}

const { scripts } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
  scripts: { start: string };
}; // our own file
/** After `node`. TEST_DEV_SERVER: pages are compiled when they are asked for (`npm run test:e2e`). */
const startArguments = [
  ...scripts.start.split(" ").slice(1),
  ...(process.env.TEST_DEV_SERVER === "1" ? ["--dev"] : []),
];

/** Variables of the tests' own environment that the server must not inherit: another test may have set one. */
const hiddenVariables: ReadonlySet<string> = new Set([...settingNames, "NODE_ENV", "TEST_DATABASE_URL"]);

export function serverEnv(env: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !hiddenVariables.has(name) && !name.startsWith("VITEST"),
  );
  // Next's types demand NODE_ENV; start.ts sets it.
  return { ...Object.fromEntries(inherited), PORT: "0", LOG_LEVEL: "warn", ...env } as unknown as NodeJS.ProcessEnv;
}

interface Launched {
  child: ChildProcess;
  output: () => string;
  /** Its origin; null when it ended before it was ready. */
  ready: Promise<string | null>;
  ended: Promise<ExitedProcess>;
}

function launch(env: Record<string, string>, build = folder): Launched {
  const child = spawn(process.execPath, startArguments, {
    cwd: build,
    stdio: ["ignore", "pipe", "pipe"],
    env: serverEnv(env),
  });
  let text = "";
  const ended = new Promise<ExitedProcess>((resolve) => child.once("close", (code) => resolve({ code, output: text })));
  const ready = new Promise<string | null>((resolve) => {
    const collect = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /Crosscase is ready\.\s+On this machine\s+(\S+)/.exec(text);
      if (found?.[1] !== undefined) resolve(found[1]);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", collect);
    void ended.then(() => resolve(null));
  });
  return { child, output: () => text, ready, ended };
}

/** Starts it, this build or the one in another folder, and waits until it is ready. Without DATA_DIR it gets a new one with an empty database, which `stop` and `kill` remove. */
export async function startServer(env: Record<string, string> = {}, build = folder): Promise<RealServer> {
  const own = env.DATA_DIR === undefined ? await makeDataFolder(env) : null;
  const dataDir = own ?? env.DATA_DIR ?? "";
  const { child, output, ready, ended } = launch({ ...env, DATA_DIR: dataDir }, build);
  const cleanUp = () => {
    if (own !== null) rmSync(own, { recursive: true, force: true });
  };
  const origin = await ready;
  if (origin === null) {
    cleanUp();
    // It looks for a free port first, and listens seconds later: a connection of another program may have taken the port.
    const isTaken = (env.PORT ?? "0") === "0" && /^Port \d+ is in use/m.test(output());
    if (isTaken) return startServer(env, build);
    throw new Error(`The server did not start:\n${output()}`);
  }
  return {
    origin,
    port: Number(new URL(origin).port),
    dataDir,
    pid: child.pid ?? 0,
    output,
    stop: async () => {
      child.kill("SIGTERM");
      const { code } = await ended;
      cleanUp();
      return code;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
      cleanUp();
    },
  };
}

async function makeDataFolder({ DATABASE_URL }: Record<string, string>): Promise<string> {
  return DATABASE_URL === undefined ? makeReadyFolder() : newEmptyFolder();
}

const newEmptyFolder = () => mkdtempSync(path.join(os.tmpdir(), "crosscase-data-"));

/** Starts a server that should refuse to run. One that does run is killed, and the code is null. */
export async function startExpectingFailure(env: Record<string, string>): Promise<ExitedProcess> {
  const own = env.DATA_DIR === undefined ? newEmptyFolder() : null;
  const { child, ready, ended } = launch({ ...(own === null ? {} : { DATA_DIR: own }), ...env });
  if ((await ready) !== null) child.kill("SIGKILL");
  const result = await ended;
  if (own !== null) rmSync(own, { recursive: true, force: true });
  return result;
}
