import { describe, expect, it } from "vitest";
import { addressOf, isPlainHost, setForwarded } from "./address";

const none = { trustProxy: 0, origin: undefined };
const hops = (n: number) => ({ trustProxy: n, origin: undefined });

describe("Host", () => {
  it("B11c: a Host is plain when it is a name or an address, with a port or without", () => {
    for (const host of [
      "localhost",
      "localhost:3000",
      "192.168.1.5:3000",
      "crosscase.example.org",
      "[::1]:3000",
      "my_host",
      "A.Example.ORG",
    ])
      expect(isPlainHost(host), host).toBe(true);
  });

  it("B11c: a Host is not plain with anything else in it", () => {
    const others = [
      "",
      "a b",
      "a/b",
      "user@host",
      "host:port",
      "host:",
      "host:123456",
      "[::1",
      "a,b",
      "-a",
      "http://host",
      "host#x",
      "host\\x",
      "host?x",
      "ho%73t",
      ".",
      "a..b:99999999",
    ];
    for (const host of others) expect(isPlainHost(host), JSON.stringify(host)).toBe(false);
  });

  it("B11c: there is no address without a Host, or with one that is not plain", () => {
    expect(addressOf({}, "10.0.0.9", none)).toBeNull();
    expect(addressOf({ host: "evil/" }, "10.0.0.9", none)).toBeNull();
  });
});

describe("what clients claim", () => {
  const claims = {
    host: "crosscase.lan:3000",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "1.2.3.4",
  };

  it("B11c: what clients claim about their address counts for nothing without a trusted proxy", () => {
    expect(addressOf(claims, "10.0.0.9", none)).toEqual({
      proto: "http",
      host: "crosscase.lan:3000",
      client: "10.0.0.9",
    });
  });

  it("B11c: what clients claim about their address is replaced by what was found, whatever its header is called", () => {
    const headers = {
      ...claims,
      forwarded: "for=1.2.3.4",
      "x-forwarded-port": "1",
      "x-forwarded-anything": "x",
      "x-real-ip": "1.2.3.4",
      accept: "*/*",
    };
    setForwarded(headers, { proto: "http", host: "crosscase.lan:3000", client: "10.0.0.9" });
    expect(headers).toEqual({
      host: "crosscase.lan:3000",
      "x-forwarded-host": "crosscase.lan:3000",
      "x-forwarded-proto": "http",
      "x-forwarded-for": "10.0.0.9",
      accept: "*/*",
    });
  });
});

describe("TRUST_PROXY=n takes what the n-th hop from the right says", () => {
  const chain = {
    host: "inner:3000",
    "x-forwarded-host": "forged.example, outer.example, inner.example",
    "x-forwarded-proto": "http, https, http",
    "x-forwarded-for": "6.6.6.6, 1.2.3.4, 10.0.0.1",
  };

  it("B11c: with TRUST_PROXY=1 the last hop says what the address is", () => {
    expect(addressOf(chain, "10.0.0.2", hops(1))).toEqual({ proto: "http", host: "inner.example", client: "10.0.0.1" });
  });

  it("B11c: with TRUST_PROXY=2 the last hop but one says what the address is", () => {
    expect(addressOf(chain, "10.0.0.2", hops(2))).toEqual({ proto: "https", host: "outer.example", client: "1.2.3.4" });
  });

  it("B11c: the one value of a proxy that replaces the list is taken, and Host where a proxy sends none", () => {
    expect(
      addressOf(
        { host: "crosscase.example.org", "x-forwarded-proto": "https", "x-forwarded-for": "1.2.3.4" },
        "10.0.0.2",
        hops(2),
      ),
    ).toEqual({ proto: "https", host: "crosscase.example.org", client: "1.2.3.4" });
    expect(addressOf({ host: "crosscase.example.org" }, "10.0.0.2", hops(1))).toEqual({
      proto: "http",
      host: "crosscase.example.org",
      client: "10.0.0.2",
    });
  });

  it("B11c: a forwarded host that is not plain is refused, and no protocol is taken but http and https", () => {
    expect(addressOf({ host: "a", "x-forwarded-host": "evil.example/path" }, "10.0.0.2", hops(1))).toBeNull();
    expect(addressOf({ host: "a", "x-forwarded-proto": "javascript" }, "10.0.0.2", hops(1))?.proto).toBe("http");
  });
});

describe("NEXTAUTH_URL", () => {
  it("B11c: NEXTAUTH_URL is the address, whatever Host and proxies say", () => {
    const rules = { trustProxy: 1, origin: "https://crosscase.example.org" };
    expect(
      addressOf(
        {
          host: "10.0.0.5:3000",
          "x-forwarded-host": "other.example",
          "x-forwarded-proto": "http",
          "x-forwarded-for": "1.2.3.4",
        },
        "10.0.0.2",
        rules,
      ),
    ).toEqual({
      proto: "https",
      host: "crosscase.example.org",
      client: "1.2.3.4",
    });
  });
});
