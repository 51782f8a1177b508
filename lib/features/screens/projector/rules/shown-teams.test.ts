import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countPresented, listDetail, shownMatches, shownTurn, type ProjectorTeam } from "./shown-teams";

/** Team `number` in match `match`, presenting at `place`. */
function team(number: number, match: string | null, place = 1, presented = false): ProjectorTeam {
  return {
    id: `t${number}`,
    number,
    mode: "bias",
    members: [{ name: `Name-${number}` }],
    match: match === null ? null : { id: match, place, presented, exemplarMode: null },
  };
}

describe("who meets whom", () => {
  it("T11g, Q16a: each match stands once, its teams in presenting order; a team in no match does not", () => {
    const teams = [team(1, "a", 2), team(2, "b", 1), team(3, "a", 3), team(4, "a", 1), team(5, null)];
    expect(shownMatches(teams, false).map((match) => match.teams.map(({ number }) => number))).toEqual([
      [4, 1, 3],
      [2],
    ]);
  });

  it("T11f: counts the teams that have presented among those in a match", () => {
    expect(countPresented([team(1, "a", 1, true), team(2, "a", 2), team(3, null)])).toEqual({
      presented: 1,
      matched: 2,
    });
  });
});

describe("a picked team", () => {
  it("T11g, Q16a: is shown with whom it presents to, and who has not presented and is next", () => {
    const turnOf = (teams: ProjectorTeam[]) => {
      const turn = shownTurn(teams, "t1", false);
      return [turn?.others.map(({ number }) => number), turn?.next?.number];
    };
    expect(turnOf([team(1, "a"), team(2, "a", 3), team(3, "a", 2)])).toEqual([[3, 2], 3]);
    expect(turnOf([team(1, "a", 3), team(2, "a", 2), team(3, "a", 1, true)])).toEqual([[3, 2], 2]);
    expect(turnOf([team(1, "a", 2), team(2, "a", 1, true)])).toEqual([[2], undefined]);
    expect(turnOf([team(1, null), team(2, null)])).toEqual([[], undefined]);
    expect(shownTurn([team(2, "a")], "t1", false)).toBeNull();
  });

  it("T11g, T5b: has a worked example beside it only where its match has one; not a team without a match", () => {
    const alone = team(1, "a");
    const withExample = { ...alone, match: alone.match && { ...alone.match, exemplarMode: "brittleness" } };
    expect(shownTurn([withExample], "t1", false)).toMatchObject({ others: [], exemplarMode: "brittleness" });
    expect(shownTurn([team(1, null)], "t1", false)).toMatchObject({ others: [], exemplarMode: null });
    expect(shownTurn([team(1, "a"), team(2, "a")], "t1", false)?.exemplarMode).toBeNull();
  });
});

describe("for any class", () => {
  const anyTeams = fc
    .array(
      fc.record({
        match: fc.option(fc.constantFrom("a", "b", "c")),
        place: fc.nat(3),
        presented: fc.boolean(),
        exemplarMode: fc.option(fc.constantFrom("bias", "brittleness")),
        members: fc.nat(4),
      }),
      { maxLength: 9 },
    )
    .map((all) =>
      all.map(({ match, members, ...own }, n): ProjectorTeam => ({
        id: `t${n}`,
        number: n,
        mode: "bias",
        members: Array.from({ length: members }, (_, i) => ({ name: `Name-${n}-${i}` })),
        match: match === null ? null : { id: match, ...own },
      })),
    );
  const shownOf = (teams: readonly ProjectorTeam[], withNames: boolean) =>
    JSON.stringify([shownMatches(teams, withNames), teams.map(({ id }) => shownTurn(teams, id, withNames))]);

  it("T11b: with names off no name is in anything that is shown; with names on each member's is", () => {
    fc.assert(
      fc.property(anyTeams, (teams) => {
        expect(shownOf(teams, false)).not.toContain("Name-");
        const on = shownOf(teams, true);
        for (const { name } of teams.flatMap(({ members }) => members)) expect(on).toContain(name);
      }),
    );
  });

  it("T11g, Q16a: every team in a match is shown once, and who is next has not presented", () => {
    fc.assert(
      fc.property(anyTeams, (teams) => {
        const inMatches = shownMatches(teams, false).flatMap((match) => match.teams.map(({ number }) => number));
        const matched = teams.filter(({ match }) => match !== null).map(({ number }) => number);
        expect(inMatches.sort()).toEqual(matched.sort());
        for (const { id, number } of teams) {
          const next = shownTurn(teams, id, false)?.next ?? null;
          if (next !== null) expect(teams[next.number]?.match?.presented).toBe(false);
          expect(next?.number).not.toBe(number);
        }
      }),
    );
  });

  it("T11g: 24 matches have names, 40 stand without, more are not listed", () => {
    expect([0, 24, 25, 40, 41].map(listDetail)).toEqual(["names", "names", "numbers", "numbers", "nothing"]);
  });
});
