import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { importLimit } from "@/lib/wire/import-limit";
import { bodyLimit, drainAndClose, receiveBody, smallBodyLimit } from "./body";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => vi.useRealTimers());

/** Sends a body, and reports its state so far. */
function send(network: string, limit: number, length?: number) {
  const req = Object.assign(new EventEmitter(), {
    headers: length === undefined ? {} : { "content-length": String(length) },
  });
  const res = new EventEmitter();
  const sent = {
    became: "on its way",
    add: (bytes: Buffer) => req.emit("data", bytes),
    close: () => res.emit("close"),
  };
  // receiveBody uses only the events and headers of these.
  void receiveBody(req as unknown as IncomingMessage, res as unknown as ServerResponse, {
    key: crypto.randomUUID(),
    isPerson: true,
    network,
    limit,
  }).then((outcome) => (sent.became = typeof outcome === "string" ? outcome : "whole"));
  return sent;
}
const settled = () => vi.advanceTimersByTimeAsync(0);

describe("a body on its way", () => {
  it("B11e: has 10 s when it says that it has at most 64 KiB, or does not say; a longer one has more", async () => {
    const lengths = [undefined, 5, smallBodyLimit, smallBodyLimit + 1];
    const bodies = lengths.map((length) => send("a", bodyLimit, length));
    const outcomes = () => bodies.map(({ became }) => became);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(outcomes()).toEqual(lengths.map(() => "on its way"));
    await vi.advanceTimersByTimeAsync(1);
    expect(outcomes()).toEqual(["too-slow", "too-slow", "too-slow", "on its way"]);
    for (const body of bodies) body.close();
  });

  it("B11e: comes in as many as 4,096 pieces for each MiB that it may have, and no more", async () => {
    const [body, longer] = [send("a", bodyLimit), send("a", bodyLimit + 1)];
    for (let n = 0; n < 4_096; n++) body.add(Buffer.alloc(1));
    for (let n = 0; n < 8_192; n++) longer.add(Buffer.alloc(1));
    await settled();
    expect([body.became, longer.became]).toEqual(["on its way", "on its way"]);
    for (const one of [body, longer]) one.add(Buffer.alloc(1));
    await settled();
    expect([body.became, longer.became]).toEqual(["too-big", "too-big"]);
    for (const one of [body, longer]) one.close();
  });

  it("T14n: of files of 16 MiB two of one network are received at a time, and four in all; one more takes the place of the oldest", async () => {
    const whole = Buffer.alloc(importLimit);
    const files = ["a", "a", "b", "b"].map((network) => send(network, importLimit, importLimit));
    for (const file of files) file.add(whole);
    await settled();
    expect(files.map(({ became }) => became)).toEqual(files.map(() => "on its way"));
    files.push(send("c", importLimit, importLimit));
    files.at(-1)?.add(whole);
    await settled();
    expect(files.map(({ became }) => became)).toEqual(["busy", ...files.slice(1).map(() => "on its way")]);
    files.at(-1)?.close();
    files.push(send("b", importLimit, importLimit));
    files.at(-1)?.add(whole);
    await settled();
    expect(files.map(({ became }) => became)).toEqual([
      "busy",
      "on its way",
      "busy",
      "on its way",
      "on its way",
      "on its way",
    ]);
    for (const file of files) file.close();
  });
});

it("B11e: of a refused body no more than 16 MiB are read, and a second after the answer its connection is cut", () => {
  const req = Object.assign(new EventEmitter(), { resume: vi.fn(), destroy: vi.fn(), socket: { destroy: vi.fn() } });
  const res = new EventEmitter();
  drainAndClose(req as unknown as IncomingMessage, res as unknown as ServerResponse);
  req.emit("data", Buffer.alloc(16 * 1024 * 1024));
  expect(req.destroy).not.toHaveBeenCalled();
  req.emit("data", Buffer.alloc(1));
  expect(req.destroy).toHaveBeenCalledOnce();
  res.emit("finish");
  vi.advanceTimersByTime(999);
  expect(req.socket.destroy).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(req.socket.destroy).toHaveBeenCalledOnce();
});
