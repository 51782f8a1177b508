import { describe, expect, it } from "vitest";
import { newIn, placesOf, type Look } from "./look";

const list: Look = [[0, "html"], [1, "main"], [2, "ul"], [3, "li"], [4, "a"], [3, "li"], [4, "a"]];
const known = new Set(placesOf(list));

describe("what of a page axe has not checked", () => {
  it("is nothing where the same elements stand in the same ones, however many and in whatever order", () => {
    expect(newIn(list, known)).toEqual([]);
    expect(newIn([...list, [3, "li"], [4, "a"], [2, "ul"]], known)).toEqual([]);
  });

  it("is an element that is new there, without what is in it, and again where it stands in another", () => {
    expect(newIn([...list, [3, "li"], [4, "b"], [5, "i"], [2, "p"]], known)).toEqual([8, 10]);
    expect(newIn([[0, "html"], [1, "main"], [2, "a"]], known)).toEqual([2]);
  });

  it("is all of it where the root is another: the window, or the language", () => {
    expect(newIn([[0, "html 360"], ...list.slice(1)], known)).toEqual([0]);
  });
});
