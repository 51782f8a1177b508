import { expect, it } from "vitest";
import type { Arrangement } from "./arrangement";
import { effectsOf } from "./arrangement-effects";
import { matchOn, noFacts, teamOn } from "./testing/arrangements";

const team = (number: number, mode: string, ...memberIds: string[]) => teamOn(mode, number, `t${number}`, memberIds);

it("T5c, T7d: where new teams take the place of two, their match ends, and it says that the other one stays", () => {
  const stay = [team(1, "bias", "a1", "b1"), team(2, "brittleness", "a2", "b2")];
  const before: Arrangement = {
    teams: [...stay, team(3, "bias", "a3", "b3"), team(4, "brittleness", "a4", "b4")],
    matches: [matchOn(["t1", "t2"]), matchOn(["t3", "t4"])],
  };
  const after: Arrangement = {
    teams: [...stay, team(5, "bias", "a3", "b4"), team(6, "brittleness", "a4", "b3")],
    matches: before.matches.slice(0, 1),
  };
  expect(effectsOf(before, after, noFacts)).toContainEqual({ effect: "matches-end-some", count: 1, stay: 1 });
  expect(effectsOf(before, { ...after, matches: [] }, noFacts)).toContainEqual({ effect: "matches-end-all", count: 2 });
});

it("T8f, T7d: a team that a merge had ended comes back with each of its students, who are named, and says that all others stay", () => {
  const [one, two] = [team(1, "bias", "a1", "b1"), team(2, "brittleness", "a2", "b2")];
  const merged: Arrangement = { teams: [{ ...two, memberIds: ["a2", "b2", "a1", "b1"] }], matches: [] };
  const effects = effectsOf(merged, { teams: [one, two], matches: [] }, { ...noFacts, ended: new Set(["t1"]) });
  expect(effects).toEqual([
    { effect: "back-all", studentIds: ["a1", "b1"], number: 1, mode: "bias", fromMode: "brittleness" },
    { effect: "nobody-else" },
  ]);
});
