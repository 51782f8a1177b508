import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseVoice, cutUtterances, maxUtterance } from "./aloud";

it("S11b: a paragraph is spoken sentence by sentence; a long sentence in pieces that end at a comma, else between words", () => {
  expect(cutUtterances("  Short one. Is it?\n“Yes,”  she said. ", "en-GB")).toEqual([
    "Short one.",
    "Is it?",
    "“Yes,” she said.",
  ]);
  const clause = "a model that was trained on one kind of picture, ";
  const long = `${clause.repeat(5)}fails on the next`;
  expect(cutUtterances(`${long}. It does.`, "en-GB")).toEqual([
    clause.repeat(3).trim(),
    `${clause.repeat(2)}fails on the next.`,
    "It does.",
  ]);
  const words = "word ".repeat(60).trim();
  expect(cutUtterances(words, "en-GB").map((piece) => piece.length)).toEqual([179, 119]);
  expect(cutUtterances("", "en-GB")).toEqual([]);
});

it("S11b: whatever the text, every letter is spoken once and in order, and no utterance is too long", () => {
  const letters = (text: string) => text.replace(/\s/g, "");
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.lorem(), fc.string({ unit: "grapheme" }), fc.constant(" "))), (drawn) => {
      const text = drawn.join(" ");
      const utterances = cutUtterances(text, "en-GB");
      expect(letters(utterances.join(""))).toBe(letters(text));
      for (const utterance of utterances) {
        expect([...utterance].length).toBeLessThanOrEqual(maxUtterance);
        expect(utterance.trim()).not.toBe("");
      }
    }),
  );
});

it("S11a: of the voices in the page's language, one that speaks on the device comes first, then one of the same country; without one in the language there is none", () => {
  const voice = (name: string, lang: string, localService: boolean, isDefault = false) => ({
    name,
    lang,
    localService,
    default: isDefault,
  });
  const online = voice("online", "en-GB", false, true);
  const american = voice("american", "en_US", true);
  const british = voice("british", "en_GB", true);
  const spanish = voice("spanish", "es-ES", true, true);
  expect(chooseVoice([spanish, online, american, british], "en-GB")).toBe(british);
  expect(chooseVoice([spanish, online, american], "en-GB")).toBe(american);
  expect(chooseVoice([spanish, online], "en-GB")).toBe(online);
  expect(chooseVoice([online, spanish], "es")).toBe(spanish);
  expect(chooseVoice([spanish], "en-GB")).toBeNull();
});
