import { describe, expect, it } from "vitest";
import { nthLetter } from "./letters";
import { Manuscript } from "./document-oracle";

/** Two letters that were shown as Saved, and one that was not yet. */
function written() {
  const manuscript = new Manuscript();
  const author = manuscript.newAuthor();
  const saved = manuscript.type(author, 2);
  author.saved = author.made;
  return { manuscript, author, saved, unsaved: manuscript.type(author, 1) };
}

const sound = { lost: [], doubled: [], back: [], misattributed: [] };

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

  it("B5, T13: a letter that the server has from its own device is its writer's; another may be the team-mate's who brought it, and no stranger's", () => {
    const manuscript = new Manuscript();
    const [anna, ben] = [manuscript.newAuthor("anna", 1), manuscript.newAuthor("ben", 2)];
    const [saved, unsaved] = [manuscript.type(anna, 1), ((anna.saved = anna.credited = 1), manuscript.type(anna, 1))];
    const found = (writers: Record<string, string>) =>
      manuscript.judge([saved + unsaved], manuscript.acknowledged(), new Map(Object.entries(writers))).misattributed;
    expect(found({ [saved]: "anna", [unsaved]: "anna" })).toEqual([]);
    expect(found({ [saved]: "anna", [unsaved]: ben.user })).toEqual([]);
    expect(found({ [saved]: "ben", [unsaved]: "carl" })).toEqual([saved, unsaved]);
    expect(found({ [unsaved]: "anna" })).toEqual([saved]);
  });

  describe("after an older backup is put back", () => {
    /** Anna's first letter is in the copy, her next three are not; her device is gone, and Ben's holds what `holds` says. */
    function putBack({ holds, deletes = false }: { holds: number; deletes?: boolean }) {
      const manuscript = new Manuscript();
      const [anna, ben] = [manuscript.newAuthor("anna", 1), manuscript.newAuthor("ben", 2)];
      const first = manuscript.type(anna, 1);
      anna.saved = anna.credited = 1;
      const kept = manuscript.acknowledged();
      const later = manuscript.type(anna, 3);
      if (deletes) manuscript.delete(anna, later.slice(0, 1));
      anna.saved = anna.made;
      const shows = new Set([first, ...later.slice(deletes ? 1 : 0, holds)]);
      const came = manuscript.putBack(kept, [
        { author: ben, shows, knows: (client, clock) => client === 1 && clock <= holds },
      ]);
      return { manuscript, anna, ben, first, later, came };
    }

    it("R6: what was Saved before it must be there at once, and what a device holds once that device shows Saved; what nobody holds may be gone", () => {
      const { manuscript, ben, first, later, came } = putBack({ holds: 2 });
      expect(came).toEqual({ returning: 2, gone: 1 });
      expect(manuscript.judge([first], manuscript.acknowledged())).toEqual(sound);
      expect(manuscript.judge([later], manuscript.acknowledged()).lost).toEqual([first]);
      ben.saved = ben.made;
      expect(manuscript.judge([first], manuscript.acknowledged()).lost).toEqual([...later.slice(0, 2)]);
      expect(manuscript.judge([first + later.slice(0, 2)], manuscript.acknowledged())).toEqual(sound);
      expect(manuscript.savedSince(0)).toHaveLength(3);
    });

    it("R6: what comes back comes once; a deletion that a device knows of comes back too, and one that nobody knows of may be undone", () => {
      const known = putBack({ holds: 3, deletes: true });
      const [deleted = ""] = known.later;
      expect(known.came).toEqual({ returning: 2, gone: 0 });
      expect(known.manuscript.judge([known.first + known.later], known.manuscript.acknowledged())).toEqual(sound);
      known.ben.saved = known.ben.made;
      expect(known.manuscript.judge([known.first + known.later], known.manuscript.acknowledged()).back).toEqual([
        deleted,
      ]);
      expect(
        known.manuscript.judge(
          [known.first + known.later.slice(1) + known.later.slice(1)],
          known.manuscript.acknowledged(),
        ).doubled,
      ).toHaveLength(2);
      const unknown = putBack({ holds: 0, deletes: true });
      unknown.ben.saved = unknown.ben.made;
      expect(unknown.manuscript.judge([unknown.first + unknown.later], unknown.manuscript.acknowledged())).toEqual(
        sound,
      );
    });

    it("R6, T13: a device that is still there is its words' writer once it has brought them", () => {
      const { manuscript, anna, first, later } = putBack({ holds: 3 });
      const writers = (user: string) =>
        new Map([...(first + later)].map((letter) => [letter, letter === first ? "anna" : user]));
      expect(manuscript.judge([first + later], manuscript.acknowledged(), writers("ben"))).toEqual(sound);
      anna.saved = anna.credited = anna.made;
      expect(manuscript.judge([first + later], manuscript.acknowledged(), writers("ben")).misattributed).toEqual([
        ...later,
      ]);
      expect(manuscript.judge([first + later], manuscript.acknowledged(), writers("anna"))).toEqual(sound);
    });
  });

  it("no letter comes twice, and an end of them is said", () => {
    expect(new Set(Array.from({ length: 38_000 }, (_, n) => nthLetter(n))).size).toBe(38_000);
    expect(() => nthLetter(40_000)).toThrow("letters");
  });
});
