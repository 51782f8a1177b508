import { describe, expect, it } from "vitest";
import { BodyBudget } from "./body-budget";

function senders() {
  const budget = new BodyBudget({ each: 100, network: 150, all: 250 });
  const dropped: string[] = [];
  return {
    dropped,
    open: (key: string, name: string, network = `of ${key}`) =>
      budget.reserve({ key, network }, () => dropped.push(name)),
  };
}

describe("the bytes of bodies that are in memory", () => {
  it("B11e: of one sender who has too many on its way, the body that has been coming for longest gives way, and nobody else's", () => {
    const { dropped, open } = senders();
    const [slow, other, quick] = [open("a", "slow"), open("b", "other"), open("a", "quick")];
    expect([slow.add(90), other.add(90), quick.add(20)]).toEqual([true, true, true]);
    expect(dropped).toEqual(["slow"]);
    expect(slow.add(1)).toBe(false);
  });

  it("B11e: exactly what is allowed to a sender, a network and all is taken, and one byte more is not", () => {
    const { dropped, open } = senders();
    const [first, second, third] = [open("a", "first", "school"), open("b", "second", "school"), open("c", "third")];
    expect([first.add(100), second.add(50), third.add(100), dropped.length]).toEqual([true, true, true, 0]);
    third.add(1);
    expect(dropped).toEqual(["third"]);
    second.add(1);
    expect(dropped).toEqual(["third", "first"]);
    const all = senders();
    const [x, y, z] = ["x", "y", "z"].map((key) => all.open(key, key));
    expect([x?.add(100), y?.add(100), z?.add(50), all.dropped.length]).toEqual([true, true, true, 0]);
    z?.add(1);
    expect(all.dropped).toEqual(["x"]);
  });

  it("B11e: what was released counts no more, and no less, however often", () => {
    const { dropped, open } = senders();
    for (let n = 0; n < 5; n++) {
      const reservation = open("a", "released");
      reservation.add(10);
      reservation.release();
    }
    expect([open("a", "exact").add(100), dropped.length]).toEqual([true, 0]);
    expect(open("b", "too much").add(101)).toBe(false);
    const [again] = [open("a", "again")];
    again.add(1);
    expect(dropped).toEqual(["too much", "exact"]);
  });

  it("B11e: a body that is too much by itself gives way", () => {
    const { dropped, open } = senders();
    expect(open("a", "huge").add(101)).toBe(false);
    expect(dropped).toEqual(["huge"]);
  });

  it("B11e: of all senders of one network, the oldest of that network gives way", () => {
    const { dropped, open } = senders();
    const reservations = ["a", "b"].map((key) => open(key, key, "school"));
    const elsewhere = open("c", "c", "home");
    expect([elsewhere.add(90), ...reservations.map((one) => one.add(90))]).toEqual([true, true, true]);
    expect(dropped).toEqual(["a"]);
  });

  it("B11e: of all senders together, the oldest gives way", () => {
    const { dropped, open } = senders();
    const reservations = ["a", "b", "c"].map((key) => open(key, key));
    expect(reservations.map((one) => one.add(90))).toEqual([true, true, true]);
    expect(dropped).toEqual(["a"]);
  });

  it("B11e: what is here whole stays until it is answered, and counts until then", () => {
    const { dropped, open } = senders();
    const [whole, next] = [open("a", "whole"), open("a", "next")];
    whole.add(90);
    whole.markComplete();
    expect(next.add(20)).toBe(false);
    expect(dropped).toEqual(["next"]);
    whole.release();
    expect(open("a", "last").add(100)).toBe(true);
  });
});
