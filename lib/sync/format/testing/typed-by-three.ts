import fc from "fast-check";
import * as Y from "yjs";

interface Edit {
  by: number;
  at: number;
  text: string;
  remove: number;
}

export const threeEdits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({ by: fc.nat(2), at: fc.nat(1_000), text: fc.string({ maxLength: 6 }), remove: fc.nat(4) }),
  { minLength: 1, maxLength: 40 },
);

/** Three devices that receive each other's updates at once type into the scenario. @returns their documents, and every update as Yjs wrote it */
export function typeByThree(edits: readonly Edit[]): { devices: Y.Doc[]; updates: Uint8Array[] } {
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
    if (scenario === undefined) continue;
    scenario.insert(at % (scenario.length + 1), text);
    const from = at % (scenario.length + 1);
    scenario.delete(from, Math.min(remove, scenario.length - from));
  }
  return { devices, updates };
}

/** Shuffles a list into the order that the keys give. */
export const shuffle = <T>(all: readonly T[], keys: readonly number[]): T[] =>
  all
    .map((of, at) => ({ of, key: keys[at % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ of }) => of);

export const shuffleKeys = fc.array(fc.nat(), { minLength: 80, maxLength: 80 });
