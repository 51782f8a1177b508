import { describe, expect, it } from "vitest";
import { responseHeaders, contentSecurityPolicy, makeNonce } from "./response-headers";

const page = { cacheable: false, hasPlatforms: false };
const file = { cacheable: true, hasPlatforms: false };
const plain = { proto: "http" as const, host: "localhost:3000", client: "" };

describe("what every answer carries", () => {
  it("B11g: every answer has a nonce of its own, for scripts and styles", () => {
    const [one, two] = [makeNonce(), makeNonce()];
    expect(one).not.toBe(two);
    const csp = contentSecurityPolicy(one, "localhost:3000", false);
    expect(csp).toContain(`script-src 'self' 'nonce-${one}'`);
    expect(csp).toContain(`style-src 'self' 'nonce-${one}'`);
    expect(csp).not.toMatch(/unsafe|upgrade-insecure-requests/);
    expect(csp).toContain("ws://localhost:3000 wss://localhost:3000");
  });

  it("B11g: the policy takes everything from this server alone, pictures also from the page's own data", () => {
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

  it("B11g: Strict-Transport-Security is sent under https only", () => {
    expect(responseHeaders("csp", plain, page)).not.toHaveProperty("strict-transport-security");
    expect(responseHeaders("csp", { ...plain, proto: "https" }, page)).toHaveProperty("strict-transport-security");
  });

  it("B11g: pages of other sites get no hold on ours, and ours none of the browser's devices; files that never change may stand on other pages, as the icon does in a course", () => {
    const headers = responseHeaders("csp", { ...plain, proto: "https" }, page);
    expect(headers).toMatchObject({
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(responseHeaders("csp", plain, page)).not.toHaveProperty("cross-origin-opener-policy"); // browsers warn about it over plain http
    for (const device of ["camera", "microphone", "geolocation"])
      expect(headers["permissions-policy"]).toMatch(new RegExp(`(?:^|, )${device}=\\(\\)`));
    expect(responseHeaders("csp", plain, file)).not.toHaveProperty("cross-origin-resource-policy");
  });

  it("T19h: leaves its window to a course's frame only where a learning platform is set up", () => {
    const headers = responseHeaders("csp", { ...plain, proto: "https" }, { ...page, hasPlatforms: true });
    expect(headers).not.toHaveProperty("cross-origin-opener-policy");
    expect(headers).toHaveProperty("cross-origin-resource-policy");
  });

  it("B11g: nothing is cached but files that never change", () => {
    expect(responseHeaders("csp", plain, page)["cache-control"]).toBe("private, no-store");
    expect(responseHeaders("csp", plain, file)).not.toHaveProperty("cache-control");
  });
});
