import { describe, expect, it } from "vitest";
import { nthLetter } from "./letters";
import { Manuscript } from "./manuscript";

/** Two letters that were shown as Saved, and one that was not yet. */
function written() {
  const manuscript = new Manuscript();
  const author = manuscript.newAuthor();
  const saved = manuscript.type(author, 2);
  author.saved = author.made;
  return { manuscript, author, saved, unsaved: manuscript.type(author, 1) };
}

const sound = { lost: [], doubled: [], back: [] };

describe("what was typed against what is there", () => {
  it("R6: a letter that was shown as Saved must be there; one that was not may be", () => {
    const { manuscript, saved, unsaved } = written();
    const asOf = manuscript.acknowledged();
    expect(manuscript.judge([saved, unsaved], asOf)).toEqual(sound);
    expect(manuscript.judge(["", saved], asOf)).toEqual(sound);
    expect(manuscript.judge([saved.slice(1)], asOf)).toEqual({ ...sound, lost: [saved[0]] });
    expect(manuscript.judge([unsaved], asOf).lost).toHaveLength(2);
  });

  it("R6: what was shown as Saved later counts from then on only", () => {
    const { manuscript, author, saved, unsaved } = written();
    const asOf = manuscript.acknowledged();
    author.saved = author.made;
    expect(manuscript.judge([saved], asOf)).toEqual(sound);
    expect(manuscript.judge([saved], manuscript.acknowledged())).toEqual({ ...sound, lost: [unsaved] });
  });

  it("B5: a letter that is there twice, or that nobody typed, is found", () => {
    const { manuscript, saved } = written();
    const asOf = manuscript.acknowledged();
    expect(manuscript.judge([saved, saved.slice(1)], asOf)).toEqual({ ...sound, doubled: [saved[1]] });
    expect(manuscript.judge([`${saved}x`], asOf)).toEqual({ ...sound, back: ["x"] });
  });

  it("R6: a deletion may have been heard before it is shown as Saved; afterwards the letter must not be there", () => {
    const { manuscript, author, saved } = written();
    manuscript.delete(author, saved.slice(0, 1));
    const asOf = manuscript.acknowledged();
    for (const text of [saved, saved.slice(1)]) expect(manuscript.judge([text], asOf)).toEqual(sound);
    author.saved = author.made;
    expect(manuscript.judge([saved], manuscript.acknowledged()).back).toEqual([saved[0]]);
  });

  it("no letter comes twice, and an end of them is said", () => {
    expect(new Set(Array.from({ length: 38_000 }, (_, n) => nthLetter(n))).size).toBe(38_000);
    expect(() => nthLetter(40_000)).toThrow("letters");
  });
});
