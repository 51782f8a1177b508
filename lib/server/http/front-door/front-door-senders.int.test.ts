import { once } from "node:events";
import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { sessionCookie } from "@/lib/auth/session-token";
import { bodyLimit, smallBodyLimit } from "@/lib/server/http/front-door/body/body";
import { limitConnections } from "./connections";
import { identifySender } from "./sender";
import {
  open,
  ownPost,
  seen,
  letGo,
  raw,
  request,
  session,
  statusOf,
  port,
  withFrontDoor,
} from "@/lib/server/http/front-door/testing/front-door-support";

withFrontDoor();

describe("the front door: lanes", () => {
  it("B11f: lets two requests of a sender run at once; the rest of theirs wait, and nobody else does", async () => {
    seen.length = 0;
    letGo.length = 0;
    const slow = Array.from({ length: 10 }, () => request(port, ["GET /slow HTTP/1.1", `Host: 127.0.0.1:${port}`]));
    await expect.poll(() => letGo.length).toBe(2);
    for (const cookie of await Promise.all([session(), session()].map(sessionCookie)))
      expect(statusOf(await request(port, ["GET / HTTP/1.1", `Host: 127.0.0.1:${port}`, `Cookie: ${cookie}`]))).toBe(
        200,
      );
    expect(letGo).toHaveLength(2);
    for (let n = 0; n < 10; n++) {
      await expect.poll(() => letGo.length).toBeGreaterThan(n);
      letGo[n]?.();
    }
    expect((await Promise.all(slow)).map(statusOf)).toEqual(slow.map(() => 200));
  });
});

describe("the front door: connections of one address without a cookie", () => {
  it("B11f: take turns: one that sends 50 requests at once, without waiting for answers, has not had all of them when another's is answered", async () => {
    letGo.length = 0;
    const many = net.connect(port, "127.0.0.1");
    many.resume().write(`GET /slow HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`.repeat(50));
    await expect.poll(() => letGo.length).toBe(2);
    let begunBefore = 0;
    const other = request(port, ["GET /other HTTP/1.1", `Host: 127.0.0.1:${port}`]).then((answer) => {
      begunBefore = letGo.length;
      return statusOf(answer);
    });
    for (let n = 0; n < 50; n++) {
      await expect.poll(() => letGo.length).toBeGreaterThan(n);
      await request(port, ["GET /healthz HTTP/1.1", `Host: 127.0.0.1:${port}`]); // waits in no queue
      letGo[n]?.();
    }
    expect(await other).toBe(200);
    expect(begunBefore).toBeLessThan(50);
    many.destroy();
  });
});

describe("the front door: who asks too often", () => {
  it("B11f: what is answered 429 keeps its place in its sender's lane for 20 ms; nobody else waits for it", async () => {
    const get = (path: string, ...more: string[]) =>
      request(port, [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...more]);
    const ended: string[] = [];
    const began = performance.now();
    const often = Array.from({ length: 20 }, () => get("/often"));
    const other = get("/", `Cookie: ${await sessionCookie(session())}`).then((answer) => (ended.push("other"), answer));
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
  it("B11f: a session that is known to have ended is no sender of its own any more: it shares its address's lane and body limit", async () => {
    const id = session();
    const cookie = await sessionCookie(id);
    const post = async () =>
      statusOf(
        await raw(
          port,
          `POST /x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n${ownPost(cookie)}Content-Length: ${smallBodyLimit + 1}\r\n\r\n${"x".repeat(smallBodyLimit + 1)}`,
        ),
      );
    expect(await post()).toBe(200);
    publishEndedSessions([id]);
    expect(await post()).toBe(413);
    expect(await identifySender({ cookie, "x-forwarded-for": "192.0.2.7" })).toEqual({
      key: "network 192.0.2.7",
      isPerson: false,
      network: "192.0.2.7",
      limit: smallBodyLimit,
    });
    const another = session();
    expect(
      await identifySender({ cookie: await sessionCookie(another), "x-forwarded-for": "192.0.2.7" }),
    ).toMatchObject({ key: `session ${another}`, isPerson: true, network: "192.0.2.7" });
  });
});

describe("the front door: connections", () => {
  it("B11f: an address with too many is refused another, until one of them ends", async () => {
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
  it("B11f: gives headers 10 s, a body of up to 64 KiB 10 s and a bigger one 30 s", async () => {
    const start = Date.now();
    const after = async (text: string) => {
      const answer = await raw(port, text);
      return { status: statusOf(answer), seconds: (Date.now() - start) / 1_000 };
    };
    const post = (length: number, cookie: string) =>
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${ownPost(cookie)}Content-Length: ${length}\r\n\r\nhalf`;
    const [headers, small, big] = await Promise.all([
      after("GET / HTTP/1.1\r\nHost: local"),
      after(post(10, "")),
      after(post(bodyLimit, await sessionCookie(session()))),
    ]);
    expect([headers.status, small.status, big.status]).toEqual([408, 408, 408]);
    // Never before its time; how long after depends on the machine.
    for (const { seconds } of [headers, small]) {
      expect(seconds).toBeGreaterThan(9);
      expect(seconds).toBeLessThan(big.seconds);
    }
    expect(big.seconds).toBeGreaterThan(29);
  });
});
