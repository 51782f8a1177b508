import { expect, it } from "vitest";
import { joinAddressesFrom, typedAddress } from "./join-addresses";

const lan = ["192.168.1.20", "10.0.0.4"];

it("T1b: the address is NEXTAUTH_URL when it is set", () => {
  expect(
    joinAddressesFrom({ origin: "https://crosscase.example.org", proto: "http", host: "localhost:3000" }, lan),
  ).toEqual(["https://crosscase.example.org"]);
});

it("T1b: else the one in the teacher's browser", () => {
  expect(joinAddressesFrom({ proto: "http", host: "192.168.1.20:3000" }, lan)).toEqual(["http://192.168.1.20:3000"]);
  expect(joinAddressesFrom({ proto: "https", host: "school.example" }, lan)).toEqual(["https://school.example"]);
});

it("T1b: on loopback the machine's own in its networks, all of them, with the port", () => {
  for (const host of ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"]) {
    expect(joinAddressesFrom({ proto: "http", host }, lan)).toEqual([
      "http://192.168.1.20:3000",
      "http://10.0.0.4:3000",
    ]);
  }
  expect(joinAddressesFrom({ proto: "http", host: "localhost" }, lan)[0]).toBe("http://192.168.1.20");
});

it("T1b: the one that was chosen in this browser comes first; one that the machine no longer has is passed over", () => {
  const chosen = (address: string) =>
    joinAddressesFrom({ proto: "http", host: "localhost:3000", chosen: address }, lan).join(" ");
  expect(chosen("10.0.0.4:3000")).toBe("http://10.0.0.4:3000 http://192.168.1.20:3000");
  expect(chosen("172.16.0.9:3000")).toBe("http://192.168.1.20:3000 http://10.0.0.4:3000");
  expect(
    joinAddressesFrom({ origin: "https://school.example", proto: "http", host: "localhost", chosen: "10.0.0.4" }, lan),
  ).toEqual(["https://school.example"]);
});

it("T1b: a machine in no network has nothing better than loopback", () => {
  expect(joinAddressesFrom({ proto: "http", host: "localhost:3000" }, [])).toEqual(["http://localhost:3000"]);
});

it("T1b: bound to one address, a server has no other", () => {
  expect(joinAddressesFrom({ bound: "127.0.0.1", proto: "http", host: "127.0.0.1:3000" }, lan)).toEqual([
    "http://127.0.0.1:3000",
  ]);
  expect(joinAddressesFrom({ bound: "0.0.0.0", proto: "http", host: "localhost:3000" }, lan)[0]).toBe(
    "http://192.168.1.20:3000",
  );
});

it("T1b: is shown as one types it", () => {
  expect(typedAddress("http://192.168.1.20:3000")).toBe("192.168.1.20:3000");
  expect(typedAddress("https://school.example")).toBe("school.example");
});
