import { once } from "node:events";
import net from "node:net";
import { afterAll, beforeEach, expect, inject, it } from "vitest";
import { RedisBus } from "./redis-bus";
import { busContract, type Member } from "./testing/contract";
import { CuttableProxy } from "./testing/cuttable-proxy";

const redis = inject("redis");
const proxies: CuttableProxy[] = [];
const reports: string[] = [];
afterAll(() => {
  for (const proxy of proxies) proxy.close();
});

async function join(prefix: string, heartbeatMs = 100): Promise<Member & { bus: RedisBus; proxy: CuttableProxy }> {
  const proxy = await CuttableProxy.to(Number(new URL(redis ?? "").port));
  proxies.push(proxy);
  const bus = new RedisBus({
    url: `redis://127.0.0.1:${proxy.port}`,
    prefix,
    heartbeatMs,
    report: (change) => reports.push(change),
  });
  await bus.ready;
  return { bus, proxy, cut: () => proxy.cut(), mend: () => proxy.mend(), crash: () => proxy.cut() };
}

busContract("the bus on Redis", redis === null ? null : () => join("contract:"));

beforeEach(({ skip }) => {
  if (redis === null) skip("Redis can't be had here");
});

it("R13: installations with other prefixes on the same Redis do not hear each other", async () => {
  const [a, b] = [await join("one:"), await join("two:")];
  const received: string[] = [];
  b.bus.subscribe(() => received.push("message"));
  const channel = b.bus.openChannel("doc:1", {
    receive: () => received.push("channel"),
    onSubscribed: () => undefined,
  });
  await channel.settled;
  a.bus.publish({ kind: "access", activityId: "x" });
  a.bus.publishTo("doc:1", Uint8Array.of(1));
  const before = a.bus.figures.received;
  const control = await join("one:");
  control.bus.publish({ kind: "access", activityId: "y" });
  await expect.poll(() => a.bus.figures.received, { interval: 5 }).toBeGreaterThan(before);
  expect(received).toEqual([]);
  for (const { bus } of [a, b, control]) await bus.close();
});

it("R13: a Redis that takes the connection and answers nothing is found out by its silence, and reported once; so is its return", async () => {
  reports.length = 0;
  const a = await join("silent:");
  a.proxy.freeze();
  await expect.poll(() => reports, { interval: 5 }).toEqual(["lost"]);
  expect(a.bus.isConnected).toBe(false);
  for (let i = 0; i < 50; i++) a.bus.publish({ kind: "access", activityId: "x" });
  expect(a.bus.figures.dropped).toBeGreaterThanOrEqual(50);
  a.proxy.cut();
  a.proxy.mend();
  await expect.poll(() => reports, { interval: 5 }).toEqual(["lost", "back"]);
  await a.bus.close();
});

it("R13: a Redis that is not there is dialled again for ever, without an error that nobody hears", async () => {
  const proxy = await CuttableProxy.to(Number(new URL(redis ?? "").port));
  proxy.cut();
  const bus = new RedisBus({ url: `redis://127.0.0.1:${proxy.port}`, prefix: "late:", heartbeatMs: 100 });
  await expect.poll(() => bus.lastError?.message, { interval: 5 }).toBeTypeOf("string");
  proxy.mend();
  await bus.ready;
  expect(bus.isConnected).toBe(true);
  await bus.close();
  proxy.close();
});

it.each([
  { what: "answers nothing", swallows: () => true },
  { what: "does not confirm a subscription", swallows: (sent: Buffer) => /subscribe/i.test(sent.toString("latin1")) },
])(
  "R13: when Redis takes a new connection and $what, the bus reconnects until it answers, and reports the loss and the return once each",
  async ({ swallows }) => {
    reports.length = 0;
    const pairs = new Set<net.Socket>();
    let isFree = true;
    let swallowed = 0;
    // Swallowed bytes never reach Redis, so only a later connection helps.
    const server = net.createServer((near) => {
      const far = net.connect(Number(new URL(redis ?? "").port), "127.0.0.1").on("error", () => undefined);
      pairs.add(near.on("error", () => undefined).on("close", () => far.destroy()));
      let isOpen = true;
      near.on("data", (sent) => {
        if (!isFree && isOpen && swallows(sent)) {
          isOpen = false;
          swallowed += 1;
        }
        if (isOpen) far.write(sent);
      });
      far.pipe(near);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as net.AddressInfo; // a TCP server's address is never a string
    const bus = new RedisBus({
      url: `redis://127.0.0.1:${port}`,
      prefix: "swallowed:",
      heartbeatMs: 100,
      report: (change) => reports.push(change),
    });
    await bus.ready;
    isFree = false;
    for (const end of pairs) end.destroy();
    await expect.poll(() => swallowed, { interval: 5 }).toBeGreaterThan(4);
    expect([bus.isConnected, reports]).toEqual([false, ["lost"]]);
    isFree = true;
    await expect.poll(() => reports, { interval: 5 }).toEqual(["lost", "back"]);
    expect(bus.isConnected).toBe(true);
    await bus.close();
    for (const end of pairs) end.destroy();
    server.close();
  },
);

it("R13: a process that was silent for too long is gone for the others, and returned when it is heard again", async () => {
  const [quick, slow] = [await join("slow:"), await join("slow:", 1_500)];
  const received: string[] = [];
  quick.bus.watch({ onGone: (id) => received.push(`${id} gone`), onReturned: (id) => received.push(`${id} returned`) });
  const { id } = slow.bus;
  await expect.poll(() => received.slice(0, 2), { interval: 5 }).toEqual([`${id} gone`, `${id} returned`]);
  for (const { bus } of [quick, slow]) await bus.close();
});

it("R13: a process that was heard in a channel only, and is silent before its first sign of life, is gone for the others too", async () => {
  const early = await join("early:", 60_000);
  const late = await join("early:");
  const received: string[] = [];
  late.bus.watch({ onGone: (id) => received.push(id) });
  const channel = late.bus.openChannel("room", {
    receive: (_, from) => received.push(`from ${from}`),
    onSubscribed: () => undefined,
  });
  await channel.settled;
  early.bus.publishTo("room", Buffer.from("here"));
  await expect.poll(() => received, { interval: 5 }).toEqual([`from ${early.bus.id}`, early.bus.id]);
  for (const { bus } of [early, late]) await bus.close();
});
