import { describe, expect, it } from "vitest";
import { nthLetter } from "./letters";
import { DocumentOracle } from "./document-oracle";

/** Two letters that were shown as Saved, and one that was not yet. */
function written() {
  const oracle = new DocumentOracle();
  const author = oracle.newAuthor();
  const saved = oracle.type(author, 2);
  author.saved = author.made;
  return { oracle, author, saved, unsaved: oracle.type(author, 1) };
}

const sound = { lost: [], doubled: [], back: [], misattributed: [] };

describe("what was typed against what is there", () => {
  it("R6: a letter that was shown as Saved must be there; one that was not may be", () => {
    const { oracle, saved, unsaved } = written();
    const asOf = oracle.acknowledged();
    expect(oracle.check([saved, unsaved], asOf)).toEqual(sound);
    expect(oracle.check(["", saved], asOf)).toEqual(sound);
    expect(oracle.check([saved.slice(1)], asOf)).toEqual({ ...sound, lost: [saved[0]] });
    expect(oracle.check([unsaved], asOf).lost).toHaveLength(2);
  });

  it("R6: what was shown as Saved later counts from then on only", () => {
    const { oracle, author, saved, unsaved } = written();
    const asOf = oracle.acknowledged();
    author.saved = author.made;
    expect(oracle.check([saved], asOf)).toEqual(sound);
    expect(oracle.check([saved], oracle.acknowledged())).toEqual({ ...sound, lost: [unsaved] });
  });

  it("B5a: a letter that is there twice, or that nobody typed, is found", () => {
    const { oracle, saved } = written();
    const asOf = oracle.acknowledged();
    expect(oracle.check([saved, saved.slice(1)], asOf)).toEqual({ ...sound, doubled: [saved[1]] });
    expect(oracle.check([`${saved}x`], asOf)).toEqual({ ...sound, back: ["x"] });
  });

  it("R6: a deletion may have been heard before it is shown as Saved; afterwards the letter must not be there", () => {
    const { oracle, author, saved } = written();
    oracle.delete(author, saved.slice(0, 1));
    const asOf = oracle.acknowledged();
    for (const text of [saved, saved.slice(1)]) expect(oracle.check([text], asOf)).toEqual(sound);
    author.saved = author.made;
    expect(oracle.check([saved], oracle.acknowledged()).back).toEqual([saved[0]]);
  });

  it("B5a, T13b: a letter that the server has from its own device is its writer's; another may be the team-mate's who brought it, and no stranger's", () => {
    const oracle = new DocumentOracle();
    const [anna, ben] = [oracle.newAuthor("anna", 1), oracle.newAuthor("ben", 2)];
    const [saved, unsaved] = [oracle.type(anna, 1), ((anna.saved = anna.credited = 1), oracle.type(anna, 1))];
    const found = (writers: Record<string, string>) =>
      oracle.check([saved + unsaved], oracle.acknowledged(), new Map(Object.entries(writers))).misattributed;
    expect(found({ [saved]: "anna", [unsaved]: "anna" })).toEqual([]);
    expect(found({ [saved]: "anna", [unsaved]: ben.user })).toEqual([]);
    expect(found({ [saved]: "ben", [unsaved]: "carl" })).toEqual([saved, unsaved]);
    expect(found({ [unsaved]: "anna" })).toEqual([saved]);
  });

  describe("after an older backup is put back", () => {
    /** Anna's first letter is in the backup, her next three are not. Her device is gone, and Ben's has the first `holds` of the three. */
    function putBack({ holds, deletes = false }: { holds: number; deletes?: boolean }) {
      const oracle = new DocumentOracle();
      const [anna, ben] = [oracle.newAuthor("anna", 1), oracle.newAuthor("ben", 2)];
      const first = oracle.type(anna, 1);
      anna.saved = anna.credited = 1;
      const inCopy = oracle.acknowledged();
      const later = oracle.type(anna, 3);
      if (deletes) oracle.delete(anna, later.slice(0, 1));
      anna.saved = anna.made;
      const shows = new Set([first, ...later.slice(deletes ? 1 : 0, holds)]);
      const came = oracle.noteRestore(inCopy, [
        { author: ben, shows, knows: (client, clock) => client === 1 && clock <= holds },
      ]);
      return { oracle, anna, ben, first, later, came };
    }

    it("R6: what was Saved before it must be there at once, and what a device holds once that device shows Saved; what nobody holds may be gone", () => {
      const { oracle, ben, first, later, came } = putBack({ holds: 2 });
      expect(came).toEqual({ returning: 2, gone: 1 });
      expect(oracle.check([first], oracle.acknowledged())).toEqual(sound);
      expect(oracle.check([later], oracle.acknowledged()).lost).toEqual([first]);
      ben.saved = ben.made;
      expect(oracle.check([first], oracle.acknowledged()).lost).toEqual([...later.slice(0, 2)]);
      expect(oracle.check([first + later.slice(0, 2)], oracle.acknowledged())).toEqual(sound);
      expect(oracle.savedSince(0)).toHaveLength(3);
    });

    it("R6: what comes back comes once; a deletion that a device knows of comes back too, and one that nobody knows of may be undone", () => {
      const known = putBack({ holds: 3, deletes: true });
      const [deleted = ""] = known.later;
      expect(known.came).toEqual({ returning: 2, gone: 0 });
      expect(known.oracle.check([known.first + known.later], known.oracle.acknowledged())).toEqual(sound);
      known.ben.saved = known.ben.made;
      expect(known.oracle.check([known.first + known.later], known.oracle.acknowledged()).back).toEqual([deleted]);
      expect(
        known.oracle.check([known.first + known.later.slice(1) + known.later.slice(1)], known.oracle.acknowledged())
          .doubled,
      ).toHaveLength(2);
      const unknown = putBack({ holds: 0, deletes: true });
      unknown.ben.saved = unknown.ben.made;
      expect(unknown.oracle.check([unknown.first + unknown.later], unknown.oracle.acknowledged())).toEqual(sound);
    });

    it("R6, T13b: a device that is still there is its words' writer once it has brought them", () => {
      const { oracle, anna, first, later } = putBack({ holds: 3 });
      const writers = (user: string) =>
        new Map([...(first + later)].map((letter) => [letter, letter === first ? "anna" : user]));
      expect(oracle.check([first + later], oracle.acknowledged(), writers("ben"))).toEqual(sound);
      anna.saved = anna.credited = anna.made;
      expect(oracle.check([first + later], oracle.acknowledged(), writers("ben")).misattributed).toEqual([...later]);
      expect(oracle.check([first + later], oracle.acknowledged(), writers("anna"))).toEqual(sound);
    });
  });

  it("no letter comes twice, and an end of them is said", () => {
    expect(new Set(Array.from({ length: 38_000 }, (_, n) => nthLetter(n))).size).toBe(38_000);
    expect(() => nthLetter(40_000)).toThrow("letters");
  });
});
