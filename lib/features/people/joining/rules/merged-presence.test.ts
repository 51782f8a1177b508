import fc from "fast-check";
import { expect, it } from "vitest";
import {
  mergePresence,
  presenceBefore,
  toMergedFrom,
  unmergePresence,
  type MergedFrom,
  type Presence,
} from "./merged-presence";

const moment = fc.option(
  fc.integer({ min: 1, max: 5 }).map((ms) => new Date(ms)),
  { nil: null },
);
const presence: fc.Arbitrary<Presence> = fc.record({
  joinedAt: moment,
  absentAt: moment,
  chosenMode: fc.constantFrom(null, "bias", "brittleness"),
  sectionsRead: fc.uniqueArray(fc.constantFrom("one", "two", "three")),
  resultsSeenAt: moment,
});

const nothing: Presence = { joinedAt: null, absentAt: null, chosenMode: null, sectionsRead: [], resultsSeenAt: null };

it("T15q: who is merged has come where either has, is away only where the other is not here, keeps a choice of their own, and has read what either has", () => {
  const own = { ...nothing, absentAt: new Date(3), chosenMode: "bias", sectionsRead: ["one"] };
  const other = {
    ...nothing,
    joinedAt: new Date(1),
    chosenMode: "brittleness",
    sectionsRead: ["one", "two"],
    resultsSeenAt: new Date(2),
  };
  expect(mergePresence(own, other)).toEqual({
    joinedAt: new Date(1),
    absentAt: null,
    chosenMode: "bias",
    sectionsRead: ["one", "two"],
    resultsSeenAt: new Date(2),
  });
  expect(mergePresence(own, { ...other, absentAt: new Date(4) }).absentAt).toEqual(new Date(3));
  expect(mergePresence(null, { ...other, studentId: "other" } as Presence)).toEqual(other);
});

it("T15q, T8d: a merge that is undone leaves exactly what was there before it, also as it is stored", () => {
  fc.assert(
    fc.property(fc.option(presence, { nil: null }), presence, (before, other) => {
      const stored = presenceBefore(JSON.parse(JSON.stringify(toMergedFrom("other", before))) as MergedFrom);
      expect(stored).toEqual(before);
      const left = unmergePresence(mergePresence(before, other), stored, other);
      expect(left).toEqual(before ?? null);
    }),
  );
});

it("T15q, T8d: what the student did since the merge stays when it is undone", () => {
  const other = { ...nothing, joinedAt: new Date(1), sectionsRead: ["one"] };
  const now = {
    ...mergePresence(nothing, other),
    chosenMode: "bias",
    sectionsRead: ["one", "two"],
    resultsSeenAt: new Date(5),
  };
  expect(unmergePresence(now, nothing, other)).toEqual({
    ...nothing,
    chosenMode: "bias",
    sectionsRead: ["two"],
    resultsSeenAt: new Date(5),
  });
  expect(unmergePresence(now, null, other)).not.toBeNull();
});
