import { describe, expect, it } from "vitest";
import type { HeadToHead } from "./head-to-head";
import {
  describeByMode,
  describeFlows,
  describeHeadToHead,
  describeMoved,
  describeMovement,
  describeOwnMode,
  describeTurnout,
} from "./tally-sentences";
import en from "@/messages/en.json";
import { tally, type BallotFact } from "./tally";

const modes = ["brittleness", "bias", "hallucination", "adversarial"];

/** [from, to, how many, mode studied] */
type Group = [string | null, string | null, number, string?];
function votes(...groups: Group[]) {
  const ballots = groups.flatMap(([from, to, people, mode], group): BallotFact[] =>
    Array.from({ length: people }, (_, n) => `${group}-${n}`).flatMap((studentId) => [
      ...(from === null
        ? []
        : [{ studentId, kind: "before" as const, choice: from, teamId: null, mode: null, afterReveal: false }]),
      ...(to === null
        ? []
        : [{ studentId, kind: "final" as const, choice: to, teamId: null, mode: mode ?? null, afterReveal: false }]),
    ]),
  );
  return tally({ modes, ballots, joined: [], placed: null, matches: [] }, "teacher");
}
function flowsOf(...groups: Group[]) {
  const { movement } = votes(...groups);
  return describeFlows(movement ?? expect.fail());
}

describe("Q10: sentences count people", () => {
  it("Q10c, Q10d: say how many changed their mind", () => {
    expect(describeMoved(votes(["bias", "brittleness", 2], ["bias", "bias", 7]))).toEqual({
      key: "moved",
      counts: { moved: 2, people: 9 },
      modes: {},
    });
    expect(describeMoved(votes(["bias", "bias", 7])).key).toBe("moved-none");
    expect(describeMoved(votes([null, "bias", 7])).key).toBe("title");
  });

  it("Q10d, S7a: say nothing of how the class moved where nobody voted both times, or too few voted", () => {
    expect(describeMovement(votes([null, "bias", 7]))).toBeNull();
    expect(describeMovement(votes(["bias", "bias", 7]))?.key).toBe("moved-none");
  });

  it("Q10d: name who lost and who gained most", () => {
    const found = flowsOf(
      ["hallucination", "brittleness", 3],
      ["hallucination", "bias", 2],
      ["hallucination", "hallucination", 3],
      ["bias", "brittleness", 2],
    );
    expect(found).toEqual({
      key: "flows-lost",
      counts: { loserBefore: 8, loserAfter: 3, lost: 5, gainerBefore: 0, gainerAfter: 5 },
      modes: { loserMode: "hallucination", gainerMode: "brittleness" },
    });
  });

  it("Q10d: do not say a mode lost some of its votes when others came to it", () => {
    expect(flowsOf(["hallucination", "brittleness", 3], ["bias", "hallucination", 1]).key).toBe("flows-changed");
  });

  it("Q10d: say when a mode lost all, nobody moved, or the moves cancelled out", () => {
    expect(flowsOf(["bias", "brittleness", 3]).key).toBe("flows-lost-all");
    expect(flowsOf(["bias", "bias", 3]).key).toBe("flows-same");
    expect(flowsOf(["bias", "brittleness", 1], ["brittleness", "bias", 1])).toMatchObject({
      key: "flows-balanced",
      counts: { moved: 2 },
    });
    expect(flowsOf().key).toBe("flows-nobody");
  });

  it("Q10a, Q10d, Q6e: say who voted when, in groups that add up, whom the picture shows, and how many came after the reveal", () => {
    const some = votes(["bias", "bias", 4], ["bias", null, 2], [null, "bias", 1]);
    const turnout = { people: 7, both: 4, onlyBefore: 2, onlyFinal: 1, none: 0 };
    expect(describeTurnout(some)).toEqual([
      { key: "turnout", counts: turnout, modes: {} },
      { key: "in-picture", counts: { both: 4 }, modes: {} },
    ]);
    expect(describeTurnout({ ...some, movement: null }).map((one) => one.key)).toEqual(["turnout"]);
    expect(describeTurnout({ ...votes(["bias", "bias", 4]), afterReveal: 2 }).map((one) => one.key)).toEqual([
      "turnout-all",
      "after-reveal",
    ]);
    expect(describeTurnout(votes())).toEqual([]);
    expect(
      describeTurnout({ ...votes(["bias", "bias", 4]), apart: { people: 2, votes: 3, byChoice: null } })[1],
    ).toEqual({ key: "apart", counts: { people: 2, votes: 3 }, modes: {} });
  });

  it("Q10d: name the mode most of whose students moved, and their own mode's votes", () => {
    const { byMode } = votes(
      ["bias", "brittleness", 3, "bias"],
      ["bias", "bias", 1, "bias"],
      ["bias", "bias", 3, "adversarial"],
    );
    const shown = byMode?.shown ?? [];
    expect(describeByMode(shown)).toEqual({
      key: "by-mode",
      counts: { moved: 3, people: 4 },
      modes: { studiedMode: "bias" },
    });
    expect(shown.map((one) => describeOwnMode(one))).toMatchObject([
      { key: "own", counts: { before: 4, after: 1, people: 4 } },
      { key: "own-none", counts: { people: 3 } },
    ]);
    expect(describeByMode([]).key).toBe("by-mode-too-few");
  });

  it("Q10a, Q10d: what is said of a mode, shown or not, is said of those who voted both times", () => {
    const { says, split } = en.results;
    for (const said of [says["by-mode"], says["by-mode-too-few"], split.tooFew, en.teacher.results.every])
      expect(said).toContain("voted both times");
  });
});

describe("Q9: the sentence of head to head", () => {
  const cell = (a: string, b: string, x: number | null, y = 0): HeadToHead[number] => ({
    a,
    b,
    votes: x === null ? null : { a: x, b: y },
  });

  it("Q9f: each way that the matches can come out has its sentence", () => {
    const ways: [way: string, cells: HeadToHead, key: string][] = [
      ["nobody met", [], "met-none"],
      ["every cell is small", [cell("bias", "adversarial", null)], "met-too-few"],
      ["all are even", [cell("bias", "adversarial", 2, 2)], "met-even"],
      ["one cell", [cell("bias", "adversarial", 3, 1)], "met-widest"],
      [
        "one mode won all it met",
        [
          cell("brittleness", "bias", 3, 1),
          cell("brittleness", "adversarial", 3, 1),
          cell("bias", "adversarial", 2, 2),
        ],
        "met-won-all",
      ],
      [
        "one mode was never outvoted",
        [
          cell("brittleness", "bias", 2, 2),
          cell("brittleness", "adversarial", 3, 1),
          cell("bias", "adversarial", 1, 3),
        ],
        "met-lost-none",
      ],
      [
        "a round robin of losses",
        [
          cell("brittleness", "bias", 3, 1),
          cell("brittleness", "adversarial", 1, 3),
          cell("bias", "adversarial", 4, 1),
        ],
        "met-widest",
      ],
    ];
    for (const [way, cells, key] of ways) expect(describeHeadToHead(cells).key, way).toBe(key);
  });

  it("Q9f: does not praise a mode one of whose cells is hidden", () => {
    const cells = [
      cell("brittleness", "bias", 3, 1),
      cell("brittleness", "adversarial", 3, 1),
      cell("brittleness", "hallucination", null),
      cell("bias", "adversarial", 2, 2),
    ];
    expect(describeHeadToHead(cells)).toMatchObject({
      key: "met-widest",
      counts: { more: 3, less: 1 },
      modes: { moreMode: "brittleness", lessMode: "bias" },
    });
  });
});
