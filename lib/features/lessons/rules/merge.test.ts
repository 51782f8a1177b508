import { expect, it } from "vitest";
import { seededRandom, type Random } from "@/lib/activity/rules/random";
import { runSeed } from "@/lib/testing/run-seed";
import { isSame, merge, valueAt, withValue, type Json } from "./merge";

const base = {
  title: "Base",
  modes: [
    { id: "a", name: "A", prompts: ["one", "two"] },
    { id: "b", name: "B", prompts: ["three"] },
  ],
  ticks: [0, 50, 100],
};
const rename = (at: number, name: string): Json => withValue(base, ["modes", at, "name"], name);

it("T16h: merges changes of different places, and items that both have added", () => {
  const added = { id: "c", name: "C", prompts: [] };
  const theirs = withValue(rename(1, "B2"), ["title"], "Theirs");
  const mine = withValue(rename(0, "A2"), ["modes"], [...(valueAt(rename(0, "A2"), ["modes"]) as Json[]), added]);
  expect(merge(base, mine, theirs)).toEqual({
    value: {
      ...base,
      title: "Theirs",
      modes: [{ ...base.modes[0], name: "A2" }, { ...base.modes[1], name: "B2" }, added],
    },
    conflicts: [],
  });
});

it("T16h: returns a place that both have changed, keeps what is stored there, and keeps an item that one changed and the other removed", () => {
  expect(merge(base, rename(0, "Mine"), rename(0, "Theirs"))).toEqual({
    value: rename(0, "Theirs"),
    conflicts: [{ path: ["modes", 0, "name"], mine: "Mine", theirs: "Theirs" }],
  });
  const removed = { ...base, modes: [base.modes[1] ?? null] };
  const changed = rename(0, "Changed");
  for (const [mine, theirs] of [
    [removed, changed],
    [changed, removed],
  ] as [Json, Json][])
    expect(JSON.stringify(merge(base, mine, theirs).value)).toContain('"Changed"');
  expect(merge(base, removed, base).value).toEqual(removed);
});

/** All texts and numbers in a part. */
function leavesOf(part: Json): string[] {
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(leavesOf) : [JSON.stringify(part)];
}

/** A few random edits, each of which types a text that nothing else has. */
function edit(random: Random, by: string): Json {
  let part: Json = base;
  for (let n = 0; n < 3; n++) {
    const modes = valueAt(part, ["modes"]) as readonly Json[]; // as in `base`
    const at = Math.floor(random() * modes.length);
    const text = `${by} ${n}`;
    const kind = Math.floor(random() * 5);
    if (kind === 0) part = withValue(part, ["title"], text);
    else if (kind === 1) part = withValue(part, ["modes"], [...modes, { id: `${by}-${n}`, name: text, prompts: [] }]);
    else if (kind === 2 && modes.length > 1) part = withValue(part, ["modes"], modes.toReversed());
    else if (modes[at] !== undefined && kind === 3) part = withValue(part, ["modes", at, "prompts"], [text, "other"]);
    else if (modes[at] !== undefined) part = withValue(part, ["modes", at, "name"], text);
  }
  return part;
}

it("T16h: of any edits of two teachers every text that was typed is in the merged lesson or in a conflict, and merging again changes nothing", () => {
  const random = seededRandom(runSeed());
  for (let run = 0; run < 500; run++) {
    const [mine, theirs] = [edit(random, "mine"), edit(random, "theirs")];
    const { value, conflicts } = merge(base, mine, theirs);
    const kept = [
      ...leavesOf(value),
      ...conflicts.flatMap((one) =>
        [one.mine, one.theirs].flatMap((each) => (each === undefined ? [] : leavesOf(each))),
      ),
    ];
    for (const typed of [...leavesOf(mine), ...leavesOf(theirs)].filter((leaf) => /^"(?:mine|theirs) \d"$/.test(leaf)))
      expect(kept, `run ${run}: ${JSON.stringify({ mine, theirs })}`).toContain(typed);
    expect(isSame(merge(theirs, value, theirs).value, value)).toBe(true);
  }
});
