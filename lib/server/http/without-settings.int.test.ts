/** Answers of a server that runs without settings. */
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "@/lib/process/root.js";
import { ensureBuilt } from "@/lib/server/boot/build";
import { startServer, type RealServer } from "@/lib/server/testing/real-server";
import { unknownCode } from "@/lib/server/testing/sign-in-browser";

let server: RealServer;
beforeAll(async () => {
  await ensureBuilt();
  server = await startServer();
});
afterAll(() => server.stop());

interface StaticFile {
  /** The file that was built or written. */
  file: string;
  /** Its bytes as the build has compressed them; null when the build has not compressed it. */
  compressed: Buffer | null;
  url: string;
}

function listFiles(from: string, at: string, compressedTo: string): StaticFile[] {
  return readdirSync(path.join(root, from), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".gz"))
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(path.join(root, from), file);
      const compressed = path.join(root, compressedTo, `${name}.gz`);
      const url = at + name.split(path.sep).join("/");
      return { file, url, compressed: existsSync(compressed) ? readFileSync(compressed) : null };
    });
}

async function get(url: string, acceptEncoding: string) {
  const req = http.get(server.origin + url, { headers: { "accept-encoding": acceptEncoding } });
  const [res] = (await once(req, "response")) as [http.IncomingMessage];
  return { encoding: res.headers["content-encoding"], body: Buffer.concat(await res.toArray()) };
}

it("Q7g: no static file is compressed at a request: each is sent as the build compressed it, or as it is, also with a query and to who takes only another encoding", async () => {
  const files = [
    ...listFiles(".next/static", "/_next/static/", ".next/static"),
    ...listFiles("public", "/", ".next/public"),
  ];
  expect(files.length).toBeGreaterThan(50);
  const wrong: string[] = [];
  for (const { file, url, compressed } of files) {
    const isLongText = /\.(?:js|css|svg|txt)$/.test(file) && statSync(file).size >= 1_024;
    if (isLongText !== (compressed !== null)) wrong.push(`${url} was ${isLongText ? "not " : ""}compressed`);
    for (const [asked, encodings] of [
      [url, "gzip, deflate, br"],
      [`${url}?again`, "gzip"],
      [url, "br"],
    ] as const) {
      const { encoding, body } = await get(asked, encodings);
      const asBuilt = encodings === "br" ? null : compressed;
      if (encoding !== (asBuilt === null ? undefined : "gzip") || !body.equals(asBuilt ?? readFileSync(file)))
        wrong.push(`${asked} for ${encodings}`);
    }
  }
  expect(wrong).toEqual([]);
});

it("Q7g: a page is compressed for who takes gzip, and sent as it is to who takes only another encoding or none", async () => {
  const compressed = await get("/", "gzip, deflate, br");
  expect(compressed.encoding).toBe("gzip");
  expect(gunzipSync(compressed.body).toString()).toContain("</html>");
  for (const encodings of ["br", "identity"]) {
    const { encoding, body } = await get("/", encodings);
    expect(encoding).toBeUndefined();
    expect(body.toString()).toContain("</html>");
  }
});

it("S1w: what a client claims about its address counts for nothing where no proxy was set", async () => {
  const claims = (n: number) => ({
    "x-forwarded-for": `203.0.113.${n}`,
    "x-real-ip": `203.0.113.${n}`,
    forwarded: `for=203.0.113.${n}`,
  });
  let refused = 0;
  // One code a second is always looked up, so a slow machine must try more before some are refused.
  for (let n = 0; n < 400 && refused <= 10; n++) {
    const answer = await fetch(`${server.origin}/join/${unknownCode(n)}`, { redirect: "manual", headers: claims(n) });
    await answer.text();
    if (answer.headers.get("location") === null) refused += 1;
  }
  expect(refused).toBeGreaterThan(10);
});

it("the demo's way in is not there: 404 for its page and for a token", async () => {
  const sent = {
    method: "POST",
    headers: { origin: server.origin },
    body: new URLSearchParams({ token: "0".repeat(32) }),
  };
  expect((await fetch(`${server.origin}/demo`)).status).toBe(404);
  expect((await fetch(`${server.origin}/demo`, sent)).status).toBe(404);
});
