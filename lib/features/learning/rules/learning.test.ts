import { describe, expect, it } from "vitest";
import {
  checkState,
  currentStation,
  canStoreTry,
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
const lesson = { sections: ["opening", "bias"], modes, checks: ["why", "shift"] };

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
    const stations = stationsOf(lesson, { sectionsRead: [], tries: [], voted: false });
    expect(stations.map((station) => station.id)).toEqual(["opening", "bias", "match", "check", "vote"]);
    expect(stations.every((station) => !station.done)).toBe(true);
  });

  it("S2a: one goes on at the first station not done, wherever one has been before", () => {
    const tries = [...modes.map((mode) => match(mode, mode))];
    const at = (sectionsRead: string[], more: Try[], voted: boolean) =>
      currentStation(stationsOf(lesson, { sectionsRead, tries: [...tries, ...more], voted }))?.id;
    expect(at([], [], false)).toBe("opening");
    expect(at(["bias"], [], false)).toBe("opening");
    expect(at(["opening", "bias"], [], false)).toBe("check");
    expect(at(["opening", "bias"], [check("c", true)], false)).toBe("check");
    expect(at(["opening", "bias"], [check("c", true), { ...check("a", true), subject: "shift" }], false)).toBe("vote");
    expect(at(["opening", "bias"], [check("c", true), { ...check("a", true), subject: "shift" }], true)).toBe("vote");
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
