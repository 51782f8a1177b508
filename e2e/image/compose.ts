/**
 * Tries compose.yaml without a container engine: docker-compose reads it, the image's files run as its two processes, and the machine's own PostgreSQL,
 * Redis and Caddy replace images that no registry provides here.
 */
import { execFileSync, spawn } from "node:child_process";
import { chownSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import https from "node:https";
import path from "node:path";
import { findFreePort, findOrInstall, waitUntilReady } from "@/db/testing/private-server";
import { startPostgres } from "@/db/testing/private-postgres";
import { startRedis } from "@/db/testing/private-redis";
import { findProgram } from "@/e2e/run/find-program";
import { root } from "@/lib/process/root.js";
import { tryCommands } from "./compose-commands";
import { ask, startContainer, type Container } from "./container";

/** The fields of a service that are read here, as `docker-compose config` prints them. */
interface Service {
  environment?: Record<string, string>;
  networks: Record<string, { aliases?: string[] } | null>;
  volumes?: { type: string; source: string; target: string }[];
  ports?: unknown[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  tmpfs?: string[];
}

interface Composed {
  networks: Record<string, { internal?: boolean }>;
  services: Record<string, Service>;
}

export interface ComposeOptions {
  /** The folder of the image's files. */
  image: string;
  command: readonly string[];
  /** The user of the image. */
  user: number;
  /** A folder that the caller deletes. */
  scratch: string;
  expectThat: (what: string, is: boolean) => void;
}

/** Prints that it is skipped, and tries nothing, where one of the programs is not available. */
export async function tryCompose({ image, command, user, scratch, expectThat }: ComposeOptions): Promise<void> {
  const compose = findOrInstall(() => findProgram("docker-compose"), "docker-compose");
  const caddy = findOrInstall(() => findProgram("caddy"), "caddy");
  const postgres = compose && caddy && (await startPostgres());
  const redis = postgres && (await startRedis());
  if (!compose || !caddy || !postgres || !redis) {
    console.log(
      "Skipped: compose.yaml is not tried. It needs docker-compose, Caddy, PostgreSQL and Redis (Debian's packages).",
    );
    if (postgres) await postgres.stop();
    return;
  }
  const name = `localhost:${await findFreePort()}`;
  const { services, networks } = readCompose(compose, name);
  const processes = Object.entries(services).filter(([each]) => /^crosscase-\d$/.test(each));
  expectThat("T1i: compose.yaml has two processes", processes.length === 2);
  expectThat(
    "T1i: only the proxy is reached from outside, and reaches out",
    Object.entries(services).every(([each, { ports, networks: of }]) => {
      const open = ports !== undefined || Object.keys(of).some((network) => networks[network]?.internal !== true);
      return open === (each === "proxy");
    }),
  );
  expectThat(
    "T1i: the processes find the proxy under the name that people open",
    services.proxy?.networks.inside?.aliases?.includes(name) === true,
  );
  const backups = path.join(scratch, "backups");
  makeFolderOf(user, backups);
  const running: Container[] = [];
  for (const [each, service] of processes) {
    expectThat(
      `T1i: ${each} may write nothing but /tmp, /data and the volume of backups, and gain nothing`,
      service.read_only === true &&
        service.cap_drop?.includes("ALL") === true &&
        service.security_opt?.includes("no-new-privileges:true") === true &&
        service.tmpfs?.join(" ") === `/tmp /data:uid=${user},gid=${user},mode=0700` &&
        service.volumes?.map(({ source, target }) => `${source} ${target}`).join() === "backups /backups",
    );
    const data = path.join(scratch, each);
    makeFolderOf(user, data);
    const environment = { ...service.environment, DATABASE_URL: postgres.url, REDIS_URL: redis.url };
    running.push(
      await startContainer({ image, command, user, data, backups, environment, port: await findFreePort() }),
    );
  }
  const proxy = await startCaddy(caddy, scratch, {
    CROSSCASE_NAME: name,
    CROSSCASE_UPSTREAMS: running.map(({ port }) => `127.0.0.1:${port}`).join(" "),
  });
  await waitUntilReady(proxy, "Caddy", async () => (await getThrough(name, "/")) === 200, 100);
  expectThat("T1i: a page comes through the proxy, with https, under the name in .env", true);
  expectThat("T1i: the proxy keeps /metrics to itself", (await getThrough(name, "/metrics")) === 404);
  const [first, second] = running;
  if (first) {
    // The certificate of Caddy's own authority, which a browser would have to trust too.
    const certificate = path.join(scratch, "caddy", "pki", "authorities", "local", "root.crt");
    copyFileSync(certificate, path.join(scratch, "crosscase-1", "root.crt"));
    chownSync(path.join(scratch, "crosscase-1", "root.crt"), user, user);
    await tryCommands({
      container: first,
      user,
      backups,
      certificate: "/data/root.crt",
      server: postgres.url,
      expectThat,
    });
  }
  expectThat("B5d: SIGTERM ends one process in order", (await first?.stop()) === 0);
  expectThat("B5d: the other one has all pages then", (await everyStatus(name, 20)) === "200");
  expectThat("B5d: and is ready", (await ask(`http://127.0.0.1:${second?.port}/readyz`)) === 200);
  expectThat("B5d: SIGTERM ends the other one in order", (await second?.stop()) === 0);
  const ended = new Promise((resolve) => proxy.once("exit", resolve));
  proxy.kill("SIGTERM");
  await Promise.all([ended, redis.stop(), postgres.stop()]);
}

function readCompose(program: string, name: string): Composed {
  const env = { ...process.env, CROSSCASE_NAME: name, NEXTAUTH_SECRET: "s".repeat(64), POSTGRES_PASSWORD: "p" };
  const args = ["--file", path.join(root, "compose.yaml"), "config", "--format", "json"];
  return JSON.parse(execFileSync(program, args, { encoding: "utf8", env })) as Composed;
}

function makeFolderOf(user: number, folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  chownSync(folder, user, user);
}

/** Starts Caddy with deploy/Caddyfile and a certificate of its own authority, which it does not install anywhere. */
async function startCaddy(program: string, scratch: string, env: Record<string, string>) {
  const config = path.join(scratch, "Caddyfile");
  writeFileSync(
    config,
    `{
	admin off
	skip_install_trust
	http_port ${await findFreePort()}
}
import ${path.join(root, "deploy", "Caddyfile")}
`,
  );
  const home = { HOME: scratch, XDG_DATA_HOME: scratch, XDG_CONFIG_HOME: scratch };
  const child = spawn(program, ["run", "--adapter", "caddyfile", "--config", config], {
    stdio: "ignore",
    env: { ...process.env, ...home, ...env },
  });
  process.once("exit", () => child.kill("SIGKILL")); // when a step fails
  return child;
}

/** The status of a GET over https; 0 when nothing answers. */
function getThrough(name: string, at: string): Promise<number> {
  return new Promise((resolve) => {
    https
      .get(`https://${name}${at}`, { rejectUnauthorized: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
      .on("error", () => resolve(0));
  });
}

/** The distinct statuses of `count` GETs. */
async function everyStatus(name: string, count: number): Promise<string> {
  const statuses = new Set<number>();
  for (let i = 0; i < count; i++) statuses.add(await getThrough(name, "/"));
  return [...statuses].join(" ");
}
