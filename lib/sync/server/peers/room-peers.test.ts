import { expect, it } from "vitest";
import {
  decodeDocumentMessage,
  documentChannel,
  encodeDocumentMessage,
  type DocumentMessage,
  type PublishedRow,
  type RowRange,
} from "@/lib/bus/document-channel";
import { MemoryBus, MemoryHub } from "@/lib/bus/memory-bus";
import type { PeeredRoom } from "./peered-room";
import { RoomPeers } from "./room-peers";

const row: PublishedRow = { writer: "here", n: 1, author: "ada", carried: false, time: 1, bytes: Uint8Array.of(0, 0) };

/** A room with one row that is not known to be stored, and another process that has the document open. */
async function meet() {
  const hub = new MemoryHub();
  const nothing = () => undefined;
  const room: PeeredRoom = {
    documentId: "document",
    ownDurable: 0,
    unconfirmed: () => [row],
    takeForeign: () => "taken",
    takeSnapshot: nothing,
    foreignDurable: nothing,
    presence: { published: () => [], receiveFromPeer: nothing, replacePeer: nothing, removePeer: nothing },
    missingFromOwner: () => [],
  };
  let reads = 0;
  const peers = new RoomPeers(new MemoryBus(hub), "here", room, () => (reads += 1));
  await peers.settled();
  peers.loaded({ rows: [], compacted: [] }, []);
  const answers: DocumentMessage["kind"][] = [];
  const channel = new MemoryBus(hub).openChannel(documentChannel("document"), {
    receive: (bytes) => answers.push(decodeDocumentMessage(bytes).kind),
    onSubscribed: nothing,
  });
  await channel.settled;
  return async (wantsReply: boolean, rows: RowRange[] = []) => {
    channel.publish(encodeDocumentMessage({ kind: "hello", wantsReply, rows, entries: [] }));
    // Time for the message, and for the answers to it.
    for (let n = 0; n < 3; n++) await new Promise(setImmediate);
    return { answers: answers.splice(0), reads: [reads, (reads = 0)][0] };
  };
}

it("R13: who says hello is answered with hello and the rows that may not be stored when new or asking; stored rows are read when it asks, or has one that is not here", async () => {
  const hello = await meet();
  const both = ["hello", "row"];
  expect(await hello(false)).toEqual({ answers: both, reads: 0 });
  expect(await hello(false)).toEqual({ answers: [], reads: 0 });
  expect(await hello(true)).toEqual({ answers: both, reads: 1 });
  expect(await hello(false, [{ writer: "there", from: 1, to: 2 }])).toEqual({ answers: [], reads: 1 });
  expect(await hello(false, [{ writer: "here", from: 1, to: 2 }])).toEqual({ answers: [], reads: 0 });
});
