import { describe, expect, it, vi } from "vitest";
import { log } from "@/lib/process/log";
import { isOwnHost } from "./own-host";
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

describe("the front door: Host", () => {
  it.each([["Host: evil.example/x"], ["Host: a b"], ["Host: "], ["Host: user@localhost"]])(
    "B11a: answers 400 to %j",
    async (host) => {
      expect(statusOf(await request(port, ["GET / HTTP/1.1", host]))).toBe(400);
    },
  );

  it("B11a: answers 400 to none, to two, and to a request in absolute form", async () => {
    const none = await request(port, ["GET / HTTP/1.1"]);
    expect(statusOf(none)).toBe(400);
    expect(none).toContain("content-security-policy"); // our answer with a sentence, not Node's bare one
    expect(statusOf(await request(port, ["GET / HTTP/1.0"]))).toBe(400);
    expect(statusOf(await request(port, ["GET / HTTP/1.1", "Host: localhost", "Host: evil.example"]))).toBe(400);
    expect(statusOf(await request(port, ["GET http://evil.example/ HTTP/1.1", "Host: localhost"]))).toBe(400);
  });

  it.each(["/a/%F0%28/write", "/join/%", "/%ff"])(
    "B11d: answers 404 to %s, whose percent signs stand for no text, before any page reads it",
    async (path) => {
      seen.length = 0;
      const answer = await request(port, [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`]);
      expect(statusOf(answer)).toBe(404);
      expect(answer).toContain("This item no longer exists.");
      expect(seen).toEqual([]);
    },
  );

  it("B11a: answers 421 to a name that is not this machine's, with a sentence that names the settings, and hangs up on its sockets; the log says so once", async () => {
    const warned = vi.spyOn(log(), "warn").mockReturnValue();
    const names = { hostname: "laptop", domains: [], allowed: [] };
    const own = await serve({ isOwnHost: (host) => isOwnHost(host, names) });
    seen.length = 0;
    for (let n = 0; n < 2; n++) {
      const answer = await request(own, ["GET /join/ABC234 HTTP/1.1", "Host: evil.example:3000"]);
      expect(statusOf(answer)).toBe(421);
      expect(answer).toMatch(/evil\.example:3000[^]*NEXTAUTH_URL[^]*ALLOWED_HOSTS/);
    }
    expect(
      statusOf(
        await raw(
          own,
          "GET /live/x HTTP/1.1\r\nHost: evil.example:3000\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        ),
      ),
    ).toBe(421);
    expect(seen).toEqual([]);
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
    for (const host of ["laptop:3000", "192.168.1.5:3000"])
      expect(statusOf(await request(own, ["GET / HTTP/1.1", `Host: ${host}`]))).toBe(200);
    const behind = await serve({ trustProxy: 1, isOwnHost: (host) => isOwnHost(host, names) });
    expect(statusOf(await request(behind, ["GET / HTTP/1.1", "Host: class.example.org"]))).toBe(200); // the proxy decides
  });

  it("B11c: under https hands pages our cookies by their plain names, and the browser with __Host-; one without it counts for nothing", async () => {
    const behind = await serve({ trustProxy: 1 });
    const ask = async (proto: string) => {
      seen.length = 0;
      const answer = await request(behind, [
        "GET /cookie HTTP/1.1",
        "Host: 127.0.0.1",
        `X-Forwarded-Proto: ${proto}`,
        "Cookie: crosscase-session-0a1b2c=planted; __Host-crosscase-session-0a1b2c=own; other=1",
      ]);
      return {
        cookie: seen[0]?.headers.cookie,
        set: [...answer.matchAll(/^set-cookie: (.*)\r$/gim)].map(([, value]) => value),
      };
    };
    expect(await ask("https")).toEqual({
      cookie: "crosscase-session-0a1b2c=own; other=1",
      set: [
        "__Host-crosscase-session-0a1b2c=new; Path=/; Secure",
        "other=2",
        "__Host-crosscase-known-0a1b2c=new; Path=/; Secure",
      ],
    });
    expect((await ask("http")).set).toEqual([
      "crosscase-session-0a1b2c=new; Path=/; Secure",
      "other=2",
      "crosscase-known-0a1b2c=new; Path=/; Secure",
    ]);
  });

  it("B11c: hands pages its own x-forwarded headers and none of the client's", async () => {
    seen.length = 0;
    await request(port, [
      "GET / HTTP/1.1",
      `Host: 127.0.0.1:${port}`,
      "X-Forwarded-Host: evil.example",
      "X-Forwarded-Proto: https",
      "Forwarded: host=evil.example",
      "X-Forwarded-Port: 1",
    ]);
    expect(seen[0]?.headers).toMatchObject({
      "x-forwarded-host": `127.0.0.1:${port}`,
      "x-forwarded-proto": "http",
      "x-forwarded-for": "127.0.0.1",
    });
    expect(JSON.stringify(seen)).not.toContain("evil.example");
    expect(seen[0]?.headers).not.toHaveProperty("x-forwarded-port");
  });
});

describe("the front door: Origin", () => {
  const post = (origin: string, at = port) =>
    request(at, ["POST /x HTTP/1.1", `Host: 127.0.0.1:${port}`, `Origin: ${origin}`, "Content-Length: 0"]);

  it.each(["null", "http://evil.example", "http://127.0.0.1:1", "nonsense", "http://127.0.0.1:99999"])(
    "B11b: refuses a POST from %s with 403 and a sentence",
    async (origin) => {
      const answer = await post(origin);
      expect(statusOf(answer)).toBe(403);
      expect(answer).toContain("another site");
    },
  );

  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])("B11b: refuses %s from another site too", async (method) => {
    expect(
      statusOf(
        await request(port, [
          `${method} /x HTTP/1.1`,
          `Host: 127.0.0.1:${port}`,
          "Origin: http://evil.example",
          "Content-Length: 0",
        ]),
      ),
    ).toBe(403);
  });

  it("B11b: takes a POST of its own pages, and one without an Origin and without cookies; with cookies it refuses that one, and whatever the browser says is cross-site", async () => {
    const answered = async (...headers: string[]) =>
      statusOf(await request(port, ["POST /x HTTP/1.1", `Host: 127.0.0.1:${port}`, ...headers, "Content-Length: 0"]));
    const own = `Origin: http://127.0.0.1:${port}`;
    expect([await answered(), await answered(own), await answered(own, "Cookie: a=1")]).toEqual([200, 200, 200]);
    expect(await answered("Cookie: a=1")).toBe(403);
    expect([
      await answered("Sec-Fetch-Site: cross-site"),
      await answered("Sec-Fetch-Site: cross-site", own, "Cookie: a=1"),
      await answered("Sec-Fetch-Site: same-origin", own, "Cookie: a=1"),
    ]).toEqual([403, 403, 200]);
  });

  it("B11b: lets a GET from another site look", async () => {
    expect(
      statusOf(await request(port, ["GET / HTTP/1.1", `Host: 127.0.0.1:${port}`, "Origin: http://evil.example"])),
    ).toBe(200);
  });

  it("B11b: with NEXTAUTH_URL takes that origin and no other, and hands it to pages", async () => {
    const warned = vi.spyOn(log(), "warn").mockReturnValue();
    const fixed = await serve({ origin: "https://crosscase.example.org" });
    expect(statusOf(await post("https://crosscase.example.org", fixed))).toBe(200);
    expect(seen.at(-1)?.headers).toMatchObject({ host: "crosscase.example.org", "x-forwarded-proto": "https" });
    expect(statusOf(await post(`http://127.0.0.1:${port}`, fixed))).toBe(403);
    expect(statusOf(await post("http://crosscase.example.org", fixed))).toBe(403);
    expect(warned).toHaveBeenCalledOnce(); // only for the first refusal, with both origins and the setting's name
    const warning = String(warned.mock.calls[0]?.[0]);
    for (const part of [`http://127.0.0.1:${port}`, "https://crosscase.example.org", "NEXTAUTH_URL"])
      expect(warning).toContain(part);
  });

  it("B11b: with TRUST_PROXY=1 compares with the host that the proxy names", async () => {
    const behind = await serve({ trustProxy: 1 });
    const through = (origin: string) =>
      request(behind, [
        "POST /x HTTP/1.1",
        "Host: 127.0.0.1",
        "X-Forwarded-Host: crosscase.example.org",
        "X-Forwarded-Proto: https",
        `Origin: ${origin}`,
        "Content-Length: 0",
      ]);
    const answer = await through("https://crosscase.example.org");
    expect(statusOf(answer)).toBe(200);
    expect(answer.toLowerCase()).toContain("strict-transport-security");
    expect(statusOf(await through("http://127.0.0.1"))).toBe(403);
  });
});
