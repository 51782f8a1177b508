import { once, type EventEmitter } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { openEmbedded } from "./embedded";
import { testDatabase } from "./testing/database";

/** pg's own messages, which its types leave out. */
interface Wire extends EventEmitter {
  parse: (query: { name: string; text: string; types: number[] }) => void;
  flush: () => void;
  bind: (config: { values: string[] }) => void;
  execute: (config: object) => void;
  sync: () => void;
  stream: { destroy: () => void };
}

async function client() {
  const { url, socketFolder } = testDatabase() ?? {};
  const opened = new pg.Client(
    url === undefined ? { host: socketFolder, user: "postgres", database: "postgres" } : { connectionString: url },
  );
  opened.on("error", () => undefined);
  await opened.connect();
  return opened;
}
const wireOf = (opened: pg.Client) => (opened as unknown as { connection: Wire }).connection;

async function parsed(wire: Wire) {
  wire.parse({ name: "", text: "select $1::int + $2::int", types: [] });
  wire.flush();
  await once(wire, "parseComplete");
}

describe("the embedded database", () => {
  it("of the files that it makes, at the start or later, none is open to others", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-modes-"));
    const embedded = await openEmbedded({ dataFolder: path.join(folder, "database"), socketFolder: folder });
    try {
      const files = () => readdirSync(path.join(folder, "database"), { recursive: true, encoding: "utf8" });
      const before = new Set(files());
      const opened = new pg.Client({ host: folder, user: "postgres", database: "postgres" });
      await opened.connect();
      await opened.query("create table made_later as select generate_series(1, 1000) as n");
      await opened.end();
      expect(files().filter((file) => !before.has(file))).not.toEqual([]);
      expect(files().filter((file) => (statSync(path.join(folder, "database", file)).mode & 0o077) !== 0)).toEqual([]);
    } finally {
      await embedded.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("a query between two messages of another connection's query does not take its statement away", async () => {
    const [slow, quick] = await Promise.all([client(), client()]);
    const wire = wireOf(slow);
    await parsed(wire);
    const other = quick.query<{ n: number }>("select $1::int as n", [7]);
    const moment = new Promise((go) => setTimeout(go, 100)); // enough time for the other query to finish, if it were let through
    await Promise.race([other, moment]);
    const row = once(wire, "dataRow");
    wire.bind({ values: ["2", "3"] });
    wire.execute({});
    wire.sync();
    const [{ fields }] = (await row) as [{ fields: string[] }];
    expect(fields.map(String)).toEqual(["5"]);
    expect((await other).rows).toEqual([{ n: 7 }]);
    await Promise.all([slow.end(), quick.end()]);
  });

  it("what a connection that broke left of a query is not run with another one's", async () => {
    const [broken, other] = await Promise.all([client(), client()]);
    const wire = wireOf(broken);
    wire.parse({ name: "", text: "select 1 / $1::int", types: [] });
    wire.bind({ values: ["0"] });
    await new Promise((go) => setTimeout(go, 100)); // the query has arrived, and waits for its Sync
    wire.stream.destroy();
    expect((await other.query("select $1::int as n", [7])).rows).toEqual([{ n: 7 }]);
    await other.end();
  });

  it("a connection that breaks in mid-query leaves the others working", async () => {
    const [broken, other] = await Promise.all([client(), client()]);
    await parsed(wireOf(broken));
    wireOf(broken).stream.destroy();
    expect((await other.query("select $1::int as n", [7])).rows).toEqual([{ n: 7 }]);
    await other.end();
  });
});
