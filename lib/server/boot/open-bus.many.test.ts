import { afterEach, expect, inject, it } from "vitest";
import { connect, disconnect } from "@/db/client";
import { loadDatabaseId } from "@/lib/auth/queries/installation";
import { testDatabase } from "@/db/testing/database";
import { createDatabases } from "@/db/testing/server-databases";
import { RedisBus } from "@/lib/bus/redis-bus";
import { busPrefix } from "./open-bus";

const url = testDatabase()?.url;
const redis = inject("redis");
const secret = "one secret under two installations";
const buses: RedisBus[] = [];
afterEach(async () => {
  for (const bus of buses.splice(0)) await bus.close();
});

/** Opens a bus as a process that uses this database does. */
async function busOver(database: string): Promise<RedisBus> {
  connect({ url: database, max: 1 });
  const bus = new RedisBus({ url: redis ?? "", prefix: busPrefix(secret, await loadDatabaseId()) });
  await disconnect();
  buses.push(bus);
  await bus.ready;
  return bus;
}

it("R13: two installations with one Redis and one secret, each over a database of its own, hear nothing of each other, not on a document's channel either; two processes over one database do", async ({
  skip,
}) => {
  if (url === undefined || redis === null) return skip("PostgreSQL or Redis can't be had here");
  const other = await createDatabases(url, 1);
  try {
    const received: string[] = [];
    const [first, mate, stranger] = [
      await busOver(url),
      await busOver(url),
      await busOver(other.databases[0]?.url ?? ""),
    ];
    const listen = (bus: RedisBus, name: string) =>
      bus.openChannel("doc:1", {
        receive: (bytes) => received.push(`${name}: ${Buffer.from(bytes).toString()}`),
        onSubscribed: () => undefined,
      });
    const channels = [listen(first, "first"), listen(mate, "mate"), listen(stranger, "stranger")] as const;
    await Promise.all(channels.map(({ settled }) => settled));
    channels[2].publish(Buffer.from("committed there"));
    channels[0].publish(Buffer.from("committed here"));
    await expect.poll(() => received).toEqual(["mate: committed here"]);
    channels[2].publish(Buffer.from("again"));
    channels[0].publish(Buffer.from("last"));
    await expect.poll(() => received).toEqual(["mate: committed here", "mate: last"]);
  } finally {
    await other.close();
  }
});
