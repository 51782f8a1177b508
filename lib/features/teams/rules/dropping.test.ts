import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Arrangement } from "./arrangement";
import { findDrop, listBreakages, numbersIn, type Dragged, type DropPlace } from "./dropping";
import type { EffectFacts } from "./effect";
import { noFacts } from "./testing/arrangements";

const modes = ["bias", "brittleness", "hallucination", "adversarial"];
const facts: EffectFacts = {
  ...noFacts,
  begun: new Set(["t1"]),
  times: (a, b) => ([a, b].sort().join() === "t1,t4" ? 1 : 0),
};

/** Teams 1 to 4 on the four modes. Teams 1 and 2 meet, and so do 3 and 4. Team 1 has one student, team 3 has four. */
const room: Arrangement = {
  teams: modes.map((mode, i) => ({
    id: `t${i + 1}`,
    number: i + 1,
    mode,
    memberIds: [["a1"], ["a2", "b2"], ["a3", "b3", "c3", "d3"], ["a4", "b4"]][i] ?? [],
    locked: false,
  })),
  matches: [
    { teamIds: ["t1", "t2"], exemplarMode: null, override: false, locked: true },
    { teamIds: ["t3", "t4"], exemplarMode: null, override: false, locked: false },
  ],
};
const student = (studentId: string): Dragged => ({ what: "student", studentId });
const team = (teamId: string): Dragged => ({ what: "team", teamId });
const onTeam = (teamId: string): DropPlace => ({ on: "team", teamId });

function breaks(dragged: Dragged, place: DropPlace, arrangement = room) {
  const drop = findDrop(arrangement, dragged, place);
  return drop.kind === "change" ? listBreakages(arrangement, drop.change, facts) : drop.kind;
}

describe("T2, T5: dropping", () => {
  it("T2d: a student may be dropped on another team, on a mode for a new team, and on the tray; a full team takes nobody", () => {
    const changes = [onTeam("t4"), { on: "mode", mode: "bias" } as const, { on: "tray" } as const].map((place) =>
      findDrop(room, student("a2"), place),
    );
    expect(changes).toEqual([
      { kind: "change", change: { do: "move", studentId: "a2", destination: { to: "team", teamId: "t4" } } },
      { kind: "change", change: { do: "move", studentId: "a2", destination: { to: "new", mode: "bias" } } },
      { kind: "change", change: { do: "move", studentId: "a2", destination: { to: "tray" } } },
    ]);
    expect(findDrop(room, student("a2"), onTeam("t3"))).toEqual({ kind: "full", number: 3 });
    expect(findDrop(room, student("a2"), onTeam("t2"))).toEqual({ kind: "none" });
    expect(findDrop(room, student("new"), { on: "tray" })).toEqual({ kind: "none" });
  });

  it("T2d, T5e: a team may be dropped on another mode, and on a team that it does not meet", () => {
    expect(findDrop(room, team("t1"), { on: "mode", mode: "brittleness" })).toEqual({
      kind: "change",
      change: { do: "mode", teamId: "t1", mode: "brittleness" },
    });
    expect(findDrop(room, team("t1"), onTeam("t3"))).toEqual({
      kind: "change",
      change: { do: "meet", teamId: "t1", otherId: "t3" },
    });
    const nowhere: DropPlace[] = [{ on: "mode", mode: "bias" }, { on: "tray" }, onTeam("t1"), onTeam("t2")];
    for (const place of nowhere) expect(findDrop(room, team("t1"), place)).toEqual({ kind: "none" });
  });

  it("T7d: the last member of a team leaves it empty, archives its worksheet and takes its partner's match away", () => {
    expect(breaks(student("a1"), onTeam("t4"))).toEqual([
      { effect: "team-ends", number: 1, begun: true },
      { effect: "match-ends", numbers: [1, 2] },
      { effect: "lock-ends", numbers: [1, 2] },
      { effect: "without-match", numbers: [2] },
    ]);
  });

  it("T2d: one of two leaves the other alone; one of four breaks nothing", () => {
    expect(breaks(student("a2"), onTeam("t4"))).toEqual([{ effect: "alone", studentId: "b2", number: 2 }]);
    expect(breaks(student("a3"), onTeam("t4"))).toEqual([]);
  });

  it("T7d, T7f: a new mode archives the worksheet, and both sides of a match on one mode are named", () => {
    expect(breaks(team("t1"), { on: "mode", mode: "brittleness" })).toEqual([
      { effect: "mode-changes", number: 1, from: "bias", to: "brittleness", begun: true, reopens: false },
      { effect: "same-mode", numbers: [1, 2], mode: "brittleness" },
    ]);
  });

  it("T5e: to let two teams meet ends their matches, the lock of one, and says when they have met before", () => {
    const broken = breaks(team("t1"), onTeam("t4"));
    expect(broken).toEqual([
      { effect: "match-ends", numbers: [3, 4] },
      { effect: "match-ends", numbers: [1, 2] },
      { effect: "met-before", numbers: [1, 4] },
      { effect: "lock-ends", numbers: [1, 2] },
    ]);
    expect(broken === "none" || broken === "full" ? [] : broken.map(numbersIn)).toEqual([
      [3, 4],
      [1, 2],
      [1, 4],
      [1, 2],
    ]);
  });

  it("T5e: teams that met nobody before are not said to be broken by a match of others", () => {
    expect(breaks(team("t1"), onTeam("t3"), { ...room, matches: [] })).toEqual([]);
  });

  it("T2d, T5e: every place gives an answer for everybody, and what breaks is about teams there are, or a new one", () => {
    const places: DropPlace[] = [
      ...room.teams.map(({ id }) => onTeam(id)),
      ...modes.map((mode): DropPlace => ({ on: "mode", mode })),
      { on: "tray" },
    ];
    const dragged = [
      ...room.teams.map(({ id }) => team(id)),
      ...room.teams.flatMap(({ memberIds }) => memberIds.map(student)),
      student("in the tray"),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...dragged), fc.constantFrom(...places), (item, place) => {
        const broken = breaks(item, place);
        if (broken === "none" || broken === "full") return;
        const isNew = item.what === "student" && place.on === "mode";
        for (const number of broken.flatMap(numbersIn))
          expect(isNew ? [1, 2, 3, 4, 5] : [1, 2, 3, 4]).toContain(number);
      }),
    );
  });
});
