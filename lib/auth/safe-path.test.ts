import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path";

describe("where a sign-in may lead", () => {
  it("S1z: only to a path of ours", () => {
    for (const path of ["/", "/class", "/a/1?x=//y", "/teacher#z"]) expect(safePath(path)).toBe(path);
    for (const path of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "\\/evil",
      "",
      "/\t/evil.example",
      "/\n/evil",
      "/\u2028",
      "/caf\u00e9",
      "/class\n",
      null,
      7,
      undefined,
    ])
      expect(safePath(path)).toBe("/");
  });
});
