import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLookAlike } from "./look-alikes";

const alike = (a: string, b: string) => findLookAlike(a, [{ name: b }]) !== null;

/** Invisible characters, from every block that has one. */
const unseen = [
  "\u200C",
  "\u200D",
  "\u034F",
  "\u3164",
  "\uFFA0",
  "\u115F",
  "\u1160",
  "\u180B",
  "\u180E",
  "\uFE00",
  "\uFE0F",
  "\u{E0100}",
  "\u{E0020}",
  "\u{E0001}",
  "\u2800",
  "\u17B4",
  "\u17B5",
  "\u2063",
  "\u206A",
  "\uFFF9",
  "\uFFFC",
  "\u{1D173}",
  "\u{1D159}",
  "\u{13441}",
  "\u00AD",
  "\u2D7F",
  "\u{1107F}",
  "\u{16FE4}",
];

describe("names that look the same", () => {
  it("S1f: a character that nobody sees makes no other name, wherever it stands", () => {
    for (const one of unseen) {
      for (const name of [`Anna${one}`, `An${one}na`, `${one}Anna`, `Anna ${one}`, `An${one.repeat(3)}n${one}a`])
        expect(alike(name, "Anna"), `U+${one.codePointAt(0)?.toString(16)}`).toBe(true);
    }
  });

  it("S1f: letters of other scripts that look like Latin ones make no other name, in capitals or small", () => {
    for (const name of [
      "\u0410nna",
      "Ann\u0430",
      "\u0391nna",
      "\u13AAnna",
      "\u{1D400}nna",
      "\u0251nna",
      "\uFF21nna",
      "\u0391\u039D\u039D\u0391",
    ])
      expect(alike(name, "Anna"), name).toBe(true);
    expect(alike("\u0421\u0430rl", "Carl")).toBe(true);
    expect(alike("anna", "\u0410nna")).toBe(true);
  });

  it("S1f: Latin letters and digits that look the same as they are shown make no other name", () => {
    for (const [one, other] of [
      ["lan", "Ian"],
      ["1an", "Ian"],
      ["AIi", "Ali"],
      ["0tto", "Otto"],
      ["rnira", "mira"],
    ] as const)
      expect(alike(one, other), one).toBe(true);
  });

  it("S1f: one more dot on i or j, and a mark that joins letters of another script, make no other name", () => {
    for (const [one, other] of [
      ["Mali\u0307k", "Malik"],
      ["j\u0307an", "jan"],
      ["Mali\u0307\u0307k", "Malik"],
      ["\u012F\u0307", "\u012F"],
      ["Ma\u17D2lik", "Malik"],
      ["Malik\u17D2", "Malik"],
      ["\u17D2Malik", "Malik"],
      ["Ma\u1039\u1A60lik", "Malik"],
      ["\u0645\u17D2\u062D", "\u0645\u062D"],
    ] as const) {
      expect(alike(one, other), one).toBe(true);
      expect(alike(other, one), one).toBe(true);
    }
  });

  it("S1f: letters of another case that look the same, and two letters that look like one, make no other name", () => {
    for (const [one, other] of [
      ["KlM", "Kim"],
      ["KLlM", "Klim"],
      ["T0M", "Tom"],
      ["ANNA Kl1M", "Anna Kiim"],
      ["MIRA", "rnira"],
      ["vvill", "will"],
      ["VVill", "Will"],
      ["vvill", "WILL"],
    ] as const)
      expect(alike(one, other), one).toBe(true);
  });

  it("S1f: names that a person tells apart stay apart, in one script or two", () => {
    for (const [one, other] of [
      ["Lan", "Ian"],
      ["Lara", "Iara"],
      ["Anna L", "Anna I"],
      ["Anna M", "Anna"],
      ["Jos\u00E9", "Jose"],
      ["Anna", "\u0410\u043D\u043D\u0430"],
      ["\u0415\u0432\u0430", "Eva"],
      ["Kai", "Kal"],
      ["Al", "Ai"],
      ["Klm", "Kim"],
      ["Anna 1", "Anna L"],
      ["Anna 1", "Anna I2"],
      ["ANNA L", "ANNA I"],
      ["I\u0307lk", "Ilka"],
      ["\u179F\u17D2\u179A\u17B8", "\u179F\u179A\u17B8"],
      ["\u0E19\u0E34", "\u0E19\u0E35"],
      ["Ana Maria", "Anamaria"],
      ["\u674E\u5C0F\u9F8D", "\u674E\u5C0F\u9F99"],
      ["\u{1F469}\u{1F3FD}\u200D\u{1F680}", "\u{1F469}\u{1F3FB}\u200D\u{1F680}"],
      ["\u0645\u062D\u0645\u062F", "\u0645\u062D\u0645\u0648\u062F"],
    ] as const)
      expect(alike(one, other), `${one} and ${other}`).toBe(false);
  });

  it("S1f: every name looks like itself, with anything unseen in it, and looking alike goes both ways", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(name, name, fc.constantFrom(...unseen), fc.nat(20), (one, other, blank, place) => {
        expect(alike(`${one.slice(0, place)}${blank}${one.slice(place)}`, one)).toBe(true);
        expect(alike(one, other)).toBe(alike(other, one));
      }),
    );
  });
});
