import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asksForStaticFile, compressStaticFiles, serveCompressedFiles } from "./compressed-files";

const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-static-"));
const script = "export const words = 1;\n".repeat(500);
let server: http.Server;

beforeAll(async () => {
  const chunks = path.join(folder, ".next", "static", "chunks");
  mkdirSync(chunks, { recursive: true });
  writeFileSync(path.join(chunks, "page.js"), script);
  writeFileSync(path.join(chunks, "page.css"), "a { color: red }\n".repeat(100));
  writeFileSync(path.join(chunks, "short.css"), "a { color: red }");
  writeFileSync(path.join(chunks, "letters.woff2"), "compressed already");
  mkdirSync(path.join(folder, "public", "a"), { recursive: true });
  writeFileSync(path.join(folder, "public", "a", "worker.js"), script);
  compressStaticFiles(folder);
  const serve = serveCompressedFiles(folder);
  server = http.createServer((req, res) => {
    if (!serve(req, res)) res.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (name: string, acceptEncoding: string, method = "GET") =>
  ask(`/_next/static/chunks/${name}`, acceptEncoding, method);

async function ask(path: string, acceptEncoding: string, method = "GET") {
  const { port } = server.address() as AddressInfo; // a TCP server's address
  const req = http.request({ port, path, method, agent: false, headers: { "accept-encoding": acceptEncoding } });
  req.end();
  const [res] = (await once(req, "response")) as [http.IncomingMessage];
  return { status: res.statusCode, headers: res.headers, body: Buffer.concat(await res.toArray()) };
}

it("Q7g: sends a script and a style sheet as the build has compressed them, to be cached for a year", async () => {
  const { status, headers, body } = await get("page.js", "br;q=1.0, gzip;q=0.8");
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "content-encoding": "gzip",
    "content-length": String(body.length),
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  expect(body.length).toBeLessThan(script.length / 10);
  expect(gunzipSync(body).toString()).toBe(script);
  expect((await get("page.css", "gzip, deflate")).headers["content-type"]).toBe("text/css; charset=utf-8");
});

it("Q7g: sends a script of public/ so too, to be asked for again each time, and writes nothing there", async () => {
  const { headers, body } = await ask("/a/worker.js", "gzip");
  expect(headers).toMatchObject({ "content-encoding": "gzip", "cache-control": "public, max-age=0" });
  expect(gunzipSync(body).toString()).toBe(script);
  expect(existsSync(path.join(folder, "public", "a", "worker.js.gz"))).toBe(false);
});

it("a query changes nothing", async () => {
  expect((await get("page.js?again=1", "gzip")).headers["content-encoding"]).toBe("gzip");
});

it("knows which requests are for such files", () => {
  const asks = asksForStaticFile(folder);
  const paths = ["/_next/static/chunks/any.js", "/a/worker.js?x", "/a/worker", "/_next/data/x.json", "/"];
  expect(paths.map((url) => asks({ url } as http.IncomingMessage))).toEqual([true, true, false, false, false]);
});

it("answers HEAD without a body", async () => {
  const { status, body } = await get("page.js", "gzip", "HEAD");
  expect([status, body.length]).toEqual([200, 0]);
});

it("leaves to Next what it has not compressed, and clients that take no gzip", async () => {
  for (const [name, encodings] of [
    ["letters.woff2", "gzip"],
    ["short.css", "gzip"],
    ["page.js.gz", "gzip"],
    ["../chunks/page.js", "gzip"],
    ["page.js", "br"],
    ["page.js", "gzip;q=0, identity"],
  ] as const)
    expect((await get(name, encodings)).status, `${name} for ${encodings}`).toBe(404);
});
