import { expect, it } from "vitest";
import { networkOf } from "./network";

it("S1w: one address has one network however it is written, and an IPv6 address has its first 56 bits", () => {
  for (const same of [
    "203.0.113.7",
    "::ffff:203.0.113.7",
    "::FFFF:203.0.113.7",
    "203.0.113.7:51234",
    " 203.0.113.7 ",
    "0:0:0:0:0:ffff:203.0.113.7",
  ])
    expect(networkOf(same), same).toBe("203.0.113.7");
  for (const same of [
    "2001:db8:0:ab12::1",
    "2001:0db8:0000:ab12:ffff::9",
    "[2001:DB8:0:AB12::7]:443",
    "2001:db8::ab12:0:0:0:5",
    "2001:db8:0:ab12:1:2:3:4",
    "2001:db8:0:ab00::1",
    "2001:db8:0:abff::1",
  ])
    expect(networkOf(same), same).toBe("2001:db8:0:ab00");
  expect(networkOf("2001:db8:0:12::1")).toBe("2001:db8:0:0");
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0");
  expect(networkOf("::1")).toBe("0:0:0:0");
  const others = ["203.0.113.7", "203.0.113.8", "2001:db8:0:ab00::1", "2001:db8:0:ac00::1", "2001:db8:1:ab00::1"];
  expect(new Set(others.map(networkOf)).size).toBe(5);
});

it("S1w: what is no address stays what it is, and short", () => {
  expect(networkOf("")).toBe("");
  expect(networkOf("unknown")).toBe("unknown");
  expect(networkOf("x".repeat(500))).toHaveLength(100);
});
