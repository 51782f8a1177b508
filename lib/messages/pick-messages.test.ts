import { expect, it } from "vitest";
import { pickMessages } from "./pick-messages";

const all = { a: { x: "ax", in: { y: "ay" }, other: { z: "az" } }, b: { x: "bx" }, c: { x: "cx" } };

it("a page gets the namespaces it asks for, whole ones and parts of one, and nothing beside them", () => {
  const before = structuredClone(all);
  expect(pickMessages(all, ["a.in", "b"])).toEqual({ a: { in: { y: "ay" } }, b: { x: "bx" } });
  expect(pickMessages(all, ["a.in", "a.other"])).toEqual({ a: { in: { y: "ay" }, other: { z: "az" } } });
  expect(pickMessages(all, ["a", "a.in"])).toEqual({ a: all.a });
  expect(all).toEqual(before);
});

it("a namespace that is not there is an error", () => {
  expect(() => pickMessages(all, ["d"])).toThrow();
  expect(() => pickMessages(all, ["a.x"])).toThrow();
});
