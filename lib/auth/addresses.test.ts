import { describe, expect, it } from "vitest";
import { joinAddresses } from "./addresses";

const from = (host: string, proto = "http") => new Headers({ "x-forwarded-host": host, "x-forwarded-proto": proto });
const lan = ["192.168.1.20", "10.0.0.7"];

describe("addresses for students", () => {
  it("T1: NEXTAUTH_URL when it is set, whatever the browser shows", () => {
    expect(joinAddresses(from("localhost:3000"), { only: "https://crosscase.school.org", lan })).toEqual(["https://crosscase.school.org"]);
  });

  it("T1: else the address in the teacher's browser", () => {
    expect(joinAddresses(from("lab-7.local:3000"), { lan })).toEqual(["http://lab-7.local:3000"]);
    expect(joinAddresses(from("class.example.org", "https"), { lan })).toEqual(["https://class.example.org"]);
  });

  it("T1: a loopback address becomes the machine's own in its networks, all of them to choose from", () => {
    for (const host of ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"]) expect(joinAddresses(from(host), { lan })).toEqual(["http://192.168.1.20:3000", "http://10.0.0.7:3000"]);
  });

  it("T1: without a network, or bound to one address, loopback is all there is", () => {
    expect(joinAddresses(from("localhost:3000"), { lan: [] })).toEqual(["http://localhost:3000"]);
    expect(joinAddresses(from("127.0.0.1:3000"), { bound: "127.0.0.1", lan })).toEqual(["http://127.0.0.1:3000"]);
    expect(joinAddresses(from("localhost:3000"), { bound: "0.0.0.0", lan })[0]).toBe("http://192.168.1.20:3000");
  });
});
