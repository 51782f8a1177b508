import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UpdateRow } from "@/lib/sync/queries/updates";
import { Durability } from "./durability";

const row = (writer: string, n: number): UpdateRow => ({
  documentId: "d",
  writer,
  n,
  author: "a",
  carried: false,
  time: 0,
  bytes: new Uint8Array(),
});

describe("what of a room is durable", () => {
  it("R6, R13: another process's row that came before holds back what came after it", () => {
    const durability = new Durability();
    durability.addOwn(1);
    durability.addForeign(row("p2", 7), 0);
    durability.addOwn(2);
    durability.ownDurable(2);
    expect([durability.upTo, durability.isAll]).toEqual([1, false]);
    durability.foreignDurable("p2", 7, 8);
    expect([durability.upTo, durability.isAll]).toEqual([3, true]);
  });

  it("R13: a row that nobody confirmed for two seconds is overdue, once", () => {
    const durability = new Durability();
    durability.addForeign(row("p2", 1), 1_000);
    durability.addForeign(row("p2", 2), 2_000);
    expect(durability.takeOverdue(1_500).map(({ n }) => n)).toEqual([1]);
    expect(durability.takeOverdue(2_000).map(({ n }) => n)).toEqual([2]);
    expect(durability.takeOverdue(9_000)).toEqual([]);
    expect(durability.foreignRows().map(({ n }) => n)).toEqual([1, 2]);
    durability.foreignDurable("p2", 1, 1_000_000);
    expect(durability.isAll).toBe(true);
  });

  it("R6, R13: it says what a plain list of all that came would say, in every order of coming and committing", () => {
    const step = fc.oneof(
      fc.record({ as: fc.constant("own" as const) }),
      fc.record({ as: fc.constant("own durable" as const), ahead: fc.nat({ max: 3 }) }),
      fc.record({ as: fc.constant("foreign" as const), writer: fc.constantFrom("p2", "p3") }),
      fc.record({
        as: fc.constant("committed" as const),
        writer: fc.constantFrom("p2", "p3"),
        from: fc.integer({ min: 1, max: 6 }),
        count: fc.integer({ min: 1, max: 4 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const durability = new Durability();
        const plain: { key: string; durable: boolean }[] = [];
        const counts = new Map<string, number>();
        const next = (writer: string) => {
          const n = (counts.get(writer) ?? 0) + 1;
          counts.set(writer, n);
          return n;
        };
        const commit = (writer: string, from: number, to: number) => {
          for (const one of plain) {
            const [whose, n] = one.key.split("/");
            if (whose === writer && Number(n) >= from && Number(n) < to) one.durable = true;
          }
        };
        let ownDurable = 0;
        for (const one of steps) {
          if (one.as === "own") {
            const n = next("own");
            durability.addOwn(n);
            plain.push({ key: `own/${n}`, durable: false });
          } else if (one.as === "own durable") {
            ownDurable = Math.min(ownDurable + one.ahead, counts.get("own") ?? 0);
            durability.ownDurable(ownDurable);
            commit("own", 1, ownDurable + 1);
          } else if (one.as === "foreign") {
            const n = next(one.writer);
            durability.addForeign(row(one.writer, n), 0);
            plain.push({ key: `${one.writer}/${n}`, durable: false });
          } else {
            durability.foreignDurable(one.writer, one.from, one.from + one.count);
            commit(one.writer, one.from, one.from + one.count);
          }
          const first = plain.findIndex(({ durable }) => !durable);
          expect(durability.upTo).toBe(first === -1 ? plain.length : first);
          expect(durability.isAll).toBe(first === -1);
          expect(durability.lastNumber).toBe(plain.length);
        }
      }),
    );
  });
});
