import { describe, expect, it } from "vitest";
import { emailFault, isPlainEmail, tidyEmail } from "./emails";

describe("a teacher's e-mail address", () => {
  it("T1f: is stored in small letters, composed, without spaces around it", () => {
    expect(tidyEmail(" Jose\u0301@Larch.example\n")).toBe("josé@larch.example");
    expect(tidyEmail("k\0im@larch.example")).toBe("kim@larch.example");
  });

  it("T1f: has one @ with something on both sides, and at most 254 letters", () => {
    for (const email of [
      "kim@larch.example",
      " Kim.O'Neil+x@larch ",
      "josé@schule-münchen.example",
      "Jose\u0301@larch.example",
    ])
      expect(emailFault(email), email).toBeNull();
    for (const email of ["", "kim", "@larch.example", "kim@", "k im@larch.example", "a@b@c", `${"k".repeat(254)}@x`])
      expect(emailFault(email), email).toBe("shape");
  });

  it("T1f: has no letters that nobody sees, and none that are others in another form", () => {
    const unseen = [
      "\u200b",
      "\u00ad",
      "\u200d",
      "\u2060",
      "\u202e",
      "\ufe0f",
      "\u3164",
      "\u{e0041}",
      "\0",
      "\u0007",
      "\ue000",
    ];
    for (const letter of unseen) {
      for (const email of [`k${letter}im@larch.example`, `kim@larch.example${letter}`, `${letter}kim@larch.example`])
        expect(emailFault(email), JSON.stringify(email)).toBe("letters");
    }
    for (const email of [
      "ｋｉｍ@larch.example",
      "kim＠larch.example",
      "ﬁn@larch.example",
      "𝐤im@larch.example",
      "k\u00a0im@larch.example",
    ])
      expect(emailFault(email), email).toBe("letters");
  });

  it("Q33a: finds an account from outside in ASCII alone", () => {
    for (const email of ["kim@larch.example", "Kim.O'Neil+x@Larch.example"])
      expect(isPlainEmail(email), email).toBe(true);
    for (const email of [
      "\u212aim@larch.example",
      "josé@larch.example",
      "k\0im@larch.example",
      "kim @larch.example",
      "kim@larch.example\u200b",
      "a@b@c",
      "kim@",
      "",
    ])
      expect(isPlainEmail(email), JSON.stringify(email)).toBe(false);
  });
});
