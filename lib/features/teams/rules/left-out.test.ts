import { expect, it } from "vitest";
import { leaveOut } from "./left-out";

const five = ["a", "b", "c", "d", "e"];

it("T2g: students who are offline are left out at first when they are fewer than those who are online, and as the teacher ticks from then on", () => {
  expect(leaveOut(five, ["a", "b", "c"], null)).toEqual({ offline: ["d", "e"], isTicked: true });
  expect(leaveOut(five, ["a", "b"], null)).toEqual({ offline: ["c", "d", "e"], isTicked: false });
  expect(leaveOut(five.slice(0, 4), ["a", "b"], null)?.isTicked).toBe(false);
  expect(leaveOut(five, ["a", "b", "c"], false)?.isTicked).toBe(false);
  expect(leaveOut(five, ["a"], true)?.isTicked).toBe(true);
});

it("T2g: nobody is left out when all are online, nor when nobody is, whatever was ticked", () => {
  for (const chosen of [null, true, false]) {
    expect(leaveOut(five, [...five, "f"], chosen)).toBeNull();
    expect(leaveOut(five, ["f"], chosen)).toBeNull();
  }
});
