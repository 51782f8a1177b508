import { describe, expect, it } from "vitest";
import { findCellVotes } from "./head-to-head";
import { peopleFor, tally } from "./tally";
import { before, final, facts, others } from "./testing/tally-facts";

describe("Q10: before → after", () => {
  it("Q10a: uses only students with both ballots, and counts everyone who joined or voted in one of four groups", () => {
    const found = tally(
      facts(
        [before("ada", "bias"), final("ada", "brittleness"), before("ben", "bias"), final("cem", "bias"), ...others(4)],
        [],
        ["ada", "ben", "dia", "eli"],
      ),
      "class",
    );
    expect(found.movement).toMatchObject({
      people: 1,
      moved: 1,
      flows: [{ from: "bias", to: "brittleness", people: 1 }],
    });
    expect(found.turnout).toEqual({ people: 9, both: 1, onlyBefore: 1, onlyFinal: 5, none: 2 });
    expect(peopleFor(found.before, "bias")).toBe(2);
  });

  it("Q10b: splits by the mode on the final ballot", () => {
    const found = tally(facts([before("ada", "bias"), final("ada", "bias", "t1", "hallucination")]), "teacher");
    expect(found.byMode?.shown.map((one) => [one.mode, one.people, one.moved])).toEqual([["hallucination", 1, 0]]);
  });

  it("Q10e: leaves a student of the tray out of the split, not out of the flows", () => {
    const found = tally(facts([before("ada", "bias"), final("ada", "bias")]), "teacher");
    expect(found.movement?.people).toBe(1);
    expect(found.byMode?.shown).toEqual([]);
  });
});

describe("Q10: votes of people in no team", () => {
  const cast = [
    before("ada", "bias"),
    final("ada", "bias", "t1", "bias"),
    before("ben", "bias"),
    final("ben", "hallucination", "t1", "bias"),
    before("new", "brittleness"),
    final("new", "brittleness"),
    final("newer", "brittleness"),
  ];

  it("Q10e: where there are teams, votes of those in none are in no total and no turnout; once they are placed they count", () => {
    const found = tally({ ...facts(cast, [], ["ada", "ben", "new", "newer"]), placed: ["ada", "ben"] }, "teacher");
    expect(found).toMatchObject({
      finalBallots: 2,
      turnout: { people: 2, both: 2, onlyBefore: 0, onlyFinal: 0, none: 0 },
      movement: { people: 2, moved: 1 },
    });
    expect(peopleFor(found.final, "brittleness")).toBe(0);
    expect(found.apart).toMatchObject({ people: 2, votes: 3 });
    expect(peopleFor(found.apart.byChoice?.final ?? [], "brittleness")).toBe(2);
    const placed = tally(
      { ...facts(cast, [], ["ada", "ben", "new", "newer"]), placed: ["ada", "ben", "new"] },
      "teacher",
    );
    expect(placed).toMatchObject({ finalBallots: 3, turnout: { people: 3, both: 3 }, apart: { people: 1, votes: 1 } });
  });

  it("Q10e: without teams everyone counts, and a vote that was cast in a team counts wherever its student is now", () => {
    expect(tally(facts(cast), "teacher")).toMatchObject({ finalBallots: 4, apart: { people: 0, votes: 0 } });
    expect(tally({ ...facts(cast), placed: ["ada"] }, "teacher").apart).toMatchObject({ people: 2, votes: 3 }); // Ben was moved out
  });

  it("Q10e: who is in no team and did not vote is in the turnout, so that all who joined add up", () => {
    const found = tally(
      { ...facts(cast, [], ["ada", "ben", "new", "newer", "idle"]), placed: ["ada", "ben"] },
      "class",
    );
    expect(found.turnout).toMatchObject({ people: 3, none: 1 });
    expect(found.turnout.people + found.apart.people).toBe(5);
    expect(found.apart.byChoice).toBeNull();
  });
});

describe("Q11: small groups", () => {
  const trio = ["ada", "ben", "cem"].flatMap((name) => [before(name, "bias"), final(name, "bias", "t1", "bias")]);
  const pair = ["dia", "eli"].flatMap((name) => [before(name, "bias"), final(name, "bias", "t2", "brittleness")]);

  it("Q11d: shows the class a mode with 3 or more students, and names those with fewer", () => {
    const found = tally(facts([...trio, ...pair]), "class");
    expect(found.byMode?.shown.map((one) => one.mode)).toEqual(["bias"]);
    expect(found.byMode?.tooFew).toEqual(["brittleness"]);
    expect(tally(facts([...trio, ...pair]), "teacher").byMode?.shown.map((one) => one.mode)).toEqual([
      "brittleness",
      "bias",
    ]);
  });

  it("Q11d: gives the class totals only under 5 final ballots, and the teacher everything", () => {
    const four = facts([...trio, before("dia", "bias"), final("dia", "bias", "t2", "brittleness")]);
    expect(tally(four, "class")).toMatchObject({ movement: null, byMode: null, headToHead: null, finalBallots: 4 });
    expect(tally(four, "class").final).toContainEqual({ mode: "bias", people: 4 });
    expect(tally(four, "teacher").movement?.people).toBe(4);
  });
});

describe("Q6: ballots after the reveal", () => {
  it("Q6e: count, and are counted apart", () => {
    const found = tally(facts([...others(5), final("late", "brittleness", null, null, true)]), "class");
    expect(found.afterReveal).toBe(1);
    expect(found.finalBallots).toBe(6);
  });
});

describe("Q9: head to head", () => {
  const team = (teamId: string, mode: string) => ({ teamId, mode });
  const votes = (teamId: string, mode: string, ...choices: string[]) =>
    choices.map((choice, n) => final(`${teamId}-${n}`, choice, teamId, mode));

  it("Q9a: counts the ballots for the two modes among the members of both teams, and leaves a third mode out", () => {
    const ballots = [
      ...votes("t1", "brittleness", "brittleness", "brittleness", "bias"),
      ...votes("t2", "bias", "brittleness", "hallucination"),
      ...others(2),
    ];
    const found = tally(
      facts(ballots, [{ ended: false, teams: [team("t1", "brittleness"), team("t2", "bias")] }]),
      "class",
    );
    expect(found.headToHead).toEqual([{ a: "brittleness", b: "bias", votes: { a: 3, b: 1 } }]);
    expect(findCellVotes(found.headToHead ?? [], "bias", "brittleness")).toEqual({ own: 1, others: 3 });
  });

  it("Q9c: counts a trio once for each two modes in it, with all its members", () => {
    const ballots = [
      ...votes("t1", "brittleness", "bias"),
      ...votes("t2", "bias", "bias"),
      ...votes("t3", "adversarial", "brittleness"),
    ];
    const found = tally(
      facts(ballots, [
        { ended: false, teams: [team("t1", "brittleness"), team("t2", "bias"), team("t3", "adversarial")] },
      ]),
      "teacher",
    );
    expect(found.headToHead).toEqual([
      { a: "brittleness", b: "bias", votes: { a: 1, b: 2 } },
      { a: "brittleness", b: "adversarial", votes: { a: 1, b: 0 } },
      { a: "bias", b: "adversarial", votes: { a: 2, b: 0 } },
    ]);
  });

  it("Q9a, Q9d: leaves out matches ended by re-pairing, same-mode overrides, and a team alone with an exemplar", () => {
    const ballots = [
      ...votes("t1", "brittleness", "bias", "bias"),
      ...votes("t2", "bias", "bias", "bias"),
      ...votes("t3", "bias", "bias"),
    ];
    const matches = [
      { ended: true, teams: [team("t1", "brittleness"), team("t2", "bias")] },
      { ended: false, teams: [team("t2", "bias"), team("t3", "bias")] },
      { ended: false, teams: [team("t1", "brittleness")] },
    ];
    expect(tally(facts(ballots, matches), "teacher").headToHead).toEqual([]);
  });

  it("Q9e: has no cell for a pair that never met: blank, not 0 to 0", () => {
    const found = tally(
      facts(votes("t1", "brittleness", "hallucination"), [
        { ended: false, teams: [team("t1", "brittleness"), team("t2", "bias")] },
      ]),
      "teacher",
    );
    expect(findCellVotes(found.headToHead ?? [], "brittleness", "bias")).toEqual({ own: 0, others: 0 });
    expect(findCellVotes(found.headToHead ?? [], "brittleness", "hallucination")).toBeUndefined();
  });

  it("Q9a: counts a ballot once in a cell although its team met the mode in two rounds", () => {
    const ballots = votes("t1", "brittleness", "brittleness", "brittleness");
    const matches = ["t2", "t3"].map((other) => ({
      ended: false,
      teams: [team("t1", "brittleness"), team(other, "bias")],
    }));
    expect(tally(facts(ballots, matches), "teacher").headToHead).toEqual([
      { a: "brittleness", b: "bias", votes: { a: 2, b: 0 } },
    ]);
  });

  it("Q11d: shows the class a cell when 4 or more of those who met have voted, and says so when fewer have", () => {
    const match = { ended: false, teams: [team("t1", "brittleness"), team("t2", "bias")] };
    const three = [...votes("t1", "brittleness", "brittleness", "bias"), ...votes("t2", "bias", "bias"), ...others(3)];
    expect(tally(facts(three, [match]), "class").headToHead).toEqual([{ a: "brittleness", b: "bias", votes: null }]);
    expect(tally(facts(three, [match]), "teacher").headToHead).toEqual([
      { a: "brittleness", b: "bias", votes: { a: 1, b: 2 } },
    ]);
    const four = [...three, final("t2-9", "hallucination", "t2", "bias")];
    expect(tally(facts(four, [match]), "class").headToHead).toEqual([
      { a: "brittleness", b: "bias", votes: { a: 1, b: 2 } },
    ]);
  });
});
