import { expect, it } from "vitest";
import type { UpdateShape } from "@/lib/sync/format/update-check";
import type { RoomPresence } from "@/lib/sync/server/presence/room-presence";
import type { Session } from "@/lib/sync/server/session";
import type { RoomState } from "./room-state";
import { SocketsByClient } from "./sockets-by-client";

it("R3a: a socket that brings what its user typed in another tab is not that tab's: words of that tab that others bring are no forgery; what it types under its own id is", () => {
  const [tab, own] = [1, 2];
  const state = { owners: { ownerOf: () => "ada" } } as unknown as RoomState; // the only member that is used
  const people = { speakerOf: () => undefined } as unknown as RoomPresence; // she has no presence
  const socket = { userId: "ada", isInSync: true, ownIds: { live: own, earlier: new Map() } } as unknown as Session; // likewise
  const sockets = new SocketsByClient(state, people, null);
  for (const client of [tab, own])
    sockets.noteTyping(socket, { sections: [{ client, from: 0, to: 1 }] } as unknown as UpdateShape); // likewise
  expect([tab, own].map((client) => sockets.isOwnerInSync(client))).toEqual([false, true]);
});
