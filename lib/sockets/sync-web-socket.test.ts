import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { SyncWebSocket } from "./sync-web-socket";

const http = createServer();
const upgrader = new WebSocketServer({ noServer: true, perMessageDeflate: false, WebSocket: SyncWebSocket });
beforeAll(async () => void (await once(http.listen(0, "127.0.0.1"), "listening")));
afterAll(() => http.close());

/** Counts real writes to the network: calls of `write` between cork and uncork only collect. */
const spyOnWrites = (raw: Duplex) => vi.spyOn(raw as Required<Pick<Duplex, "_writev">>, "_writev");

/** Both ends of one connection, and what the client receives. */
async function connected(): Promise<{
  server: SyncWebSocket;
  raw: Duplex;
  heard: Buffer[];
  client: WebSocket;
  closed: Promise<number>;
}> {
  const upgraded = once(http, "upgrade");
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const heard: Buffer[] = [];
  client.on("message", (data: Buffer) => void heard.push(data));
  const closed = new Promise<number>((resolve) => client.on("close", resolve));
  const [req, raw, head] = (await upgraded) as [Parameters<typeof upgrader.handleUpgrade>[0], Duplex, Buffer];
  const server = await new Promise<SyncWebSocket>((resolve) => upgrader.handleUpgrade(req, raw, head, resolve));
  server.setRawSocket(raw);
  await once(client, "open");
  return { server, raw, heard, client, closed };
}

it("R4: all that is posted in one turn leaves in one write, in order, whatever its size", async () => {
  const { server, raw, heard, client } = await connected();
  const [writes, singleWrites] = [spyOnWrites(raw), vi.spyOn(raw, "_write")];
  const messages = [0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000].map((length, i) =>
    new Uint8Array(length).fill(i + 1),
  );
  for (const message of messages) server.post(message);
  expect(server.unread).toBeGreaterThan(1_100_000);
  expect(writes).not.toHaveBeenCalled();
  await expect.poll(() => heard.length).toBe(messages.length);
  expect(heard.every((message, i) => message.equals(messages[i] ?? message.subarray(1)))).toBe(true);
  expect(writes).toHaveBeenCalledTimes(1);
  expect(singleWrites).not.toHaveBeenCalled();
  expect(server.unread).toBe(0);
  client.terminate();
});

it("R4, R6: to however many, nothing leaves before the turn has ended; then each is sent all of its own in one write, and what is posted later in the next", async () => {
  const all: Awaited<ReturnType<typeof connected>>[] = [];
  while (all.length < 70) all.push(await connected());
  const writes = all.map(({ raw }) => spyOnWrites(raw));
  for (const { server } of all) server.post(Uint8Array.of(1));
  for (const { server } of all) server.post(Uint8Array.of(2));
  expect(writes.some(({ mock }) => mock.calls.length > 0)).toBe(false);
  expect(all.every(({ server }) => server.hasPosted)).toBe(true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(writes.every(({ mock }) => mock.calls.length === 1)).toBe(true);
  expect(all.some(({ server }) => server.hasPosted)).toBe(false);
  for (const { server } of all) server.post(Uint8Array.of(3));
  await expect
    .poll(() => all.map(({ heard }) => heard.map((message) => [...message])))
    .toEqual(all.map(() => [[1], [2], [3]]));
  expect(writes.every(({ mock }) => mock.calls.length === 2)).toBe(true);
  for (const { client } of all) client.terminate();
});

it("R3c: what was posted before a close goes before it, and nothing after", async () => {
  const { server, heard, closed } = await connected();
  server.post(Uint8Array.of(1));
  server.close(4409);
  server.post(Uint8Array.of(2));
  expect(await closed).toBe(4409);
  expect(heard.map((message) => [...message])).toEqual([[1]]);
});

it("R3c: who closes hears what was posted in that turn, and the answer to the close after it", async () => {
  const { server, heard, client, closed } = await connected();
  server.on("message", () => server.post(Uint8Array.of(7)));
  client.send("now");
  client.close(4000);
  expect(await closed).toBe(4000);
  expect(heard.map((message) => [...message])).toEqual([[7]]);
});

it("R12: what is posted to a peer that is gone goes nowhere, without an error", async () => {
  const { server, raw, client } = await connected();
  raw.on("error", () => undefined);
  client.terminate();
  server.post(Uint8Array.of(1));
  await once(server, "close");
  server.post(Uint8Array.of(2));
  server.flush();
  expect(server.unread).toBe(0);
});
