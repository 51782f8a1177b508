import { once } from "node:events";
import http, { type IncomingMessage, type Server, type ServerResponse } from "node:http";
import net, { type AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/process/log";
import { ourServerHeader } from "@/lib/wire/our-server";
import { makeHttpServer } from "@/lib/server/http/http-server";
import { handleUpgrades } from "@/lib/server/http/upgrades";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { sessionCookie } from "@/lib/auth/session-token";
import { limits } from "@/lib/realtime/sockets/limits";
import { bodyLimit, smallBodyLimit } from "./body/body";
import { limitConnections } from "./connections";
import type { FrontRules } from "./check-request";
import { isOwnHost } from "./own-host";
import { identifySender } from "./sender";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";

const open: Server[] = [];
/** What the pages got: headers, and how long the body was. */
let seen: { headers: IncomingMessage["headers"]; bytes: number }[] = [];
/** Requests for /slow wait in the page until they are let go. */
let letGo: (() => void)[] = [];

async function pages(req: IncomingMessage, res: ServerResponse): Promise<void> {
  let bytes = 0;
  for await (const chunk of req) bytes += (chunk as Buffer).length;
  seen.push({ headers: req.headers, bytes });
  if (req.url === "/cookie") {
    res.setHeader("Set-Cookie", ["crosscase-session-0a1b2c=new; Path=/; Secure", "other=2"]);
    res.appendHeader("set-cookie", "crosscase-known-0a1b2c=new; Path=/; Secure");
  }
  if (req.url === "/often") return void res.writeHead(429).end();
  if (req.url === "/slow") await new Promise<void>((resolve) => letGo.push(resolve));
  res.setHeader("Cache-Control", "public, max-age=60"); // as Next sets its own
  res.setHeader("Content-Security-Policy", "none");
  res.writeHead(200, { "content-type": "text/plain", "cache-control": "public" }).end("page");
}

async function serve(given: Partial<FrontRules> = {}): Promise<number> {
  const rules: FrontRules = {
    dev: false,
    isOwnHost: () => true,
    trustProxy: 0,
    origin: undefined,
    isPublicFile: (file) => file === "/icon.png",
    ...given,
  };
  const server = makeHttpServer(pages, rules);
  handleUpgrades(server, rules, { hotReload: undefined, sockets: true });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(server);
  return (server.address() as AddressInfo).port; // a TCP server's address
}

/** A server of the test's own, with the connections that came to it. */
async function watched(): Promise<{ sockets: net.Socket[]; at: number }> {
  const sockets: net.Socket[] = [];
  const at = await serve();
  open.at(-1)?.on("connection", (socket: net.Socket) => sockets.push(socket));
  return { sockets, at };
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void; // what the flag above brings
/** What this process holds after collecting, in bytes. */
function heap(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Sends these bytes and returns all that comes back until the other side hangs up, or `until` is seen. */
async function raw(port: number, text: string | Buffer, until?: RegExp): Promise<string> {
  const socket = net.connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  let got = "";
  const done = new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      got += chunk.toString("latin1");
      if (until?.test(got) === true) resolve();
    });
    socket.on("close", () => resolve());
  });
  socket.write(text);
  await done;
  socket.destroy();
  return got;
}

const request = (port: number, lines: string[]) => raw(port, [...lines, "Connection: close", "", ""].join("\r\n"));
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

let port = 0;
beforeAll(async () => {
  port = await serve();
});
afterAll(() => {
  vi.restoreAllMocks();
  for (const server of open) server.close();
});

describe("the front door: Host", () => {
  it.each([["Host: evil.example/x"], ["Host: a b"], ["Host: "], ["Host: user@localhost"]])(
    "answers 400 to %j",
    async (host) => {
      expect(statusOf(await request(port, ["GET / HTTP/1.1", host]))).toBe(400);
    },
  );

  it("answers 400 to none, to two, and to a request in absolute form", async () => {
    const none = await request(port, ["GET / HTTP/1.1"]);
    expect(statusOf(none)).toBe(400);
    expect(none).toContain("content-security-policy"); // and a sentence: not Node's own bare answer
    expect(statusOf(await request(port, ["GET / HTTP/1.0"]))).toBe(400);
    expect(statusOf(await request(port, ["GET / HTTP/1.1", "Host: localhost", "Host: evil.example"]))).toBe(400);
    expect(statusOf(await request(port, ["GET http://evil.example/ HTTP/1.1", "Host: localhost"]))).toBe(400);
  });

  it.each(["/a/%F0%28/write", "/join/%", "/%ff"])(
    "answers 404 to %s, whose percent signs stand for no text, before any page reads it",
    async (path) => {
      seen = [];
      const answer = await request(port, [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`]);
      expect(statusOf(answer)).toBe(404);
      expect(answer).toContain("This is not here any more.");
      expect(seen).toEqual([]);
    },
  );

  it("answers 421 to a name that is not this machine's, with a sentence that names the settings, and hangs up on its sockets; the log says so once", async () => {
    const warned = vi.spyOn(log(), "warn").mockReturnValue();
    const names = { hostname: "laptop", domains: [], allowed: [] };
    const own = await serve({ isOwnHost: (host) => isOwnHost(host, names) });
    seen = [];
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

  it("under https hands pages our cookies by their plain names, and the browser with __Host-; one without it counts for nothing", async () => {
    const behind = await serve({ trustProxy: 1 });
    const ask = async (proto: string) => {
      seen = [];
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

  it("hands pages its own x-forwarded headers and none of the client's", async () => {
    seen = [];
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
    "refuses a POST from %s with 403 and a sentence",
    async (origin) => {
      const answer = await post(origin);
      expect(statusOf(answer)).toBe(403);
      expect(answer).toContain("another site");
    },
  );

  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])("refuses %s from another site too", async (method) => {
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

  it("takes a POST of its own pages, and one that has no Origin", async () => {
    expect(statusOf(await post(`http://127.0.0.1:${port}`))).toBe(200);
    expect(statusOf(await request(port, ["POST /x HTTP/1.1", `Host: 127.0.0.1:${port}`, "Content-Length: 0"]))).toBe(
      200,
    );
  });

  it("lets a GET from another site look", async () => {
    expect(
      statusOf(await request(port, ["GET / HTTP/1.1", `Host: 127.0.0.1:${port}`, "Origin: http://evil.example"])),
    ).toBe(200);
  });

  it("with NEXTAUTH_URL takes that origin and no other, and hands it to pages", async () => {
    const warned = vi.spyOn(log(), "warn").mockReturnValue();
    const fixed = await serve({ origin: "https://crosscase.example.org" });
    expect(statusOf(await post("https://crosscase.example.org", fixed))).toBe(200);
    expect(seen.at(-1)?.headers).toMatchObject({ host: "crosscase.example.org", "x-forwarded-proto": "https" });
    expect(statusOf(await post(`http://127.0.0.1:${port}`, fixed))).toBe(403);
    expect(statusOf(await post("http://crosscase.example.org", fixed))).toBe(403);
    expect(warned).toHaveBeenCalledOnce(); // the first refusal only, naming both and the setting
    const warning = String(warned.mock.calls[0]?.[0]);
    for (const part of [`http://127.0.0.1:${port}`, "https://crosscase.example.org", "NEXTAUTH_URL"])
      expect(warning).toContain(part);
  });

  it("with TRUST_PROXY=1 compares with the host that the proxy names", async () => {
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

describe("the front door: bodies", () => {
  const head = (length: string, cookie = "") =>
    `POST /x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n${cookie === "" ? "" : `Cookie: ${cookie}\r\n`}${length}\r\n\r\n`;
  const chunked = (bytes: number, chunk = 65_536) => {
    const whole = `${chunk.toString(16)}\r\n${"x".repeat(chunk)}\r\n`.repeat(Math.floor(bytes / chunk));
    const rest = bytes % chunk;
    return `${whole}${rest === 0 ? "" : `${rest.toString(16)}\r\n${"x".repeat(rest)}\r\n`}0\r\n\r\n`;
  };

  it("takes 1 MiB with a session and 64 KiB without, however they are sent", async () => {
    seen = [];
    const cookie = await sessionCookie("0".repeat(32));
    expect(statusOf(await raw(port, head(`Content-Length: ${bodyLimit}`, cookie) + "x".repeat(bodyLimit)))).toBe(200);
    expect(statusOf(await raw(port, head("Transfer-Encoding: chunked", cookie) + chunked(bodyLimit)))).toBe(200);
    expect(statusOf(await raw(port, head(`Content-Length: ${smallBodyLimit}`) + "x".repeat(smallBodyLimit)))).toBe(200);
    expect(statusOf(await raw(port, head("Transfer-Encoding: chunked") + chunked(smallBodyLimit)))).toBe(200);
    expect(seen.map(({ bytes }) => bytes)).toEqual([bodyLimit, bodyLimit, smallBodyLimit, smallBodyLimit]);
  });

  it("counts a body that does not say its length, and answers 413 with a sentence before any page reads it", async () => {
    seen = [];
    const big = await raw(
      port,
      head("Transfer-Encoding: chunked", await sessionCookie("0".repeat(32))) + chunked(bodyLimit + 1),
    );
    expect([statusOf(big), big.includes("more than 1 MB")]).toEqual([413, true]);
    const small = await raw(port, head("Transfer-Encoding: chunked") + chunked(smallBodyLimit + 1));
    expect([statusOf(small), small.includes("more than 64 kB")]).toEqual([413, true]);
    expect(statusOf(await raw(port, head("Transfer-Encoding: chunked") + chunked(20_000, 1)))).toBe(413); // each piece costs more than its byte
    expect(seen).toEqual([]);
  });

  it("R14: what a device asks about its copy of a document may be as long as a frame, 1.5 MiB, with a session; without one, and on any other path, it may not", async () => {
    const cookie = await sessionCookie("0".repeat(32));
    const ask = async (path: string, length: number, with_: string) =>
      statusOf(
        await raw(
          port,
          head(`Content-Length: ${length}`, with_).replace("POST /x", `POST ${path}`) + "x".repeat(length),
        ),
      );
    const document = "/sync/worksheet/0/1";
    expect(await ask(document, limits.frame, cookie)).not.toBe(413);
    expect([
      await ask(document, limits.frame + 1, cookie),
      await ask(document, smallBodyLimit + 1, ""),
      await ask("/", limits.frame, cookie),
    ]).toEqual([413, 413, 413]);
  });

  it("answers 413 at once to a length that is too big, and to a forged session's", async () => {
    expect(
      statusOf(await raw(port, head(`Content-Length: ${bodyLimit + 1}`, await sessionCookie("0".repeat(32))), /1 MB/)),
    ).toBe(413);
    const [name] = (await sessionCookie("0".repeat(32))).split("=");
    expect(
      statusOf(await raw(port, head(`Content-Length: ${smallBodyLimit + 1}`, `${name ?? ""}=made.up`), /64 kB/)),
    ).toBe(413);
  });

  it("of one sender's bodies that don't end, the oldest give way past 4 MiB; a form of another, and of the same sender, comes in at once", async () => {
    const slow = Array.from({ length: 100 }, () =>
      raw(port, head(`Content-Length: ${smallBodyLimit}`) + "x".repeat(smallBodyLimit - 1)),
    );
    const given = await Promise.race([Promise.all(slow.slice(0, 36)), Promise.all(slow)]);
    expect(given.map(statusOf)).toEqual(given.map(() => 503));
    expect(statusOf(await raw(port, head("Content-Length: 1") + "x"))).toBe(200);
    expect(statusOf(await raw(port, head("Content-Length: 1", await sessionCookie("0".repeat(32))) + "x"))).toBe(200);
    expect(new Set((await Promise.all(slow)).map(statusOf))).toEqual(new Set([503, 408]));
  }, 20_000);

  it("counts what bodies take in memory: the same bytes in pieces of one byte take hardly more", async () => {
    const taken = async (body: string, most = Infinity) => {
      const { sockets, at } = await watched();
      const before = heap();
      const sending = Array.from({ length: 60 }, () => raw(at, head("Transfer-Encoding: chunked") + body));
      await expect
        .poll(() => sockets.filter(({ bytesRead }) => bytesRead > body.length).length, { timeout: 8_000 })
        .toBe(60);
      // What was read is on its way through Node's streams for a moment.
      let more = Infinity;
      await expect.poll(() => (more = heap() - before), { timeout: 5_000 }).toBeLessThan(most);
      expect(sockets.filter(({ destroyed }) => destroyed)).toEqual([]);
      for (const socket of sockets) socket.destroy();
      await Promise.all(sending);
      return more;
    };
    const whole = await taken(`fa0\r\n${"x".repeat(4_000)}\r\n`);
    await taken("1\r\nx\r\n".repeat(4_000), whole + 60 * 100_000); // pieces kept one by one: 60 × 0.8 MB
  }, 30_000);

  it("refuses a form of more than 200 fields, or thousands of values, before anything decodes it", async () => {
    seen = [];
    const post = (type: string, body: string, more = "") =>
      raw(port, head(`Content-Type: ${type}\r\nContent-Length: ${body.length}${more}`) + body);
    const part = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n\r\n`;
    expect(statusOf(await post("text/plain", `[${"{},".repeat(20_000)}{}]`, "\r\nNext-Action: 40ab"))).toBe(413);
    expect(statusOf(await post("text/plain", "&".repeat(20_000)))).toBe(413);
    const fields = (count: number) => `${Array.from({ length: count }, (_, n) => part(`f${n}`)).join("")}--x--\r\n`;
    expect(statusOf(await post("multipart/form-data; boundary=x", fields(201)))).toBe(413);
    expect(statusOf(await post("application/x-www-form-urlencoded", "a=&".repeat(201)))).toBe(413);
    const references = Array.from({ length: 100 }, (_, n) => part(`$ACTION_REF_${n}`)).join("");
    expect(statusOf(await post("multipart/form-data; boundary=x", `${references}--x--\r\n`))).toBe(400); // a form names one action
    expect(seen).toEqual([]);
    expect(statusOf(await post("multipart/form-data; boundary=x", fields(199)))).toBe(200);
  });

  it("counts the body of a GET as well", async () => {
    expect(
      statusOf(
        await raw(port, head("Transfer-Encoding: chunked").replace("POST", "GET") + chunked(smallBodyLimit + 1)),
      ),
    ).toBe(413);
  });

  it("goes on after a sender who left in the middle", async () => {
    const socket = net.connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(`${head("Content-Length: 1000")}half`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.resetAndDestroy();
    expect(statusOf(await request(port, ["GET / HTTP/1.1", `Host: 127.0.0.1:${port}`]))).toBe(200);
  });
});

describe("the front door: shapes", () => {
  it.each(["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACE"])(
    "answers 405 to %s, before any page",
    async (method) => {
      seen = [];
      expect(statusOf(await request(port, [`${method} /x HTTP/1.1`, `Host: 127.0.0.1:${port}`]))).toBe(405);
      expect(seen).toEqual([]);
    },
  );

  it("answers 414 to an address that is long or has many fields, 415 to an encoded body, and 404 to what Next would serve beside pages", async () => {
    seen = [];
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

  it("hands Next a router's tree that it can read, and no other", async () => {
    const tree = [
      "",
      { children: ["teacher", { children: ["sign-in", { children: ["__PAGE__", {}] }] }] },
      null,
      null,
      0,
    ];
    const asked = async (header: string) => {
      seen = [];
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

describe("the front door: lanes", () => {
  it("lets two requests of a sender run at once; the rest of theirs wait, and nobody else does", async () => {
    seen = [];
    letGo = [];
    const slow = Array.from({ length: 10 }, () => request(port, ["GET /slow HTTP/1.1", `Host: 127.0.0.1:${port}`]));
    await expect.poll(() => letGo.length).toBe(2);
    for (const n of ["1", "2"])
      expect(
        statusOf(
          await request(port, [
            "GET / HTTP/1.1",
            `Host: 127.0.0.1:${port}`,
            `Cookie: ${await sessionCookie(n.repeat(32))}`,
          ]),
        ),
      ).toBe(200);
    expect(letGo).toHaveLength(2);
    for (let n = 0; n < 10; n++) {
      await expect.poll(() => letGo.length).toBeGreaterThan(n);
      letGo[n]?.();
    }
    expect((await Promise.all(slow)).map(statusOf)).toEqual(slow.map(() => 200));
  });
});

describe("the front door: who asks too often", () => {
  it("what is answered 429 keeps its place in its sender's lane for 20 ms; nobody else waits for it", async () => {
    const get = (path: string, ...more: string[]) =>
      request(port, [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...more]);
    const ended: string[] = [];
    const began = performance.now();
    const often = Array.from({ length: 20 }, () => get("/often"));
    const other = get("/", `Cookie: ${await sessionCookie("3".repeat(32))}`).then(
      (answer) => (ended.push("other"), answer),
    );
    const statuses = (
      await Promise.all([...often, get("/").then((answer) => (ended.push("behind them"), answer))])
    ).map(statusOf);
    expect(statuses).toEqual([...often.map(() => 429), 200]);
    expect(statusOf(await other)).toBe(200);
    expect(ended).toEqual(["other", "behind them"]);
    expect(performance.now() - began).toBeGreaterThanOrEqual((20 / 2) * 20 - 20);
  });
});

describe("the front door: senders", () => {
  it("a session that is known to have ended is no sender of its own any more: it shares its address's lane and body limit", async () => {
    const id = "e".repeat(32);
    const cookie = await sessionCookie(id);
    const post = async () =>
      statusOf(
        await raw(
          port,
          `POST /x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\nCookie: ${cookie}\r\nContent-Length: ${smallBodyLimit + 1}\r\n\r\n${"x".repeat(smallBodyLimit + 1)}`,
        ),
      );
    expect(await post()).toBe(200);
    publishEndedSessions([id]);
    expect(await post()).toBe(413);
    expect(await identifySender({ cookie, "x-forwarded-for": "192.0.2.7" })).toEqual({
      key: "network 192.0.2.7",
      network: "192.0.2.7",
      limit: smallBodyLimit,
    });
    expect(
      await identifySender({ cookie: await sessionCookie("f".repeat(32)), "x-forwarded-for": "192.0.2.7" }),
    ).toMatchObject({ key: `session ${"f".repeat(32)}`, network: "192.0.2.7" });
  });
});

describe("the front door: connections", () => {
  it("an address with too many is refused another, until one of them ends", async () => {
    const server = http.createServer((_req, res) => res.end("in"));
    limitConnections(server, 2);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    open.push(server);
    const at = (server.address() as AddressInfo).port;
    const held = await Promise.all(
      [1, 2].map(async () => {
        const socket = net.connect(at, "127.0.0.1");
        await once(socket, "connect");
        return socket;
      }),
    );
    expect(await request(at, ["GET / HTTP/1.1", "Host: x"])).toBe("");
    held[0]?.destroy();
    await expect.poll(async () => statusOf(await request(at, ["GET / HTTP/1.1", "Host: x"]))).toBe(200);
    held[1]?.destroy();
  });
});

describe("the front door: time", () => {
  it("gives headers 10 s, a body of up to 64 KiB 10 s and a bigger one 30 s", { timeout: 60_000 }, async () => {
    const start = Date.now();
    const after = async (text: string) => {
      const answer = await raw(port, text);
      return { status: statusOf(answer), seconds: (Date.now() - start) / 1_000 };
    };
    const post = (length: number, cookie: string) =>
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nContent-Length: ${length}\r\n\r\nhalf`;
    const [headers, small, big] = await Promise.all([
      after("GET / HTTP/1.1\r\nHost: local"),
      after(post(10, "")),
      after(post(bodyLimit, await sessionCookie("0".repeat(32)))),
    ]);
    expect([headers.status, small.status, big.status]).toEqual([408, 408, 408]);
    // Not before its time; how long after is the machine's, but 30 s are never given to what has 10.
    for (const { seconds } of [headers, small]) {
      expect(seconds).toBeGreaterThan(9);
      expect(seconds).toBeLessThan(Math.min(29, big.seconds));
    }
    expect(big.seconds).toBeGreaterThan(29);
  });
});

describe("the front door: what every answer carries", () => {
  it("one nonce on the request, where Next reads it, and on the answer; nobody can change it later", async () => {
    seen = [];
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

  it(
    "R1: each refusal says that it is ours, so that no page takes it for another network's: 400, 403, 404, 405, 408, 413, 414, 415, 421, 503, Node's own and those of sockets too",
    { timeout: 60_000 },
    async () => {
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
    },
  );

  it("refusals too", async () => {
    const answer = await request(port, ["GET / HTTP/1.1", "Host: a/b"]);
    expect(answer).toMatch(/content-security-policy: default-src 'self'/i);
    expect(answer).toMatch(/cache-control: private, no-store/i);
  });

  it.each(["/_next/static/chunks/a.js", "/icon.png"])("leaves the caching of %s to Next", async (file) => {
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

  it("answers 404 outside /sync/ and /live/ and hangs up", async () => {
    for (const path of ["/", "/synch/x", "/_next/hmr", "/livestream", "//live/x"])
      expect(statusOf(await upgrade(path, host()))).toBe(404);
  });

  it("answers 403 to another origin, `null` and malformed ones, before anything else is looked at", async () => {
    for (const origin of ["http://evil.example", "null", "nonsense", "http://127.0.0.1:1"])
      expect(statusOf(await upgrade("/live/x", host(), `Origin: ${origin}`))).toBe(403);
    expect(statusOf(await upgrade("/live/x", host(), `Origin: http://127.0.0.1:${port}`))).toBe(404); // no such activity
  });

  it("answers 400 to a bad Host", async () => {
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
