import { describe, expect, it } from "vitest";
import { responseHeaders, contentSecurityPolicy, makeNonce } from "./response-headers";

const plain = { proto: "http" as const, host: "localhost:3000", client: "" };

describe("what every answer carries", () => {
  it("a nonce of its own, for scripts and styles", () => {
    const [one, two] = [makeNonce(), makeNonce()];
    expect(one).not.toBe(two);
    const csp = contentSecurityPolicy(one, "localhost:3000", false);
    expect(csp).toContain(`script-src 'self' 'nonce-${one}'`);
    expect(csp).toContain(`style-src 'self' 'nonce-${one}'`);
    expect(csp).not.toMatch(/unsafe|upgrade-insecure-requests/);
    expect(csp).toContain("ws://localhost:3000 wss://localhost:3000");
  });

  it("Strict-Transport-Security under https only", () => {
    expect(responseHeaders("csp", plain, false)).not.toHaveProperty("strict-transport-security");
    expect(responseHeaders("csp", { ...plain, proto: "https" }, false)).toHaveProperty("strict-transport-security");
  });

  it("Cache-Control: private, no-store, but on files that never change", () => {
    expect(responseHeaders("csp", plain, false)["cache-control"]).toBe("private, no-store");
    expect(responseHeaders("csp", plain, true)).not.toHaveProperty("cache-control");
  });
});
