import { describe, expect, it } from "vitest";
import { createLog } from "./log";

function logged(what: object): string {
  let line = "";
  createLog("info", { write: (text: string) => (line += text) }).error(what, "It failed.");
  return line;
}

describe("the log", () => {
  it("says of an error its kind, its code, its first line and where it came from", () => {
    const line = logged({ err: Object.assign(new TypeError("no such thing"), { code: "E42" }) });
    expect(JSON.parse(line)).toMatchObject({
      msg: "It failed.",
      err: { type: "TypeError", code: "E42", message: "no such thing" },
    });
    expect(line).toContain("log.test.ts");
  });

  it("never says what an error carries: parameters, rows, inputs, in it or in its causes", () => {
    const cause = Object.assign(new Error('invalid input syntax for type uuid: "what a student wrote"'), {
      code: "22P02",
      detail: "Key (name)=(what a student wrote) exists.",
    });
    const error = Object.assign(new Error("Failed query: select $1\nparams: what a student wrote", { cause }), {
      params: ["what a student wrote"],
    });
    const line = logged({ err: error });
    expect(line).toContain("Failed query: select $1");
    expect(line).toContain("22P02");
    expect(line).not.toContain("what a student wrote");
  });

  it("says nothing of what was thrown without being an error", () => {
    expect(logged({ err: "what a student wrote" })).not.toContain("what a student wrote");
  });

  it("takes out secrets by their names", () => {
    const asked = { cookie: "crosscase-session-1=x", pin: "4821", password: "long enough", token: "t0k3n" };
    const line = logged({ asked });
    expect(line).not.toMatch(/crosscase-session|long enough|t0k3n/);
    // The PIN is checked by its field, because the line's time may contain the same digits.
    expect(JSON.parse(line)).toMatchObject({
      asked: { cookie: "[Redacted]", pin: "[Redacted]", password: "[Redacted]", token: "[Redacted]" },
    });
  });
});
