import { describe, expect, it } from "vitest";
import {
  checkState,
  currentStation,
  canStoreTry,
  isOpenInSetup,
  matchingState,
  stationsOf,
  maxStoredTries,
  type Try,
} from "./learning";

const modes = ["brittleness", "bias", "hallucination"];
const match = (subject: string, answer: string): Try => ({
  exercise: "match",
  subject,
  answer,
  correct: subject === answer,
});
const check = (answer: string, correct = false): Try => ({ exercise: "check", subject: "why", answer, correct });
const lesson = { sections: ["opening", "bias"], modes, checks: ["why", "shift"], guesses: [] };
const guessing = { ...lesson, guesses: ["cows", "cooks"] };

describe("S2: matching, from the tries that are kept", () => {
  it("S2d: nothing is placed before the first try", () => {
    expect(matchingState(modes, [])).toEqual({ placed: [], left: modes, tries: 0 });
  });

  it("S2d: a right placement stays, a wrong one goes back to the bank, and both count", () => {
    const tries = [match("bias", "hallucination"), match("bias", "bias"), check("x")];
    expect(matchingState(modes, tries)).toEqual({ placed: ["bias"], left: ["brittleness", "hallucination"], tries: 2 });
  });
});

describe("S2: a check, from the tries that are kept", () => {
  it("S2e: keeps the wrong options in the order they were chosen, each once", () => {
    expect(checkState("why", [check("b"), check("a"), check("b"), match("bias", "bias")])).toEqual({
      wrong: ["b", "a"],
      right: null,
      tries: 3,
    });
  });

  it("S2e: is answered by the right option", () => {
    expect(checkState("why", [check("b"), check("c", true)])).toEqual({ wrong: ["b"], right: "c", tries: 2 });
    expect(checkState("shift", [check("c", true)])).toEqual({ wrong: [], right: null, tries: 0 });
  });
});

describe("S2, S3: the stations of Learn", () => {
  it("S3a: the first vote comes last, after the sections, the matching and the checks", () => {
    const stations = stationsOf(lesson, { sectionsRead: [], tries: [], guesses: {}, voted: false });
    expect(stations.map((station) => station.id)).toEqual(["opening", "bias", "match", "check", "vote"]);
    expect(stations.every((station) => !station.done)).toBe(true);
  });

  it("S2a: one goes on at the first station not done, wherever one has been before", () => {
    const tries = [...modes.map((mode) => match(mode, mode))];
    const at = (sectionsRead: string[], more: Try[], voted: boolean) =>
      currentStation(stationsOf(lesson, { sectionsRead, tries: [...tries, ...more], guesses: {}, voted }))?.id;
    expect(at([], [], false)).toBe("opening");
    expect(at(["bias"], [], false)).toBe("opening");
    expect(at(["opening", "bias"], [], false)).toBe("check");
    expect(at(["opening", "bias"], [check("c", true)], false)).toBe("check");
    expect(at(["opening", "bias"], [check("c", true), { ...check("a", true), subject: "shift" }], false)).toBe("vote");
    expect(at(["opening", "bias"], [check("c", true), { ...check("a", true), subject: "shift" }], true)).toBe("vote");
  });
});

describe("S2: guesses before reading", () => {
  const progress = { sectionsRead: [] as string[], tries: [], guesses: {}, voted: false };
  const stationsWith = (own: Partial<typeof progress>) => stationsOf(guessing, { ...progress, ...own });

  it("S2k: come before the first section, in a lesson that has some", () => {
    expect(stationsWith({}).map(({ id }) => id)).toEqual(["guess", "opening", "bias", "match", "check", "vote"]);
    expect(stationsOf(lesson, progress)[0]?.id).toBe("opening");
  });

  it("S2l: are optional: who has guessed all of them, or has read a section without, goes on", () => {
    expect(currentStation(stationsWith({}))?.id).toBe("guess");
    expect(currentStation(stationsWith({ guesses: { cows: "beach" } }))?.id).toBe("guess");
    expect(currentStation(stationsWith({ guesses: { cows: "beach", cooks: "more" } }))?.id).toBe("opening");
    expect(currentStation(stationsWith({ sectionsRead: ["opening"] }))?.id).toBe("bias");
  });

  it("S2k, Q1b: in setup the first section is open, and the guesses before it", () => {
    for (const given of [guessing, lesson]) {
      const stations = stationsOf(given, progress);
      const open = stations.filter(({ id }) => isOpenInSetup(stations, id)).map(({ id }) => id);
      expect(open).toEqual(given === guessing ? ["guess", "opening"] : ["opening"]);
    }
    expect(isOpenInSetup(stationsWith({}), "elsewhere")).toBe(false);
  });
});

describe("S2: which tries are kept", () => {
  it("S2g: all until the subject is answered, then none", () => {
    expect(canStoreTry([], match("bias", "bias"))).toBe(true);
    expect(canStoreTry([match("bias", "hallucination")], match("bias", "bias"))).toBe(true);
    expect(canStoreTry([match("bias", "bias")], match("bias", "hallucination"))).toBe(false);
    expect(canStoreTry([match("bias", "bias")], match("brittleness", "hallucination"))).toBe(true);
    expect(canStoreTry([match("bias", "bias")], { exercise: "check", subject: "bias" })).toBe(true);
  });

  it("S2g: and not without end", () => {
    expect(
      canStoreTry(
        Array.from({ length: maxStoredTries }, () => match("bias", "hallucination")),
        match("bias", "bias"),
      ),
    ).toBe(false);
  });
});
