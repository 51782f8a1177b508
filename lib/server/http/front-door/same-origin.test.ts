import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

const from = (origin: string | undefined) => ({ origin, site: undefined, postsCookies: true });
const at = (host: string) => ({ proto: "http" as const, host, client: "10.0.0.9" });

describe("the Origin of what may change something", () => {
  it("B11b: an Origin is ours when it is this host and port, with the port that its scheme has by itself or without", () => {
    const own: [origin: string, host: string][] = [
      ["http://localhost:3000", "localhost:3000"],
      ["http://192.168.1.5:3000", "192.168.1.5:3000"],
      ["http://crosscase.lan", "crosscase.lan"],
      ["http://crosscase.lan", "crosscase.lan:80"],
      ["http://[::1]:3000", "[::1]:3000"],
      ["https://crosscase.example.org", "crosscase.example.org"], // behind a TLS proxy that no setting declares
    ];
    for (const [origin, host] of own)
      expect(isSameOrigin(from(origin), at(host), undefined), `${origin} for ${host}`).toBe(true);
  });

  it("B11b: an Origin is not ours when it is another, `null` or no origin at all", () => {
    const others = [
      "null",
      "",
      "http://localhost",
      "http://localhost:3001",
      "http://127.0.0.1:3000",
      "http://evil.example",
      "http://localhost:3000.evil.example",
      "http://localhost:3000/",
      "http://x@localhost:3000",
      "HTTP://localhost:3000",
      "ws://localhost:3000",
      "file://",
      "localhost:3000",
      "http://localhost:3000, http://localhost:3000",
      "http://",
    ];
    for (const origin of others)
      expect(isSameOrigin(from(origin), at("localhost:3000"), undefined), JSON.stringify(origin)).toBe(false);
  });

  it("B11b: an Origin may be left out by what is no browser, and not by a POST that brings cookies", () => {
    const without = { origin: undefined, site: undefined };
    expect(isSameOrigin({ ...without, postsCookies: false }, at("localhost:3000"), undefined)).toBe(true);
    expect(isSameOrigin({ ...without, postsCookies: true }, at("localhost:3000"), undefined)).toBe(false);
  });

  it("B11b: an Origin counts for nothing where the browser itself says that the page is another site's", () => {
    for (const [site, ours] of [
      ["same-origin", true],
      ["none", true],
      ["cross-site", false],
    ] as const) {
      for (const origin of ["http://localhost:3000", undefined])
        expect(isSameOrigin({ origin, site, postsCookies: false }, at("localhost:3000"), undefined), site).toBe(ours);
    }
  });

  it("B11b: the Origin is NEXTAUTH_URL's and no other once that is set", () => {
    const only = "https://crosscase.example.org";
    expect(isSameOrigin(from(only), at("crosscase.example.org"), only)).toBe(true);
    expect(isSameOrigin(from("http://crosscase.example.org"), at("crosscase.example.org"), only)).toBe(false);
    expect(isSameOrigin(from("http://10.0.0.5:3000"), at("crosscase.example.org"), only)).toBe(false);
  });
});
