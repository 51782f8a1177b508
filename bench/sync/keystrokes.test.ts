import { expect, it } from "vitest";
import * as Y from "yjs";
import { checkUpdate } from "@/lib/sync/format/update-check";
import { readUpTo, lengthOfKeystroke, putKeystroke, textUpTo } from "./keystrokes";

const hand = { client: 2 ** 28 + 5, root: "scenario" };

function keystrokes(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, clock) => {
    const bytes = new Uint8Array(lengthOfKeystroke(hand, clock));
    expect(putKeystroke(bytes, 0, hand, clock)).toBe(bytes.length);
    return bytes;
  });
}

it("R3: a keystroke made by hand is a plain update that a Y.Doc takes, each going on from the one before", () => {
  const doc = new Y.Doc();
  for (const update of keystrokes(300)) {
    expect(checkUpdate(update, ["scenario"])).toMatchObject({ textBytes: 1 });
    Y.applyUpdate(doc, update);
  }
  expect(doc.getText("scenario").toJSON()).toBe(textUpTo(300));
  expect(doc.store.pendingStructs).toBeNull();
});

it("what a server passes on is understood as it came, encoded again, merged, and beside another's", () => {
  const updates = keystrokes(200);
  let known = 0;
  for (const update of updates) known = readUpTo(update, 0, hand.client, known);
  expect(known).toBe(200);
  expect(readUpTo(Y.mergeUpdates(updates), 0, hand.client, 0)).toBe(200);
  const doc = new Y.Doc();
  doc.getText("harmed").insert(0, "a");
  for (const update of updates.slice(0, 50)) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  for (const update of updates.slice(50)) Y.applyUpdate(doc, update);
  expect(readUpTo(Y.encodeStateAsUpdate(doc, before), 0, hand.client, 50)).toBe(200);
  expect(readUpTo(Y.encodeStateAsUpdate(doc, before), 0, hand.client, 40)).toBe(-1);
  expect(readUpTo(updates[3] ?? new Uint8Array(), 0, hand.client, 10)).toBe(10);
});

it("another letter than the one typed is heard", () => {
  const doc = new Y.Doc();
  doc.clientID = hand.client;
  doc.getText("scenario").insert(0, "abz");
  expect(readUpTo(Y.encodeStateAsUpdate(doc), 0, hand.client, 0)).toBe(-1);
});
