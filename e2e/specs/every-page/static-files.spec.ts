import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { expect, test } from "@/e2e/support/fixtures";

/** The body as it was sent: `fetch` would decompress it. */
const get = (url: string) =>
  new Promise<Buffer>((resolve, reject) => {
    const req = http.get(url, { headers: { "accept-encoding": "gzip" } }, (res) => {
      res.toArray().then((chunks) => resolve(Buffer.concat(chunks)), reject);
    });
    req.on("error", reject);
  });

test("each script and style sheet of the start page is sent as the build has compressed it", async ({ server }) => {
  const page = await (await fetch(server.origin)).text();
  const files = new Set([...page.matchAll(/\/_next\/static\/[^"'\\ ]+\.(?:js|css)/g)].map(([file]) => file));
  expect(files.size).toBeGreaterThan(8);
  for (const file of files) {
    const built = readFileSync(path.join(".next", "static", `${file.slice("/_next/static/".length)}.gz`));
    expect((await get(server.origin + file)).equals(built), file).toBe(true);
  }
});
