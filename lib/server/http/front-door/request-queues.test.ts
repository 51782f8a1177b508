import { describe, expect, it, vi } from "vitest";
import type { Source } from "@/lib/process/fair-queue";
import { queueLimits, RequestQueues, type QueuePlace } from "./request-queues";

/** A job that runs until `end` is called. */
function job(name: string, log: string[]) {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  return { run: () => (log.push(name), over), end: () => end() };
}

const pass = <T>(
  lanes: RequestQueues,
  key: string,
  run: () => Promise<T>,
  network = `of ${key}`,
  source: Source = key,
) => lanes.run({ key, network, source }, run);

/** Sends `times` requests that don't end, and counts those that are refused. */
function flood(lanes: RequestQueues, times: number, place: (n: number) => QueuePlace): { refused: number } {
  const count = { refused: 0 };
  for (let n = 0; n < times; n++)
    lanes.run(place(n), () => new Promise(() => undefined)).catch(() => (count.refused += 1));
  return count;
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("lanes", () => {
  it("B11f: whoever sends many waits behind their own; another sender's request runs at once", async () => {
    const requestQueues = new RequestQueues({ concurrent: 2, waiting: 10, shared: 10, network: 100, all: 100 });
    const began: string[] = [];
    const jobs = ["a1", "a2", "a3", "b1"].map((name) => job(name, began));
    const passed = jobs.map((one, at) => pass(requestQueues, at < 3 ? "a" : "b", one.run));
    expect(began).toEqual(["a1", "a2", "b1"]);
    jobs[0]?.end();
    await passed[0];
    expect(began).toEqual(["a1", "a2", "b1", "a3"]);
    for (const one of jobs) one.end();
    await Promise.all(passed);
  });

  it("B11f: who has more than eight requests waiting rests after each twice as long as it took; who has eight does not", async () => {
    vi.useFakeTimers({ toFake: ["performance", "setTimeout"] });
    try {
      const lanes = new RequestQueues({ ...queueLimits, concurrent: 1 });
      const began: string[] = [];
      const jobs = Array.from({ length: 11 }, (_, n) => job(String(n), began));
      const passed = jobs.map(({ run }) => pass(lanes, "a", run));
      vi.advanceTimersByTime(50);
      jobs[0]?.end();
      await settled();
      // Nine wait behind the second, so the sender rests for 100 ms before it begins.
      await vi.advanceTimersByTimeAsync(99);
      expect(began).toEqual(["0"]);
      await vi.advanceTimersByTimeAsync(1);
      expect(began).toEqual(["0", "1"]);
      jobs[1]?.end();
      await vi.advanceTimersByTimeAsync(0);
      expect(began).toEqual(["0", "1", "2"]);
      jobs[2]?.end();
      await settled();
      expect(began).toEqual(["0", "1", "2", "3"]);
      for (const one of jobs) one.end();
      await vi.runAllTimersAsync();
      await Promise.all(passed);
    } finally {
      vi.useRealTimers();
    }
  });

  it("B11f: nothing is kept of a sender whose requests have ended, also while others of its network wait", async () => {
    const lanes = new RequestQueues({ concurrent: 1, waiting: 2, shared: 2, network: 9, all: 9 });
    const jobs = ["a1", "a2", "b1"].map((name) => job(name, []));
    const passed = jobs.map((one) => pass(lanes, one === jobs[2] ? "b" : "a", one.run, "school"));
    expect(lanes.senders).toBe(2);
    jobs[0]?.end();
    await passed[0];
    expect(lanes.senders).toBe(2);
    jobs[1]?.end();
    await passed[1];
    expect(lanes.senders).toBe(1);
    jobs[2]?.end();
    await passed[2];
    expect(lanes.senders).toBe(0);
  });

  it("B11f: one too many in a lane, or in all lanes, hears busy; afterwards there is room again", async () => {
    const lanes = new RequestQueues({ concurrent: 1, waiting: 1, shared: 1, network: 3, all: 3 });
    const jobs = ["a1", "b1", "c1"].map((name) => job(name, []));
    const passed = jobs.map((one, at) => pass(lanes, "abc".charAt(at), one.run));
    await expect(pass(lanes, "d", () => Promise.resolve())).rejects.toMatchObject({ code: "busy" });
    jobs[2]?.end();
    await passed[2];
    const second = pass(lanes, "a", () => Promise.resolve("second"));
    await expect(pass(lanes, "a", () => Promise.resolve())).rejects.toMatchObject({ code: "busy" });
    for (const one of jobs) one.end();
    await expect(second).resolves.toBe("second");
    await Promise.all(passed);
    await expect(pass(lanes, "a", () => Promise.resolve("again"))).resolves.toBe("again");
  });

  it("B11f: however many senders one network has, they leave room to other networks", async () => {
    const lanes = new RequestQueues({ concurrent: 1, waiting: 1, shared: 1, network: 2, all: 4 });
    const jobs = ["a", "b"].map((name) => job(name, []));
    const passed = jobs.map((one, at) => pass(lanes, at === 0 ? "a" : "b", one.run, "school"));
    await expect(pass(lanes, "c", () => Promise.resolve(), "school")).rejects.toMatchObject({ code: "busy" });
    await expect(pass(lanes, "d", () => Promise.resolve("in"), "home")).resolves.toBe("in");
    for (const one of jobs) one.end();
    await Promise.all(passed);
    await expect(pass(lanes, "c", () => Promise.resolve("in"), "school")).resolves.toBe("in");
  });

  it("B11f: one device with many sessions fills no queue of its school: whoever has fewer waiting gets in, and its own last ones give way", async () => {
    const lanes = new RequestQueues(queueLimits);
    const school = "192.0.2.7";
    const device = flood(lanes, 5_000, (n) => ({
      key: `device ${n % 40}`,
      source: `device ${n % 40}`,
      network: school,
    }));
    await settled();
    expect(device.refused).toBe(3_000);
    const teacher = flood(lanes, 2, () => ({ key: "GET teacher", source: "GET teacher", network: school }));
    // A class of 300 that opens a page without a cookie, each from a separate connection.
    const others = flood(lanes, 300, () => ({ key: "GET network", source: {}, network: school }));
    await settled();
    expect([teacher.refused, others.refused, device.refused]).toEqual([0, 0, 3_302]);
  });

  it("B11f: one connection without a cookie fills no queue of its network, and many of them none of those who are known", async () => {
    const lanes = new RequestQueues(queueLimits);
    const school = "192.0.2.7";
    const device = [{}, {}, {}, {}, {}, {}, {}];
    const of = (source: object) => ({ key: "GET network", source, network: school });
    const many = flood(lanes, 2_000, (n) => of(device[n % 7] ?? {}));
    await settled();
    expect(many.refused).toBe(2_000 - 602);
    const others = flood(lanes, 300, () => of({}));
    await settled();
    expect([others.refused, many.refused]).toEqual([0, 2_000 - 302]);
    expect(flood(lanes, 100, (n) => ({ key: `student ${n}`, source: `student ${n}`, network: school })).refused).toBe(
      0,
    );
  });

  it("B11f: networks that fill all queues leave room to a network that has fewer waiting, and there are never more than fit", async () => {
    const lanes = new RequestQueues(queueLimits);
    const home = (n: number) => `home ${n % 7}`;
    const homes = flood(lanes, 7_000, (n) => ({ key: `GET network ${home(n)}`, source: {}, network: home(n) }));
    const posts = flood(lanes, 7_000, (n) => ({ key: `POST network ${home(n)}`, source: {}, network: home(n) }));
    await settled();
    expect(14_000 - homes.refused - posts.refused).toBe(queueLimits.all);
    const others = flood(lanes, 300, () => ({ key: "GET network", source: {}, network: "school" }));
    await settled();
    expect(others.refused).toBe(0);
    expect(14_300 - homes.refused - posts.refused).toBe(queueLimits.all);
  });

  it("B11f: a job that fails gives its place on", async () => {
    const lanes = new RequestQueues({ concurrent: 1, waiting: 1, shared: 1, network: 3, all: 3 });
    await expect(pass(lanes, "a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(pass(lanes, "a", () => Promise.resolve("yes"))).resolves.toBe("yes");
  });
});
