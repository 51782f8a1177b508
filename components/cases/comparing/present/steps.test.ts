import { describe, expect, it } from "vitest";
import { stepKey, swipe } from "./steps";

const key = (name: string) => ({ key: name, altKey: false, ctrlKey: false, metaKey: false });

describe("S5: the walk-through by keyboard and touch", () => {
  it("S5b: arrows, page keys, Home and End move and stay within", () => {
    expect(stepKey(key("ArrowRight"), 0, 4)).toBe(1);
    expect(stepKey(key("PageDown"), 3, 4)).toBe(3);
    expect(stepKey(key("ArrowLeft"), 0, 4)).toBe(0);
    expect(stepKey(key("Home"), 2, 4)).toBe(0);
    expect(stepKey(key("End"), 0, 4)).toBe(3);
  });
  it("S5b: other keys, and the browser's own shortcuts, are left alone", () => {
    expect(stepKey(key("a"), 0, 4)).toBeNull();
    expect(stepKey({ ...key("ArrowLeft"), altKey: true }, 2, 4)).toBeNull();
  });
  it("S5b: a swipe to the left goes on; scrolling does not", () => {
    expect(swipe({ x: 300, y: 100 }, { x: 200, y: 110 })).toBe(1);
    expect(swipe({ x: 100, y: 100 }, { x: 200, y: 110 })).toBe(-1);
    expect(swipe({ x: 300, y: 100 }, { x: 200, y: 300 })).toBe(0);
    expect(swipe({ x: 300, y: 100 }, { x: 280, y: 100 })).toBe(0);
  });
});
