import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { disordered } from "@/lib/sync/testing/malformed";
import { worksheetFields } from "./fields";
import { threeEdits, typeByThree } from "./testing/typed-by-three";
import { checkUpdate, hasOrderedDeletions } from "./update-check";

function isOrdered(update: Uint8Array): boolean {
  const shape = checkUpdate(update, worksheetFields);
  if (typeof shape === "string") throw new Error(shape);
  return hasOrderedDeletions(shape);
}

it("R3, R12: says whether deletions stand as Yjs writes them: of what it writes all do", () => {
  for (const [name, update] of Object.entries(disordered)) expect(isOrdered(update), name).toBe(false);
  fc.assert(
    fc.property(threeEdits, (edits) => {
      const { devices, updates } = typeByThree(edits);
      const half = Y.encodeStateVectorFromUpdate(updates[Math.floor(updates.length / 2)] ?? Uint8Array.of(0, 0));
      const states = devices.flatMap((doc) => [Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(doc, half)]);
      const merged = updates.length === 0 ? [] : [Y.mergeUpdates(updates), Y.diffUpdate(Y.mergeUpdates(updates), half)];
      for (const update of [...updates, ...states, ...merged]) expect(isOrdered(update)).toBe(true);
    }),
  );
});
