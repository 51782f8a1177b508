import { once } from "node:events";
import type { AddressInfo } from "node:net";
import * as decoding from "lib0/decoding";
import { afterEach, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import * as Y from "yjs";
import { encodeSaved, encodeStep1, encodeStep2, encodeUpdate } from "@/lib/sync/server/frames";
import { Device } from "./device";
import { DeviceLog } from "./device-log";
import { DocumentOracle } from "./document-oracle";
import { areInSync } from "./in-sync";

/** A server that sends Saved as soon as it receives an update, and stores nothing. */
class HastyServer {
  private doc = new Y.Doc();
  private readonly server = new WebSocketServer({ port: 0, host: "127.0.0.1" });

  constructor(private readonly saysSaved: boolean) {
    this.server.on("connection", (socket) => {
      let frames = 0;
      socket.send(encodeStep1(Y.encodeStateVector(this.doc)));
      socket.on("message", (data: Buffer) => {
        const decoder = decoding.createDecoder(new Uint8Array(data));
        if (decoding.readVarUint(decoder) !== 0) return;
        const kind = decoding.readVarUint(decoder);
        const body = decoding.readVarUint8Array(decoder);
        if (kind === 0) return socket.send(encodeStep2(Y.encodeStateAsUpdate(this.doc, body)));
        Y.applyUpdate(this.doc, body);
        for (const other of this.server.clients) if (other !== socket) other.send(encodeUpdate(body));
        frames += 1;
        if (this.saysSaved) socket.send(encodeSaved(frames));
      });
    });
  }

  async serverUrl(): Promise<string> {
    if (this.server.address() === null) await once(this.server, "listening");
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`; // never a pipe
  }

  /** Loses all data and connections, as after `kill -9`. */
  forget(): void {
    this.doc = new Y.Doc();
    for (const socket of this.server.clients) socket.terminate();
  }

  close(): void {
    this.forget();
    this.server.close();
  }
}

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function write(saysSaved: boolean) {
  const server = new HastyServer(saysSaved);
  const serverUrl = await server.serverUrl();
  const [oracle, log] = [new DocumentOracle(), new DeviceLog()];
  const open = () => new Device({ roomName: "worksheet/1/1", cookie: "", serverUrl: () => serverUrl, oracle, log });
  const device = open();
  ends.push(
    () => device.end(),
    () => server.close(),
  );
  await expect.poll(() => device.writable).toBe(true);
  device.type("title", 1, 3);
  return { server, oracle, log, device, open };
}

it("R6, B5a: a server that says Saved before it has stored anything is caught: a letter is lost with the device that had it", async () => {
  const { server, oracle, log, device, open } = await write(true);
  await expect.poll(() => device.isSettled).toBe(true);
  expect(oracle.changes).toEqual({ made: 1, saved: 1 });
  device.end();
  server.forget();
  const fresh = open();
  ends.push(() => fresh.end());
  await expect.poll(() => fresh.isSettled).toBe(true);
  expect(oracle.check([fresh.text("title")], oracle.acknowledged()).lost).toHaveLength(3);
  expect(log.problems).toEqual([]);
});

it("R6: what no server called Saved may go with its device; on one that stays it comes again", async () => {
  const { server, oracle, device, open } = await write(false);
  server.forget();
  const fresh = open();
  ends.push(() => fresh.end());
  await expect.poll(() => fresh.text("title").length).toBe(3);
  expect(device.isSettled).toBe(false);
  expect(oracle.check([""], oracle.acknowledged()).lost).toEqual([]);
});

it("R11: a deletion may wait for words that no device of the document has, and for none that one of them has", () => {
  const author = new Y.Doc();
  author.getText("title").insert(0, "abc");
  const words = Y.encodeStateAsUpdate(author);
  author.getText("title").delete(1, 1);
  const deletion = Y.encodeStateAsUpdate(author, Y.encodeStateVector(author));
  const make = (...updates: Uint8Array[]) => {
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    return { doc, isSettled: true, text: () => "the same" };
  };
  const [waits, knowsNone, has] = [make(deletion), make(), make(words)];
  expect(waits.doc.store.pendingDs).not.toBeNull();
  expect(areInSync([waits, knowsNone], ["title"])).toBe(true);
  expect(areInSync([waits, has], ["title"])).toBe(false);
  expect(areInSync([has, waits], ["title"])).toBe(false);
  expect(areInSync([make(words, deletion), has], ["title"])).toBe(true); // which the text would show
});
