import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compressAnswer } from "./compress-answer";

const line = "What the team has written, once more.\n";
const long = line.repeat(1_000);

/** Pages by path: what each does with the response. */
const pages: Record<string, (res: http.ServerResponse) => void> = {
  "/pieces": (res) => {
    res.setHeader("content-type", "text/x-component");
    res.flushHeaders();
    for (let i = 0; i < 1_000; i++) res.write(line);
    res.end();
  },
  "/whole": (res) => res.setHeader("content-type", "text/html; charset=utf-8").end(long),
  "/encoding": (res) => {
    res.setHeader("content-type", "text/plain; charset=latin1");
    res.write("é".repeat(1_000), "latin1", () => res.end("è".repeat(1_000), "latin1"));
  },
  "/length": (res) => {
    res.setHeader("content-type", "text/html").setHeader("content-length", Buffer.byteLength(long));
    res.end(long);
  },
  "/short": (res) => res.setHeader("content-type", "text/html").end("short"),
  "/empty": (res) => res.writeHead(307, { location: "/elsewhere" }).end(),
  "/bytes": (res) => {
    res.setHeader("content-type", "application/octet-stream");
    res.write(long);
    res.end();
  },
  "/done": (res) => {
    res.setHeader("content-type", "text/css").setHeader("content-encoding", "br");
    res.end(long);
  },
  "/huge": (res) => {
    res.setHeader("content-type", "text/csv");
    for (let i = 0; i < 200; i++) res.write(long);
    res.end(line);
  },
};
/** A response whose first piece was sent, and whose end the test writes later. */
const streaming = { res: null as http.ServerResponse | null };
pages["/stream"] = (res) => {
  streaming.res = res.setHeader("content-type", "application/octet-stream");
  res.write("first");
};

let server: http.Server;
beforeAll(async () => {
  server = http.createServer((req, res) => {
    compressAnswer(req, res);
    pages[req.url ?? ""]?.(res);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => void server.close());

async function ask(path: string, acceptEncoding = "gzip, br", method = "GET"): Promise<http.IncomingMessage> {
  const { port } = server.address() as AddressInfo; // a TCP server's address
  const req = http.request({ port, path, method, agent: false, headers: { "accept-encoding": acceptEncoding } });
  req.end();
  const [res] = (await once(req, "response")) as [http.IncomingMessage];
  return res;
}

async function get(...given: Parameters<typeof ask>) {
  const res = await ask(...given);
  return { status: res.statusCode, headers: res.headers, body: Buffer.concat(await res.toArray()) };
}

describe("an answer of text", () => {
  it.each(["/pieces", "/whole", "/length"])("%s is sent compressed, whole, with its own length", async (path) => {
    const { headers, body } = await get(path);
    expect(headers).toMatchObject({
      "content-encoding": "gzip",
      "content-length": String(body.length),
      vary: "Accept-Encoding",
    });
    expect(body.length).toBeLessThan(long.length / 20);
    expect(gunzipSync(body).toString()).toBe(long);
  });

  it("has another length each time, so that nobody learns from it what a secret in the answer is", async () => {
    const paddings = await Promise.all(
      Array.from({ length: 40 }, async () => String((await get("/whole")).headers["x-padding"])),
    );
    expect(new Set(paddings.map(({ length }) => length)).size).toBeGreaterThan(20);
    expect(Math.max(...paddings.map(({ length }) => length))).toBeLessThan(256);
  });

  it("has the characters in the encoding in which they were written", async () => {
    const { body } = await get("/encoding");
    expect(gunzipSync(body).toString("latin1")).toBe("é".repeat(1_000) + "è".repeat(1_000));
  });

  it("is sent as it is when it is short or empty", async () => {
    expect(await get("/short")).toMatchObject({ status: 200, body: Buffer.from("short") });
    expect(await get("/empty")).toMatchObject({ status: 307, headers: { location: "/elsewhere" } });
    for (const path of ["/short", "/empty"]) expect((await get(path)).headers["content-encoding"]).toBeUndefined();
  });

  it("is sent as it is to who takes no gzip, and has no body for HEAD", async () => {
    const plain = await get("/pieces", "br");
    expect([plain.headers["content-encoding"], plain.body.toString()]).toEqual([undefined, long]);
    expect((await get("/whole", "gzip", "HEAD")).body).toHaveLength(0);
  });

  it("is sent as it comes once it is very long", async () => {
    const { headers, body } = await get("/huge");
    expect(headers["content-encoding"]).toBeUndefined();
    expect(body.equals(Buffer.from(long.repeat(200) + line))).toBe(true);
  });
});

describe("what is no text, or compressed already", () => {
  it("is left alone", async () => {
    expect((await get("/bytes")).body.toString()).toBe(long);
    const { headers, body } = await get("/done");
    expect([headers["content-encoding"], body.toString()]).toEqual(["br", long]);
  });

  it("is sent piece by piece: the first is there before the last is written", async () => {
    const res = await ask("/stream");
    const [first] = (await once(res, "data")) as [Buffer];
    expect(first.toString()).toBe("first");
    streaming.res?.end("last");
    expect(Buffer.concat(await res.toArray()).toString()).toBe("last");
  });
});
