import net from "node:net";
import { describe, expect, it } from "vitest";
import { ourServerHeader } from "@/lib/wire/our-server";
import { bodyLimit, smallBodyLimit } from "@/lib/server/http/front-door/body/body";
import {
  seen,
  serve,
  raw,
  request,
  statusOf,
  port,
  withFrontDoor,
} from "@/lib/server/http/front-door/testing/front-door-support";

withFrontDoor();

describe("the front door: shapes", () => {
  it.each(["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACE"])(
    "B11d: answers 405 to %s, before any page",
    async (method) => {
      seen.length = 0;
      expect(statusOf(await request(port, [`${method} /x HTTP/1.1`, `Host: 127.0.0.1:${port}`]))).toBe(405);
      expect(seen).toEqual([]);
    },
  );

  it("B11d: answers 414 to an address that is long or has many fields, 415 to an encoded body, and 404 to what Next would serve beside pages", async () => {
    seen.length = 0;
    const get = async (path: string, ...more: string[]) =>
      statusOf(await request(port, [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...more]));
    expect([
      await get(`/?code=${"x".repeat(2_048)}`),
      await get(`/?${"a&".repeat(20)}`),
      await get("/", "Content-Encoding: gzip"),
      await get("/_next/image?url=%2Ficon.png&w=64&q=75"),
      await get("/_next/data/x/y.json"),
    ]).toEqual([414, 414, 415, 404, 404]);
    expect(seen).toEqual([]);
  });

  it("B11d: hands Next a router's tree that it can read, and no other", async () => {
    const tree = [
      "",
      { children: ["teacher", { children: ["sign-in", { children: ["__PAGE__", {}] }] }] },
      null,
      null,
      0,
    ];
    const asked = async (header: string) => {
      seen.length = 0;
      await request(port, [
        "GET /x HTTP/1.1",
        `Host: 127.0.0.1:${port}`,
        "RSC: 1",
        `Next-Router-State-Tree: ${header}`,
      ]);
      return seen[0]?.headers["next-router-state-tree"];
    };
    const own = encodeURIComponent(JSON.stringify(tree));
    expect(await asked(own)).toBe(own);
    const nested = `${'["",{"c":'.repeat(100)}["",{}]${"}]".repeat(100)}`;
    for (const bad of ["junk", "%", "[]", "null", nested, `["",${JSON.stringify({ c: "x".repeat(5_000) })}]`])
      expect(await asked(bad), bad.slice(0, 20)).toBeUndefined();
  });
});

describe("the front door: what every answer carries", () => {
  it("B11g: one nonce on the request, where Next reads it, and on the answer; nobody can change it later", async () => {
    seen.length = 0;
    const answer = await request(port, [
      "GET / HTTP/1.1",
      `Host: 127.0.0.1:${port}`,
      "Content-Security-Policy: script-src *",
      "X-Nonce: mine",
    ]);
    const csp = /content-security-policy: (.*)\r/i.exec(answer)?.[1];
    expect(csp).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}=='/);
    expect(seen[0]?.headers["content-security-policy"]).toBe(csp);
    expect(csp).toContain(`'nonce-${String(seen[0]?.headers["x-nonce"])}'`);
    expect(answer).toMatch(/x-content-type-options: nosniff/i);
    expect(answer).toMatch(/referrer-policy: same-origin/i);
    expect(answer).toMatch(/cache-control: private, no-store/i);
    expect(answer).not.toMatch(/max-age|strict-transport-security/i);
  });

  it("R1: each refusal says that it is ours, so that no page takes it for another network's: 400, 403, 404, 405, 408, 413, 414, 415, 421, 503, Node's own and those of sockets too", async () => {
    const names = await serve({ isOwnHost: (host) => !host.startsWith("evil") });
    const to = (path: string, ...more: string[]) => request(port, [path, `Host: 127.0.0.1:${port}`, ...more]);
    const post = (length: number, body: string) =>
      raw(
        port,
        `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n${body}`,
      );
    const upgrade = (path: string, at: number, host: string, ...more: string[]) =>
      raw(
        at,
        [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...more, "Connection: Upgrade", "Upgrade: websocket", "", ""].join(
          "\r\n",
        ),
      );
    const many = Array.from({ length: 80 }, () => post(smallBodyLimit, "x".repeat(smallBodyLimit - 1)));
    const answers: [number, Promise<string>][] = [
      [400, request(port, ["GET / HTTP/1.1", "Host: a/b"])],
      [400, raw(port, "nonsense\r\n\r\n")],
      [403, to("POST / HTTP/1.1", "Origin: http://evil.example")],
      [404, to("GET /_next/image?url=x HTTP/1.1")],
      [405, to("PUT / HTTP/1.1")],
      [408, raw(port, "GET / HTTP/1.1\r\nHost: local")],
      [408, post(10, "half")],
      [413, to("POST / HTTP/1.1", `Content-Length: ${bodyLimit + 1}`)],
      [414, to(`GET /?code=${"x".repeat(2_048)} HTTP/1.1`)],
      [415, to("GET / HTTP/1.1", "Content-Encoding: gzip")],
      [421, request(names, ["GET / HTTP/1.1", "Host: evil.example"])],
      [431, to("GET / HTTP/1.1", `X-Long: ${"x".repeat(20_000)}`)],
      [503, Promise.race(many)],
      [400, upgrade("/live/x", port, "a/b")],
      [403, upgrade("/live/x", port, `127.0.0.1:${port}`, "Origin: http://evil.example")],
      [404, upgrade("/nowhere", port, `127.0.0.1:${port}`)],
      [421, upgrade("/live/x", names, "evil.example")],
    ];
    const wrong: string[] = [];
    for (const [status, answer] of answers) {
      const got = await answer;
      if (statusOf(got) !== status || !new RegExp(`^${ourServerHeader}: 1\r$`, "im").test(got))
        wrong.push(`${status}: ${got.slice(0, 120)}`);
    }
    expect(wrong).toEqual([]);
    await Promise.all(many);
  });

  it("B11g: a refusal carries what every answer does", async () => {
    const answer = await request(port, ["GET / HTTP/1.1", "Host: a/b"]);
    expect(answer).toMatch(/content-security-policy: default-src 'self'/i);
    expect(answer).toMatch(/cache-control: private, no-store/i);
  });

  it.each(["/_next/static/chunks/a.js", "/icon.png"])("B11g: leaves the caching of %s to Next", async (file) => {
    expect(await request(port, [`GET ${file} HTTP/1.1`, `Host: 127.0.0.1:${port}`])).toMatch(/cache-control: public/i);
  });
});

describe("the front door: upgrades", () => {
  const upgrade = (path: string, ...more: string[]) =>
    raw(
      port,
      [
        `GET ${path} HTTP/1.1`,
        ...more,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "",
        "",
      ].join("\r\n"),
    );
  const host = () => `Host: 127.0.0.1:${port}`;

  it("B11d: answers 404 outside /sync/ and /live/ and hangs up", async () => {
    for (const path of ["/", "/synch/x", "/_next/hmr", "/livestream", "//live/x"])
      expect(statusOf(await upgrade(path, host()))).toBe(404);
  });

  it("B11b: answers 403 to another origin, `null` and malformed ones, before anything else is looked at", async () => {
    for (const origin of ["http://evil.example", "null", "nonsense", "http://127.0.0.1:1"])
      expect(statusOf(await upgrade("/live/x", host(), `Origin: ${origin}`))).toBe(403);
    expect(statusOf(await upgrade("/live/x", host(), `Origin: http://127.0.0.1:${port}`))).toBe(404); // no such activity
  });

  it("B11a: answers 400 to a bad Host", async () => {
    expect(statusOf(await upgrade("/live/x", "Host: a/b"))).toBe(400);
  });

  it("R1: goes on after a client that resets in the middle", async () => {
    for (let n = 0; n < 20; n++) {
      const socket = net.connect(port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.write(`GET /live/x HTTP/1.1\r\n${host()}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
      await new Promise((resolve) => setImmediate(resolve));
      socket.resetAndDestroy();
    }
    expect(statusOf(await upgrade("/", host()))).toBe(404);
  });
});
