import { describe, expect, it } from "vitest";
import { filterComments, findSlash, insertComment } from "./comment-bank";

describe("T12: the comment bank", () => {
  it("T12h: a slash at the start or after a space opens it, and what follows filters; one inside a word does not", () => {
    expect(findSlash("/", 1)).toEqual({ from: 0, filter: "" });
    expect(findSlash("Good. /who runs", 15)).toEqual({ from: 6, filter: "who runs" });
    expect(findSlash("Good.\n/w", 8)).toEqual({ from: 6, filter: "w" });
    expect(findSlash("and/or", 6)).toBeNull();
    expect(findSlash("see https://example.org/x", 25)).toBeNull();
    expect(findSlash("/who\nnext line", 14)).toBeNull();
    expect(findSlash("no slash", 8)).toBeNull();
    expect(findSlash("", 0)).toBeNull();
    expect(findSlash("/later", 0)).toBeNull();
  });

  it("T12h: offers what has every word that was typed, in the order it came, and 50 at most", () => {
    expect(filterComments(["Who runs it?", "Who is told?", "How big a gap?"], "WHO it")).toEqual(["Who runs it?"]);
    expect(filterComments(["b", "a"], "")).toEqual(["b", "a"]);
    expect(
      filterComments(
        Array.from({ length: 80 }, (_, n) => `Comment ${n}`),
        "",
      ),
    ).toHaveLength(50);
  });

  it("T12h: a comment stands in place of the slash and the filter, and nothing else changes", () => {
    expect(insertComment("Good. /who Then more", { from: 6, filter: "who" }, "Who runs it?")).toEqual({
      text: "Good. Who runs it? Then more",
      caret: 18,
    });
  });
});
