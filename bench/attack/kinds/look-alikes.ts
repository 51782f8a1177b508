import assert from "node:assert/strict";
import type { Attack } from "@/bench/attack/attack";
import { signInWithPassword } from "@/bench/attack/send";

const unseen = [
  "\u200c",
  "\u200d",
  "\u034f",
  "\u3164",
  "\u115f",
  "\u180e",
  "\ufe00",
  "\u{e0100}",
  "\u{e0020}",
  "\u2800",
  "\u17b4",
  "\u17d2",
  "\u2d7f",
  "\u{1107f}",
  "\u{16fe4}",
];

export const lookAlikes: Attack = {
  name: "names that look like a student's of the class",
  check: async ({ port, classCode, names: [name = ""] }) => {
    const joined: string[] = [];
    for (const [n, look] of [
      ...unseen.map((sign) => `${name.slice(0, 2)}${sign}${name.slice(2)}`),
      name.replace("e", "\u0435"),
    ].entries()) {
      const { outcome } = await signInWithPassword(
        port,
        "student",
        { code: classCode, name: look, pin: "8361" },
        `127.0.1.${n + 1}`,
      );
      if (outcome === "signed in") joined.push(look.codePointAt(2)?.toString(16) ?? "");
    }
    assert.deepEqual(joined, []);
    return `${unseen.length + 1} were asked for that student's PIN`;
  },
};
