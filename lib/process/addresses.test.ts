import { describe, expect, it } from "vitest";
import { ownOrigin } from "./addresses";

describe("where the server asks itself", () => {
  it("Q20b: is the address that it is bound to, so that no other program on the machine is sent a session", () => {
    expect(ownOrigin("10.0.0.5", 3000)).toBe("http://10.0.0.5:3000");
    expect(ownOrigin("fd00::5", 3000)).toBe("http://[fd00::5]:3000");
    for (const everywhere of [undefined, "0.0.0.0", "::"])
      expect(ownOrigin(everywhere, 3000)).toBe("http://127.0.0.1:3000");
  });
});
