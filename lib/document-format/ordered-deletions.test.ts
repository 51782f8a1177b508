import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { disordered } from "@/lib/realtime/testing/malformed";
import { worksheetFields } from "./fields";
import { checkUpdate, hasOrderedDeletions } from "./update-check";

function isOrdered(update: Uint8Array): boolean {
  const shape = checkUpdate(update, worksheetFields);
  if (typeof shape === "string") throw new Error(shape);
  return hasOrderedDeletions(shape);
}

const edit = fc.record({ by: fc.nat(2), at: fc.nat(1_000), text: fc.string({ maxLength: 6 }), remove: fc.nat(4) });

/** Three devices that hear of each other at once; every update as Yjs wrote it. */
function type(edits: readonly (typeof edit extends fc.Arbitrary<infer E> ? E : never)[]) {
  const devices = Array.from({ length: 3 }, () => new Y.Doc());
  const updates: Uint8Array[] = [];
  for (const device of devices)
    device.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "heard") return;
      updates.push(update);
      for (const other of devices) if (other !== device) Y.applyUpdate(other, update, "heard");
    });
  for (const { by, at, text, remove } of edits) {
    const scenario = devices[by]?.getText("scenario");
    scenario?.insert(at % (scenario.length + 1), text);
    const from = at % ((scenario?.length ?? 0) + 1);
    scenario?.delete(from, Math.min(remove, scenario.length - from));
  }
  return { devices, updates };
}

it("R3, R12: says whether deletions stand as Yjs writes them: of what it writes all do", () => {
  for (const [name, update] of Object.entries(disordered)) expect(isOrdered(update), name).toBe(false);
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 40 }), (edits) => {
      const { devices, updates } = type(edits);
      const half = Y.encodeStateVectorFromUpdate(updates[Math.floor(updates.length / 2)] ?? Uint8Array.of(0, 0));
      const states = devices.flatMap((doc) => [Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(doc, half)]);
      const merged = updates.length === 0 ? [] : [Y.mergeUpdates(updates), Y.diffUpdate(Y.mergeUpdates(updates), half)];
      for (const update of [...updates, ...states, ...merged]) expect(isOrdered(update)).toBe(true);
    }),
  );
});
