import { afterAll, beforeEach, expect, inject, it } from "vitest";
import { RedisBus } from "./redis-bus";
import { busContract, type Member } from "./testing/contract";
import { CuttableLine } from "./testing/line";

const redis = inject("redis");
const lines: CuttableLine[] = [];
const reports: string[] = [];
afterAll(() => {
  for (const line of lines) line.close();
});

async function join(prefix: string, beat = 100): Promise<Member & { bus: RedisBus; line: CuttableLine }> {
  const line = await CuttableLine.to(Number(new URL(redis ?? "").port));
  lines.push(line);
  const bus = new RedisBus({
    url: `redis://127.0.0.1:${line.port}`,
    prefix,
    beat,
    report: (change) => reports.push(change),
  });
  await bus.ready;
  return { bus, line, cut: () => line.cut(), mend: () => line.mend(), crash: () => line.cut() };
}

busContract("the bus on Redis", redis === null ? null : () => join("contract:"));

beforeEach(({ skip }) => {
  if (redis === null) skip("Redis can't be had here");
});

it("R13: installations with other prefixes on the same Redis do not hear each other", async () => {
  const [a, b] = [await join("one:"), await join("two:")];
  const heard: string[] = [];
  b.bus.subscribe(() => heard.push("message"));
  const channel = b.bus.open("doc:1", { hear: () => heard.push("channel"), up: () => undefined });
  await channel.settled;
  a.bus.publish({ kind: "access", activityId: "x" });
  a.bus.send("doc:1", Uint8Array.of(1));
  const { received } = a.bus.figures;
  const control = await join("one:");
  control.bus.publish({ kind: "access", activityId: "y" });
  await expect.poll(() => a.bus.figures.received, { timeout: 5_000, interval: 5 }).toBeGreaterThan(received);
  expect(heard).toEqual([]);
  for (const { bus } of [a, b, control]) await bus.close();
});

it("R13: a Redis that takes the connection and answers nothing is found out by its silence, and reported once; so is its return", async () => {
  reports.length = 0;
  const a = await join("silent:");
  a.line.freeze();
  await expect.poll(() => reports, { timeout: 5_000, interval: 5 }).toEqual(["lost"]);
  expect(a.bus.isUp).toBe(false);
  for (let i = 0; i < 50; i++) a.bus.publish({ kind: "access", activityId: "x" });
  expect(a.bus.figures.dropped).toBeGreaterThanOrEqual(50);
  a.line.cut();
  a.line.mend();
  await expect.poll(() => reports, { timeout: 10_000, interval: 5 }).toEqual(["lost", "back"]);
  await a.bus.close();
});

it("R13: a Redis that is not there is dialled again for ever, without an error that nobody hears", async () => {
  const line = await CuttableLine.to(Number(new URL(redis ?? "").port));
  line.cut();
  const bus = new RedisBus({ url: `redis://127.0.0.1:${line.port}`, prefix: "late:", beat: 100 });
  await expect.poll(() => bus.lastError?.message, { timeout: 5_000, interval: 5 }).toBeTypeOf("string");
  line.mend();
  await bus.ready;
  expect(bus.isUp).toBe(true);
  await bus.close();
  line.close();
});

it("R13: a process that was silent for too long is gone for the others, and returned when it is heard again", async () => {
  const [quick, slow] = [await join("slow:"), await join("slow:", 1_500)];
  const heard: string[] = [];
  quick.bus.watch({ gone: (id) => heard.push(`${id} gone`), returned: (id) => heard.push(`${id} returned`) });
  const { id } = slow.bus;
  await expect
    .poll(() => heard.slice(0, 2), { timeout: 10_000, interval: 5 })
    .toEqual([`${id} gone`, `${id} returned`]);
  for (const { bus } of [quick, slow]) await bus.close();
});

it("R13: a process that was heard in a channel only, and is silent before its first sign of life, is gone for the others too", async () => {
  const early = await join("early:", 60_000);
  const late = await join("early:");
  const heard: string[] = [];
  late.bus.watch({ gone: (id) => heard.push(id) });
  const channel = late.bus.open("room", { hear: (_, from) => heard.push(`from ${from}`), up: () => undefined });
  await channel.settled;
  early.bus.send("room", Buffer.from("here"));
  await expect.poll(() => heard, { timeout: 10_000, interval: 5 }).toEqual([`from ${early.bus.id}`, early.bus.id]);
  for (const { bus } of [early, late]) await bus.close();
});
