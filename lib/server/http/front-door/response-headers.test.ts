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

  it("a policy that takes everything from this server alone, pictures also from the page's own data", () => {
    expect(contentSecurityPolicy("N", "localhost:3000", false).split("; ")).toEqual([
      "default-src 'self'",
      "script-src 'self' 'nonce-N' 'strict-dynamic'",
      "style-src 'self' 'nonce-N'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "worker-src 'self'",
      "connect-src 'self' ws://localhost:3000 wss://localhost:3000",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
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
