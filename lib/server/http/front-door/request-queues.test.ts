import { describe, expect, it } from "vitest";
import { RequestQueues } from "./request-queues";

/** A job that runs until it is ended. */
function job(name: string, log: string[]) {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  return { run: () => (log.push(name), over), end: () => end() };
}

const pass = <T>(lanes: RequestQueues, key: string, run: () => Promise<T>, network = `of ${key}`) =>
  lanes.run({ key, network }, run);

describe("lanes", () => {
  it("whoever sends many waits behind their own; another sender's request runs at once", async () => {
    const lanes = new RequestQueues({ concurrent: 2, waiting: 10, network: 100, all: 100 });
    const began: string[] = [];
    const jobs = ["a1", "a2", "a3", "b1"].map((name) => job(name, began));
    const passed = jobs.map((one, at) => pass(lanes, at < 3 ? "a" : "b", one.run));
    expect(began).toEqual(["a1", "a2", "b1"]);
    jobs[0]?.end();
    await passed[0];
    expect(began).toEqual(["a1", "a2", "b1", "a3"]);
    for (const one of jobs) one.end();
    await Promise.all(passed);
  });

  it("one too many in a lane, or in all lanes, hears busy; afterwards there is room again", async () => {
    const lanes = new RequestQueues({ concurrent: 1, waiting: 1, network: 3, all: 3 });
    const jobs = ["a1", "a2", "b1"].map((name) => job(name, []));
    const passed = jobs.map((one, at) => pass(lanes, at < 2 ? "a" : "b", one.run));
    await expect(pass(lanes, "c", () => Promise.resolve())).rejects.toMatchObject({ code: "busy" });
    jobs[2]?.end();
    await passed[2];
    await expect(pass(lanes, "a", () => Promise.resolve())).rejects.toMatchObject({ code: "busy" });
    await expect(pass(lanes, "c", () => Promise.resolve("in"))).resolves.toBe("in");
    for (const one of jobs) one.end();
    await Promise.all(passed);
    await expect(pass(lanes, "a", () => Promise.resolve("again"))).resolves.toBe("again");
  });

  it("however many senders one network has, they leave room to other networks", async () => {
    const lanes = new RequestQueues({ concurrent: 1, waiting: 1, network: 2, all: 4 });
    const jobs = ["a", "b"].map((name) => job(name, []));
    const passed = jobs.map((one, at) => pass(lanes, at === 0 ? "a" : "b", one.run, "school"));
    await expect(pass(lanes, "c", () => Promise.resolve(), "school")).rejects.toMatchObject({ code: "busy" });
    await expect(pass(lanes, "d", () => Promise.resolve("in"), "home")).resolves.toBe("in");
    for (const one of jobs) one.end();
    await Promise.all(passed);
    await expect(pass(lanes, "c", () => Promise.resolve("in"), "school")).resolves.toBe("in");
  });

  it("a job that fails gives its place on", async () => {
    const lanes = new RequestQueues({ concurrent: 1, waiting: 1, network: 3, all: 3 });
    await expect(pass(lanes, "a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(pass(lanes, "a", () => Promise.resolve("yes"))).resolves.toBe("yes");
  });
});
