import { describe, expect, it } from "vitest";
import { isShown, noFilters, readFilters, searchWith } from "./filters";

const team = {
  number: 4,
  mode: { id: "bias" },
  flag: null,
  members: [
    { name: "Amara", section: "9B" },
    { name: "Ben", section: "" },
  ],
};

describe("which teams the board shows", () => {
  it("T9h, T15o: those that fit all that is chosen: part of a name or the number, the failure mode, the section of the board and of the class", () => {
    expect(isShown(team, "writing", noFilters)).toBe(true);
    expect(isShown(team, "writing", { name: " mara", mode: "bias", section: "writing", group: "9B" })).toBe(true);
    expect(isShown(team, "writing", { ...noFilters, name: "4" })).toBe(true);
    expect(isShown({ ...team, number: 14 }, "writing", { ...noFilters, name: "4" })).toBe(false);
    for (const chosen of [{ name: "Chidi" }, { mode: "brittleness" }, { section: "first" as const }, { group: "10A" }])
      expect(isShown(team, "writing", { ...noFilters, ...chosen })).toBe(false);
  });

  it("T9h, Q24a: a team that asks for help, whatever is chosen", () => {
    const nothing = { name: "nobody", mode: "brittleness", section: "handed-in", group: "10A" } as const;
    expect(isShown(team, "first", nothing)).toBe(false);
    expect(isShown({ ...team, flag: {} }, "first", nothing)).toBe(true);
  });

  it("T9h: stand in the page's address beside what else is there, and a section that does not exist is none", () => {
    const filters = { name: "Zoë & co", mode: "", section: "handed-in", group: "9B" } as const;
    const search = searchWith("?other=1&mode=bias", filters);
    expect(readFilters(new URLSearchParams(search))).toEqual(filters);
    expect(searchWith(search, noFilters)).toBe("?other=1");
    expect(searchWith("?name=a", noFilters)).toBe("");
    expect(readFilters(new URLSearchParams("?section=elsewhere"))).toEqual(noFilters);
  });
});
