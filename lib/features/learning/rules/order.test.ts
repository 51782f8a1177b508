import fc from "fast-check";
import { expect, it } from "vitest";
import { orderCauses, shuffleFor } from "./order";

const modes = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 });

it("S2i, S2j: each student sees every cause once, none at the place of its mode, in the same order at each visit", () => {
  let orders = 0;
  fc.assert(
    fc.property(modes, fc.boolean(), fc.uuid(), (ids, withDistractor, studentId) => {
      const order = orderCauses(ids, withDistractor, studentId);
      expect(order).toEqual(orderCauses(ids, withDistractor, studentId));
      expect(new Set(order)).toEqual(new Set(withDistractor ? [...ids, null] : ids));
      expect(order).toHaveLength(ids.length + (withDistractor ? 1 : 0));
      ids.forEach((id, at) => expect(order[at]).not.toBe(id));
      orders += 1;
    }),
  );
  expect(orders).toBe(100);
});

it("S2i: students sit beside others with another order of causes and of options", () => {
  const students = Array.from({ length: 24 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`);
  const seen = (order: (studentId: string) => unknown[]) => new Set(students.map((id) => order(id).join())).size;
  expect(seen((id) => orderCauses(["a", "b", "c", "d"], true, id))).toBeGreaterThan(8);
  expect(seen((id) => shuffleFor(["a", "b", "c", "d"], id, "why"))).toBeGreaterThan(8);
  expect(new Set(shuffleFor(["a", "b", "c", "d"], students[0] ?? "", "why"))).toEqual(new Set(["a", "b", "c", "d"]));
});
