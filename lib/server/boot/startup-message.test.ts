import { describe, expect, it } from "vitest";
import { isLoopback, lanAddresses } from "@/lib/process/addresses";
import { formatStartupMessage, openAddresses } from "./startup-message";

const own = { BIND_ADDRESS: undefined, NEXTAUTH_URL: undefined };
const card = (address: string, internal = false) => ({
  address,
  internal,
  family: "IPv4" as const,
  netmask: "",
  mac: "",
  cidr: null,
});

describe("the addresses of a server", () => {
  it("are this machine's own and those of the network", () => {
    expect(openAddresses(own, 3000, ["192.168.1.5", "10.0.0.7"])).toEqual({
      local: "http://localhost:3000",
      remote: ["http://192.168.1.5:3000", "http://10.0.0.7:3000"],
    });
  });

  it("are only what it listens on, and NEXTAUTH_URL where that is set", () => {
    expect(openAddresses({ ...own, BIND_ADDRESS: "127.0.0.1" }, 3000, ["192.168.1.5"])).toEqual({
      local: "http://127.0.0.1:3000",
      remote: [],
    });
    expect(openAddresses({ ...own, BIND_ADDRESS: "::1" }, 3000, [])).toEqual({
      local: "http://[::1]:3000",
      remote: [],
    });
    expect(
      openAddresses({ ...own, NEXTAUTH_URL: "https://crosscase.example.org" }, 3000, ["192.168.1.5"]).remote,
    ).toEqual(["https://crosscase.example.org"]);
  });

  it("leave out loopback, link-local and, while there are others, the bridges of containers", () => {
    const cards = {
      lo: [card("127.0.0.1", true)],
      docker0: [card("172.17.0.1")],
      eth0: [card("169.254.3.4"), card("192.168.1.5")],
      wlan0: [card("203.0.113.4")],
    };
    expect(lanAddresses(cards)).toEqual(["192.168.1.5", "203.0.113.4", "172.17.0.1"]);
  });

  it("T1a: the set-up link is printed until there is a teacher", () => {
    const addresses = openAddresses(own, 3000, ["192.168.1.5"]);
    expect(formatStartupMessage(addresses, "abc")).toContain("http://localhost:3000/setup#key=abc");
    expect(formatStartupMessage(addresses, "abc")).toContain("http://192.168.1.5:3000/setup#key=abc");
    expect(formatStartupMessage(addresses, null)).not.toContain("setup");
  });

  it("know loopback from what only looks like it", () => {
    for (const host of ["localhost", "127.0.0.1", "127.8.8.8", "[::1]", "crosscase.localhost"])
      expect(isLoopback(host), host).toBe(true);
    for (const host of ["192.168.1.5", "localhost.example.org", "127.example.org"])
      expect(isLoopback(host), host).toBe(false);
  });
});
