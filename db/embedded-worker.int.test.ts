import { once, type EventEmitter } from "node:events";
import pg from "pg";
import { describe, expect, it } from "vitest";
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
  const opened = new pg.Client(url === undefined ? { host: socketFolder, user: "postgres", database: "postgres" } : { connectionString: url });
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
  it("a query between two messages of another connection's query does not take its statement away", async () => {
    const [slow, quick] = await Promise.all([client(), client()]);
    const wire = wireOf(slow);
    await parsed(wire);
    const other = quick.query<{ n: number }>("select $1::int as n", [7]);
    const moment = new Promise((go) => setTimeout(go, 100)); // time enough for the other one, were it let in
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
    await new Promise((go) => setTimeout(go, 100)); // it has come, and waits for its Sync
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
