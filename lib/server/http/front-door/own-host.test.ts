import { describe, expect, it } from "vitest";
import { domainsIn, isOwnHost, type OwnNames } from "./own-host";

const names: OwnNames = {
  hostname: "Laptop",
  domains: ["fritz.box", "school.example"],
  allowed: ["crosscase.example.org"],
};

describe("the names under which this server answers", () => {
  it("B11a: this server's names are addresses, names without a dot, names of local networks, the machine's own, and those that were set", () => {
    for (const host of [
      "192.168.1.5:3000",
      "[::1]:3000",
      "[fe80::1]",
      "localhost:3000",
      "x.localhost",
      "school-server:3000",
      "laptop.local",
      "crosscase.lan",
      "app.internal",
      "laptop.fritz.box:3000",
      "LAPTOP.school.example",
      "crosscase.example.org",
      "Crosscase.Example.org:8443",
    ]) {
      expect(isOwnHost(host, names), host).toBe(true);
    }
    expect(isOwnHost("a.b.example:1", { ...names, hostname: "a.b.example" })).toBe(true);
  });

  it("B11a: no other name is this server's, also one that ends in one of its names: whoever owns a name can give it our address", () => {
    for (const host of [
      "evil.example",
      "evil.example:3000",
      "laptop.evil.example",
      "other.fritz.box",
      "192.168.1.5.evil.example",
      "localhost.evil.example",
      "local.example",
      "crosscase.example.org.evil.example",
      "evilcrosscase.example.org", // ends in one of our names
      "evil.crosscase.example.org",
      "evillaptop.fritz.box",
    ]) {
      expect(isOwnHost(host, names), host).toBe(false);
    }
  });

  it("B11a: the network's domains are read from resolv.conf", () => {
    expect(
      domainsIn("# made by hand\nnameserver 192.168.178.1\nsearch fritz.box school.example.\ndomain home\n"),
    ).toEqual(["fritz.box", "school.example", "home"]);
    expect(domainsIn("")).toEqual([]);
  });
});
