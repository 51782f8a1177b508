import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findFreePort } from "@/db/testing/private-server";
import { TestClient } from "@/lib/sync/testing/client";
import { at, makeCast, soon } from "@/lib/sync/testing/harness";
import { root } from "@/lib/process/root.js";
import { ensureBuilt } from "@/lib/server/boot/build";
import { withPrefix } from "@/lib/server/http/front-door/cookie-prefix";
import { importLimit } from "@/lib/wire/import-limit";
import { findNginx, startNginx, type Nginx } from "./nginx";
import { redis, savedAll, secret, url, withRealProcesses } from "./real-processes";
import { startServer, type RealServer } from "./real-server";

withRealProcesses();
const program = findNginx();
const available = program !== null && url !== undefined && redis !== null;
beforeEach(({ skip }) => {
  if (!available) skip("nginx can't be had here");
});

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer;
}

/** A request to nginx, which has a self-signed certificate. */
async function send(nginx: Nginx, at: string, { method = "GET", headers = {}, body }: Sent = {}) {
  const req = https.request({
    host: "127.0.0.1",
    port: nginx.port,
    path: at,
    method,
    headers,
    rejectUnauthorized: false,
  });
  req.on("error", () => undefined); // it may refuse before it has read all
  req.end(body);
  const [res] = (await once(req, "response")) as [IncomingMessage];
  return { status: res.statusCode ?? 0, headers: res.headers, text: Buffer.concat(await res.toArray()).toString() };
}

describe("behind deploy/nginx.conf", () => {
  describe("what a process is told", () => {
    const told: { headers: IncomingMessage["headers"]; bytes: number; by: number }[] = [];
    const upstreams: http.Server[] = [];
    let nginx: Nginx;

    beforeAll(async () => {
      if (!available) return;
      for (const by of [0, 1]) {
        const server = http.createServer((req, res) => {
          void req.toArray().then((parts) => {
            told.push({ headers: req.headers, bytes: Buffer.concat(parts as Buffer[]).length, by });
            res.writeHead(req.url === `/_next/static/not-in-${by}.js` ? 404 : 200).end("taken");
          });
        });
        server.listen(0, "127.0.0.1");
        await once(server, "listening");
        upstreams.push(server);
      }
      const ports = upstreams.map((server) => (server.address() as AddressInfo).port); // TCP servers' addresses
      nginx = await startNginx(program ?? "", await findFreePort(), [ports[0] ?? 0, ports[1] ?? 0]);
    });
    afterAll(async () => {
      if (!available) return;
      await nginx.stop();
      for (const server of upstreams) server.close();
    });

    it("the last address that it is told is the client's own, whatever the client claims; the name and https as they were", async () => {
      told.length = 0;
      await send(nginx, "/", {
        headers: { host: "crosscase.example.org", "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "http" },
      });
      expect(told[0]?.headers).toMatchObject({
        host: "crosscase.example.org",
        "x-forwarded-for": "203.0.113.7, 127.0.0.1",
        "x-forwarded-proto": "https",
      });
      expect(told[0]?.headers.upgrade).toBeUndefined();
    });

    it("the largest file that can be imported arrives whole, a larger one is refused, and /metrics is not there", async () => {
      told.length = 0;
      const upload = (bytes: number) => send(nginx, "/", { method: "POST", body: Buffer.alloc(bytes, "x") });
      expect([(await upload(importLimit)).status, (await upload(importLimit + 2 * 1024 * 1024)).status]).toEqual([
        200, 413,
      ]);
      expect(told.map(({ bytes }) => bytes)).toEqual([importLimit]);
      expect((await send(nginx, "/metrics")).status).toBe(404);
    });

    it("B9b: a script that is only in the build of one process comes from that one, whichever is asked", async () => {
      const statuses: number[] = [];
      for (let i = 0; i < 8; i++) statuses.push((await send(nginx, `/_next/static/not-in-${i % 2}.js`)).status);
      expect(statuses).toEqual(Array(8).fill(200));
    });

    it("http leads to https; both processes get requests, and when one has ended the other gets all", async () => {
      const plain = await fetch(`http://127.0.0.1:${nginx.httpPort}/join?code=ABC`, { redirect: "manual" });
      expect([plain.status, plain.headers.get("location")]).toEqual([301, "https://127.0.0.1/join?code=ABC"]);
      told.length = 0;
      for (let i = 0; i < 4; i++) await send(nginx, "/");
      expect(new Set(told.map(({ by }) => by))).toEqual(new Set([0, 1]));
      upstreams[0]?.close();
      upstreams[0]?.closeAllConnections();
      told.length = 0;
      const statuses: number[] = [];
      for (let i = 0; i < 4; i++) statuses.push((await send(nginx, "/")).status);
      expect([statuses, told.map(({ by }) => by)]).toEqual([Array(4).fill(200), Array(4).fill(1)]);
    });
  });

  describe("two processes", () => {
    let nginx: Nginx;
    let servers: RealServer[];
    const backups = mkdtempSync(path.join(os.tmpdir(), "crosscase-nginx-backups-"));
    beforeAll(async () => {
      if (!available) return;
      await ensureBuilt();
      const port = await findFreePort();
      const env = {
        DATABASE_URL: url ?? "",
        REDIS_URL: redis ?? "",
        NEXTAUTH_SECRET: secret,
        NEXTAUTH_URL: `https://crosscase.example.org:${port}`,
        TRUST_PROXY: "1",
        BIND_ADDRESS: "127.0.0.1",
      };
      const BACKUP_DIR = path.join(backups, "daily");
      servers = await Promise.all([startServer({ ...env, BACKUP_DIR }), startServer(env)]);
      nginx = await startNginx(program ?? "", port, [servers[0]?.port ?? 0, servers[1]?.port ?? 0]);
    });
    afterAll(async () => {
      if (!available) return;
      await nginx.stop();
      await Promise.all(servers.map((server) => server.stop()));
      rmSync(backups, { recursive: true });
    });

    it("R13: pages are served over https without sticky sessions; two who write one worksheet through the proxy see each other's words, and they are saved", async () => {
      const page = await send(nginx, "/");
      expect(page.status).toBe(200);
      expect(page.headers["strict-transport-security"]).toBeDefined();
      const team = at((await makeCast()).teams, 0);
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; // makes TestClient accept the certificate, as https.request does by its options
      const join = (nth: number) =>
        new TestClient({
          url: `wss://127.0.0.1:${nginx.port}/sync/${team.room}`,
          cookie: withPrefix(at(team.cookies, nth)),
        });
      const [one, two] = [join(0), join(1)];
      await expect
        .poll(() => [one, two].map((client) => client.closedWith ?? client.synced), soon)
        .toEqual([true, true]);
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      one.type("title", "through nginx");
      await expect.poll(() => two.text("title"), soon).toBe("through nginx");
      await savedAll(one, two);
      for (const client of [one, two]) client.ws.close();
    });

    it("B1p, B8g: every metric that deploy/alerts.yaml and deploy/grafana.json name is one that a process prints, those of daily backups too", async () => {
      const printed = await (await fetch(`http://127.0.0.1:${servers[0]?.port ?? 0}/metrics`)).text();
      const types = new Map(
        [...printed.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = "", type = ""]) => [name, type]),
      );
      for (const file of ["alerts.yaml", "grafana.json"]) {
        const text = readFileSync(path.join(root, "deploy", file), "utf8");
        const named = new Set(text.match(/\b(?:crosscase|nodejs|process)_[a-z0-9_]+\b/g));
        expect(named.size).toBeGreaterThan(8);
        for (const of of ["failures_total", "timestamp_seconds", "verified_timestamp_seconds"])
          expect([...named]).toContain(`crosscase_backup_${of}`);
        const known = (name: string) =>
          types.has(name) || types.get(name.replace(/_(?:bucket|count|sum)$/, "")) === "histogram";
        expect([...named].filter((name) => !known(name))).toEqual([]);
      }
    });
  });
});
