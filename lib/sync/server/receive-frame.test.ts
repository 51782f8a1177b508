import { expect, it, onTestFinished, vi } from "vitest";
import * as Y from "yjs";
import { documentChannel, encodeDocumentMessage } from "@/lib/bus/document-channel";
import { MemoryBus, MemoryHub } from "@/lib/bus/memory-bus";
import { metrics } from "@/lib/sockets/metrics";
import { encodeOwnFrame } from "@/lib/wire/own-frame";
import { encodeStep1, encodeStep2, encodeUpdate } from "./frames";
import { receiveFrame } from "./receive-frame";
import { Room } from "./room/room";
import { Session } from "./session";

/** A room whose rows nobody stores before the test says so. */
function makeRoom(bus = new MemoryBus()) {
  const services = {
    writer: "5f0f1f6e-0000-4000-8000-000000000001",
    bus,
    append: () => undefined,
    unconfirmed: () => [],
    storeFails: () => false,
    readRows: () => undefined,
    forget: () => undefined,
  };
  const room = new Room("document", { kind: "worksheet", id: "sheet", activityId: "activity" }, services, 0, new Map());
  const join = (userId: string, access: "read" | "write") => {
    const user = { userId, name: userId, colour: "p1" as const };
    const [sent, saved]: Uint8Array[][] = [[], []];
    const session = new Session("document", user, access, {
      send: (frame) => void sent?.push(frame),
      sendSaved: (frame) => void saved?.push(frame),
      hasUnwritten: true, // each *saved* leaves at once
      ping: () => true,
      close: (code) => expect.fail(`closed ${code}`),
    });
    session.join();
    room.join(session);
    return { session, sent, saved, user, say: (frame: Uint8Array) => receiveFrame(session, room, frame) };
  };
  return { room, join };
}

function written(title: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText("title").insert(0, title);
  return doc;
}

/** Document frames, without step 1s. */
const updatesIn = (frames: readonly Uint8Array[] = []) => frames.filter(([kind, sync]) => kind === 0 && sync !== 0);
/** The last count in frames of *saved*. */
const countIn = (frames: readonly Uint8Array[] = []) => frames.at(-1)?.at(-1) ?? 0;

it("R6, R3c: what was sent while one could only read, and what waited for the step 2, is Saved with the row that the step 2 becomes, and not before", () => {
  const { room, join } = makeRoom();
  const mate = join("mate", "write");
  mate.say(encodeStep2(Y.encodeStateAsUpdate(written("stored "))));
  room.durable(1);
  expect(countIn(mate.saved)).toBe(1);

  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const letter of ["a", "b", "c"]) doc.getText("harmed").insert(0, letter);
  const reader = join("reader", "read");
  // Two updates while it may only read; the third, which builds on them, while its step 2 is awaited.
  for (const update of updates.slice(0, 2)) reader.say(encodeUpdate(update));
  reader.session.setAccess("write", reader.user);
  for (const update of updates.slice(2)) reader.say(encodeUpdate(update));
  reader.say(encodeStep2(Y.encodeStateAsUpdate(doc)));
  room.reportSaved();
  expect(reader.saved).toEqual([]);
  room.durable(2);
  expect(countIn(reader.saved)).toBe(4);
});

it("R4: updates of others are sent to a socket once its step 1 is answered, whose answer has those of before", () => {
  const { join } = makeRoom();
  const [writer, late] = [join("writer", "write"), join("late", "write")];
  writer.say(encodeStep2(Y.encodeStateAsUpdate(written("before"))));
  expect(updatesIn(late.sent)).toEqual([]);
  late.say(encodeStep1(Y.encodeStateVector(new Y.Doc())));
  const [answer] = updatesIn(late.sent);
  expect(answer?.[1]).toBe(1);
  const doc = written("after");
  writer.say(encodeUpdate(Y.encodeStateAsUpdate(doc)));
  expect(updatesIn(late.sent).slice(1)).toEqual([encodeUpdate(Y.encodeStateAsUpdate(doc))]);
});

/** A document with content under an unowned id: a row that was carried. */
const carried = (doc: Y.Doc) => ({
  kind: "worksheet" as const,
  closed: false,
  snapshot: null,
  authors: [],
  compacted: [],
  rows: [{ writer: "w", n: 1, author: "mate", carried: true, time: 1, bytes: Y.encodeStateAsUpdate(doc) }],
});

it("R3b: a page that names ids as its own owns those of them that nobody owned, and is asked for their content; one that names no such id is asked for nothing, and one that may only read owns nothing", () => {
  const { room, join } = makeRoom();
  const doc = written("carried");
  room.fill(carried(doc));
  const [ada, reader] = [join("ada", "write"), join("reader", "read")];
  const own = encodeOwnFrame({ live: 9, earlier: new Map([[doc.clientID, 7]]) });
  reader.say(own);
  expect([room.state.owners.ownerOf(doc.clientID), reader.sent]).toEqual([undefined, []]);
  ada.say(own);
  expect(room.state.owners.ownerOf(doc.clientID)).toBe("ada");
  expect(ada.sent).toEqual([encodeStep1(room.state.stateVectorFor("ada"))]);
  ada.say(own);
  expect(ada.sent?.length).toBe(1);
});

it("R13, R3a: a step 2 that brings another's words, and an update of who is in sync, wait until peers have said whether their owner is there; what waits for its step 2 does not ask", async () => {
  const hub = new MemoryHub();
  const { room, join } = makeRoom(new MemoryBus(hub));
  await room.peers.settled();
  room.fill({ ...carried(new Y.Doc()), rows: [] });
  const peer = new MemoryBus(hub).openChannel(documentChannel("document"), {
    receive: () => undefined,
    onSubscribed: () => undefined,
  });
  peer.publish(encodeDocumentMessage({ kind: "hello", wantsReply: false, rows: [], entries: [] }));
  await new Promise(setImmediate);
  const doc = written("owned");
  room.state.owners.claim(doc.clientID, "owner");
  const words = Y.encodeStateAsUpdate(doc);
  const asks = [{ client: doc.clientID, to: 5 }];
  const ada = join("ada", "write");
  expect(ada.say(encodeUpdate(words))).not.toHaveProperty("queryFirst");
  expect(ada.say(encodeStep2(words))).toMatchObject({ queryFirst: asks });
  const bo = join("bo", "write");
  bo.say(encodeStep2(Uint8Array.of(0, 0)));
  expect(bo.say(encodeUpdate(words))).toMatchObject({ queryFirst: asks });
});

it("R3c: what a page sends within ten seconds of losing write access is dropped and is no misuse; what it sends later is, and so is what one sends who never might write", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const misuses = async () =>
    (await metrics.misuse.get()).values.find(({ labels }) => labels["what"] === "writing where one may only read")
      ?.value ?? 0;
  const before = await misuses();
  const counted = async () => (await misuses()) - before;
  const { room, join } = makeRoom();
  const writer = join("writer", "write");
  const typed = encodeUpdate(Y.encodeStateAsUpdate(written("typed")));
  writer.session.setAccess("read", writer.user);
  vi.advanceTimersByTime(9_900);
  writer.say(typed);
  expect([await counted(), room.state.clocks.next.size]).toEqual([0, 0]);
  vi.advanceTimersByTime(200);
  writer.say(typed);
  expect(await counted()).toBe(1);
  join("partner", "read").say(typed);
  expect([await counted(), room.state.clocks.next.size]).toEqual([2, 0]);
});
