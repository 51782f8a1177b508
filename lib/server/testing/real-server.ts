/**
 * The real server as a child process, as `npm start` runs it: for tests that kill it, start it wrongly, or use it
 * with a browser. The pages are built first if necessary.
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
/** The arguments after `node`. With TEST_DEV_SERVER=1 pages are compiled on request (`npm run test:e2e`). */
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
  // Next's types require NODE_ENV, which start.ts sets.
  return { ...Object.fromEntries(inherited), PORT: "0", LOG_LEVEL: "warn", ...env } as unknown as NodeJS.ProcessEnv;
}

interface Launched {
  child: ChildProcess;
  output: () => string;
  /** Its origin; null when it ended before it was ready. */
  ready: Promise<string | null>;
  ended: Promise<ExitedProcess>;
}

function launch(env: Record<string, string>, build = folder, node = process.execPath): Launched {
  const child = spawn(node, startArguments, {
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

/**
 * Starts this build, or the one in the folder `build`, under this Node or another one, and waits until it is ready. Without DATA_DIR, makes a folder with an empty database, which
 * `stop` and `kill` remove.
 */
export async function startServer(
  env: Record<string, string> = {},
  build = folder,
  node = process.execPath,
): Promise<RealServer> {
  const own = env.DATA_DIR === undefined ? await makeDataFolder(env) : null;
  const dataDir = own ?? env.DATA_DIR ?? "";
  const { child, output, ready, ended } = launch({ ...env, DATA_DIR: dataDir }, build, node);
  const cleanUp = () => {
    if (own !== null) rmSync(own, { recursive: true, force: true });
  };
  const origin = await ready;
  if (origin === null) {
    cleanUp();
    // The server finds a free port and listens on it seconds later; in between another program's connection may take the port.
    const isTaken = (env.PORT ?? "0") === "0" && /^Port \d+ is in use/m.test(output());
    if (isTaken) return startServer(env, build, node);
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

/** Starts a server that should refuse to run. If it runs after all, it is killed, and the code is null. */
export async function startExpectingFailure(env: Record<string, string>): Promise<ExitedProcess> {
  const own = env.DATA_DIR === undefined ? newEmptyFolder() : null;
  const { child, ready, ended } = launch({ ...(own === null ? {} : { DATA_DIR: own }), ...env });
  if ((await ready) !== null) child.kill("SIGKILL");
  const result = await ended;
  if (own !== null) rmSync(own, { recursive: true, force: true });
  return result;
}
