import { describe, expect, it } from "vitest";
import { limits } from "@/lib/sockets/limits";
import { PresenceTable } from "./presence-table";
import type { SocketUser } from "./presence-state";

class Socket {
  constructor(readonly user: SocketUser) {}
}
const socketOf = (userId: string) => new Socket({ userId, name: `Name of ${userId}`, colour: "p1" });
const anyone = () => true;
const entry = (client: number, state: unknown, clock = 1) => ({ client, clock, state: JSON.stringify(state) });
const room = () => new PresenceTable<Socket>(["title", "scenario"]);

describe("R10: presence carries what the server says", () => {
  it("R10: name, colour and id come from the session, whatever the client wrote", () => {
    const said = room().receive(
      socketOf("ada"),
      [entry(1, { user: { id: "bo", name: "Bo", colour: "p3" }, role: "teacher", cursor: null })],
      anyone,
      5,
    );
    expect(JSON.parse(said?.state ?? "")).toEqual({
      user: { id: "ada", name: "Name of ada", colour: "p1" },
      cursor: null,
    });
  });

  it("R10: a cursor keeps its allowed keys only, in a field of the document", () => {
    const presence = room();
    const ada = socketOf("ada");
    const anchor = { tname: "title", item: { client: 4, clock: 9 }, assoc: 0 };
    const said = presence.receive(
      ada,
      [entry(1, { cursor: { field: "title", anchor: { ...anchor, extra: 1 }, head: anchor, colour: "red" } })],
      anyone,
      5,
    );
    expect((JSON.parse(said?.state ?? "") as { cursor: unknown }).cursor).toEqual({
      field: "title",
      anchor,
      head: anchor,
    });
    for (const cursor of [
      { field: "essay" },
      { field: "title", anchor: "x" },
      { field: "title", anchor: { item: { client: -1, clock: 0 } } },
      5,
      [],
    ]) {
      expect(
        (JSON.parse(presence.receive(ada, [entry(1, { cursor })], anyone, 6)?.state ?? "") as { cursor: unknown })
          .cursor,
      ).toBeNull();
    }
  });

  it("R10: a state over 2 KB, or one that is no JSON, leaves only who it is", () => {
    const presence = room();
    const ada = socketOf("ada");
    const long = { cursor: { field: "title" }, more: "x".repeat(limits.presenceState) };
    expect(
      (JSON.parse(presence.receive(ada, [entry(1, long)], anyone, 5)?.state ?? "") as { cursor: unknown }).cursor,
    ).toBeNull();
    expect(
      JSON.parse(presence.receive(ada, [{ client: 1, clock: 2, state: "{" }], anyone, 6)?.state ?? ""),
    ).toMatchObject({ user: { id: "ada" } });
  });

  it("R10: who comes later is told what each said last, whole, whatever its length", () => {
    const presence = room();
    const ada = new Socket({ userId: "ada", name: "👩‍👩‍👧 نور ".repeat(20), colour: "p1" });
    for (const cursor of [
      { field: "scenario" },
      null,
      { field: "title", anchor: { tname: "title", assoc: 0 }, head: { tname: "title", assoc: -1 } },
    ]) {
      const said = presence.receive(ada, [entry(1, { cursor })], anyone, 5);
      expect(presence.entriesFor(socketOf("bo"))).toEqual([said]);
      expect(presence.published()).toEqual([{ ...said, userId: "ada", since: 5 }]);
      expect(JSON.parse(said?.state ?? "")).toEqual({
        user: { id: "ada", name: ada.user.name, colour: "p1" },
        cursor,
      });
    }
  });

  it("R10: a socket speaks for the id in its first single-entry frame, and what it echoes of others is dropped", () => {
    const presence = room();
    const [ada, bo] = [socketOf("ada"), socketOf("bo")];
    presence.receive(ada, [entry(1, {})], anyone, 5);
    expect(presence.receive(bo, [entry(1, {}), entry(2, {})], anyone, 6)).toBeNull();
    expect(presence.receive(bo, [entry(2, {})], anyone, 7)?.client).toBe(2);
    expect(presence.receive(bo, [entry(1, null)], anyone, 8)).toBeNull();
    expect(presence.receive(bo, [entry(3, {})], anyone, 9)).toBeNull();
    expect(presence.entriesFor(bo).map(({ client }) => client)).toEqual([1]);
    expect(presence.entriesFor(ada).map(({ client }) => client)).toEqual([2]);
  });

  it("R10: a live id can't be taken, nor one that belongs to another, nor by saying that it left", () => {
    const presence = room();
    const [ada, bo] = [socketOf("ada"), socketOf("bo")];
    presence.receive(ada, [entry(1, {})], anyone, 5);
    expect(presence.receive(bo, [entry(1, {})], anyone, 6)).toBeNull();
    expect(presence.receive(bo, [entry(4, {})], (client) => client !== 4, 7)).toBeNull();
    expect(presence.receive(bo, [entry(5, null)], anyone, 8)).toBeNull();
    expect(presence.idOf(bo)).toBeUndefined();
  });

  it("R10: clocks are the server's own, in milliseconds and always rising", () => {
    const presence = room();
    const ada = socketOf("ada");
    const clocks = [1_000, 1_000, 999, 1_500].map(
      (now) => presence.receive(ada, [entry(1, {}, 7)], anyone, now)?.clock,
    );
    expect(clocks).toEqual([1_000, 1_001, 1_002, 1_500]);
  });

  it("R10: on close the others get null at the last clock, unless a newer socket of the user has the id", () => {
    const presence = room();
    const [old, back] = [socketOf("ada"), socketOf("ada")];
    presence.receive(old, [entry(1, {})], anyone, 5);
    expect(presence.receive(back, [entry(1, {})], anyone, 9)?.clock).toBe(9);
    expect(presence.leave(old)).toBeNull();
    expect(presence.leave(back)).toEqual({ client: 1, clock: 9, state: "null" });
    expect(presence.leave(back)).toBeNull();
  });
});

describe("R13: presence of those who are with another process", () => {
  const said = (client: number, userId: string, given: { clock?: number; since?: number; state?: string } = {}) => ({
    client,
    userId,
    clock: 1,
    since: 1,
    state: JSON.stringify({ user: { id: userId }, cursor: null }),
    ...given,
  });

  it("R13, R10: they are seen here with clocks of this process, rising above those of the other", () => {
    const presence = room();
    const ada = socketOf("ada");
    presence.receive(ada, [entry(1, {})], anyone, 5);
    expect(presence.receiveFromPeer("p2", said(2, "bo", { clock: 900 }), 7)).toMatchObject({ client: 2, clock: 901 });
    expect(presence.entriesFor(ada).map(({ client }) => client)).toEqual([2]);
    presence.renew(8);
    expect(presence.entriesFor(ada)[0]?.clock).toBeGreaterThan(901);
    expect(presence.published()).toMatchObject([{ client: 1, userId: "ada", since: 5 }]);
  });

  it("R13: who leaves there, and everyone of a process that is gone, leaves here", () => {
    const presence = room();
    for (const client of [2, 3, 4])
      presence.receiveFromPeer(client === 4 ? "p3" : "p2", said(client, `user ${client}`), 7);
    expect(presence.receiveFromPeer("p3", said(2, "user 2", { state: "null" }), 8)).toBeNull();
    expect(presence.receiveFromPeer("p2", said(2, "user 2", { state: "null" }), 8)).toMatchObject({
      client: 2,
      state: "null",
    });
    expect(presence.removePeer("p2").map(({ client, state }) => [client, state])).toEqual([[3, "null"]]);
    expect(presence.entriesFor(socketOf("ada")).map(({ client }) => client)).toEqual([4]);
  });

  it("R13: who left while the way was cut is found missing in what the process says of all that are with it", () => {
    const presence = room();
    for (const client of [2, 3]) presence.receiveFromPeer("p2", said(client, `user ${client}`), 7);
    const heard = presence.replacePeer("p2", [said(3, "user 3"), said(4, "user 4")], 9);
    expect(heard.map(({ client, state }) => [client, state === "null"])).toEqual([
      [2, true],
      [3, false],
      [4, false],
    ]);
  });

  it("R13: one device that has gone on to another process is there, not here, whichever message comes last; and the other way round", () => {
    const presence = room();
    const ada = socketOf("ada");
    presence.receive(ada, [entry(1, {})], anyone, 100);
    expect(presence.receiveFromPeer("p2", said(1, "ada", { since: 90 }), 105)).toBeNull();
    expect(presence.receiveFromPeer("p2", said(1, "ada", { since: 110 }), 115)?.client).toBe(1);
    expect(presence.published()).toEqual([]);
    expect(presence.leave(ada)).toBeNull();
    const back = socketOf("ada");
    expect(presence.receive(back, [entry(1, {})], anyone, 120)?.client).toBe(1);
    expect(presence.receiveFromPeer("p2", said(1, "ada", { since: 110 }), 125)).toBeNull();
    expect(presence.removePeer("p2")).toEqual([]);
  });

  it("R10, R13: a live id can't be taken from a user who is with another process", () => {
    const presence = room();
    presence.receiveFromPeer("p2", said(1, "ada"), 5);
    expect(presence.receive(socketOf("bo"), [entry(1, {})], anyone, 6)).toBeNull();
    expect(presence.receive(socketOf("ada"), [entry(1, {})], anyone, 7)?.client).toBe(1);
  });
});
