import net from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { sessionCookie } from "@/lib/auth/session-token";
import { limits } from "@/lib/sockets/limits";
import { bodyLimit, smallBodyLimit } from "@/lib/server/http/front-door/body/body";
import {
  ownPost,
  port,
  raw,
  request,
  seen,
  session,
  statusOf,
  watched,
  withFrontDoor,
} from "@/lib/server/http/front-door/testing/front-door-support";

withFrontDoor();

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void; // exists because of the flag above
/** Bytes that this process uses after garbage collection. */
function heap(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

describe("the front door: bodies", () => {
  const head = (length: string, cookie = "") =>
    `POST /x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n${cookie === "" ? "" : ownPost(cookie)}${length}\r\n\r\n`;
  const chunked = (bytes: number, chunk = 65_536) => {
    const whole = `${chunk.toString(16)}\r\n${"x".repeat(chunk)}\r\n`.repeat(Math.floor(bytes / chunk));
    const rest = bytes % chunk;
    return `${whole}${rest === 0 ? "" : `${rest.toString(16)}\r\n${"x".repeat(rest)}\r\n`}0\r\n\r\n`;
  };

  it("B11e: takes 1 MiB with a session and 64 KiB without, however they are sent", async () => {
    expect([bodyLimit, smallBodyLimit]).toEqual([1_048_576, 65_536]);
    seen.length = 0;
    const cookie = await sessionCookie(session());
    expect(statusOf(await raw(port, head(`Content-Length: ${bodyLimit}`, cookie) + "x".repeat(bodyLimit)))).toBe(200);
    expect(statusOf(await raw(port, head("Transfer-Encoding: chunked", cookie) + chunked(bodyLimit)))).toBe(200);
    expect(statusOf(await raw(port, head(`Content-Length: ${smallBodyLimit}`) + "x".repeat(smallBodyLimit)))).toBe(200);
    expect(statusOf(await raw(port, head("Transfer-Encoding: chunked") + chunked(smallBodyLimit)))).toBe(200);
    expect(seen.map(({ bytes }) => bytes)).toEqual([bodyLimit, bodyLimit, smallBodyLimit, smallBodyLimit]);
  });

  it("B11e: counts a body that does not say its length, and answers 413 with a sentence before any page reads it", async () => {
    seen.length = 0;
    const big = await raw(
      port,
      head("Transfer-Encoding: chunked", await sessionCookie(session())) + chunked(bodyLimit + 1),
    );
    expect([statusOf(big), big.includes("The limit is 1 MB.")]).toEqual([413, true]);
    const small = await raw(port, head("Transfer-Encoding: chunked") + chunked(smallBodyLimit + 1));
    expect([statusOf(small), small.includes("The limit is 64 kB.")]).toEqual([413, true]);
    expect(statusOf(await raw(port, head("Transfer-Encoding: chunked") + chunked(20_000, 1)))).toBe(413); // because each piece costs more than its byte
    expect(seen).toEqual([]);
  });

  it("R14: what a device asks about its copy of a document may be as long as a frame, 1.5 MiB, with a session; without one, and on any other path, it may not", async () => {
    const cookie = await sessionCookie(session());
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

  it("B11e: answers 413 at once to a length that is too big, and to a forged session's", async () => {
    expect(
      statusOf(await raw(port, head(`Content-Length: ${bodyLimit + 1}`, await sessionCookie(session())), /1 MB/)),
    ).toBe(413);
    const [name] = (await sessionCookie(session())).split("=");
    expect(
      statusOf(await raw(port, head(`Content-Length: ${smallBodyLimit + 1}`, `${name ?? ""}=made.up`), /64 kB/)),
    ).toBe(413);
  });

  it("B11e: of one sender's bodies that don't end, the oldest give way past 4 MiB; a form of another, and of the same sender, comes in at once", async () => {
    const slow = Array.from({ length: 100 }, () =>
      raw(port, head(`Content-Length: ${smallBodyLimit}`) + "x".repeat(smallBodyLimit - 1)),
    );
    const given = await Promise.race([Promise.all(slow.slice(0, 36)), Promise.all(slow)]);
    expect(given.map(statusOf)).toEqual(given.map(() => 503));
    expect(statusOf(await raw(port, head("Content-Length: 1") + "x"))).toBe(200);
    expect(statusOf(await raw(port, head("Content-Length: 1", await sessionCookie(session())) + "x"))).toBe(200);
    expect(new Set((await Promise.all(slow)).map(statusOf))).toEqual(new Set([503, 408]));
  });

  /** The heap after garbage of earlier tests is collected, some of which is in use until its sockets are closed. */
  const settledHeap = async () => {
    let [before, now] = [Infinity, heap()];
    while (before - now > 20_000) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      [before, now] = [now, heap()];
    }
    return now;
  };

  it("B11e: counts what bodies take in memory: the same bytes in pieces of one byte take hardly more", async () => {
    const taken = async (body: string, most = Infinity) => {
      const { sockets, at } = await watched();
      const before = await settledHeap();
      const sending = Array.from({ length: 60 }, () => raw(at, head("Transfer-Encoding: chunked") + body));
      await expect.poll(() => sockets.filter(({ bytesRead }) => bytesRead > body.length).length).toBe(60);
      // Polls, because bytes that were read stay in Node's streams for a moment.
      let more = Infinity;
      await expect.poll(() => (more = heap() - before)).toBeLessThan(most);
      expect(sockets.filter(({ destroyed }) => destroyed)).toEqual([]);
      for (const socket of sockets) socket.destroy();
      await Promise.all(sending);
      return more;
    };
    const whole = await taken(`fa0\r\n${"x".repeat(4_000)}\r\n`);
    await taken("1\r\nx\r\n".repeat(4_000), whole + 60 * 100_000); // storing each piece separately would take 60 × 0.8 MB
  });

  it("B11d: refuses a form of more than 200 fields, or thousands of values, before anything decodes it", async () => {
    seen.length = 0;
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

  it("B11e: counts the body of a GET as well", async () => {
    expect(
      statusOf(
        await raw(port, head("Transfer-Encoding: chunked").replace("POST", "GET") + chunked(smallBodyLimit + 1)),
      ),
    ).toBe(413);
  });

  it("B11e: goes on after a sender who left in the middle", async () => {
    const socket = net.connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(`${head("Content-Length: 1000")}half`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.resetAndDestroy();
    expect(statusOf(await request(port, ["GET / HTTP/1.1", `Host: 127.0.0.1:${port}`]))).toBe(200);
  });
});
