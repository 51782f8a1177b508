import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "@/lib/process/root.js";
import { findMissingAnswer, readSteps } from "./read-steps";

const operating = readSteps(readFileSync(path.join(root, "docs", "operating.md"), "utf8"));

describe("the commands of docs/operating.md", () => {
  it("are read with what they answer, under their heading", () => {
    const markdown =
      "### A day\n\n1. One:\n\n   ```sh\n   cat <<END\n     a\n   END\n   ```\n\n   ```text\n   a\n   ```\n\n**Another.** Do\n\n```sh\ntrue\n```\n\nIt prints\n\n```text\nnothing\n```\n";
    expect(readSteps(markdown)).toEqual([
      { under: "A day", commands: "cat <<END\n  a\nEND", answers: ["a"] },
      { under: "Another", commands: "true", answers: [] },
    ]);
  });

  it("have what they answer in its order", () => {
    expect(findMissingAnswer("one two\nthree", ["one", "three"])).toBeNull();
    expect(findMissingAnswer("one two\nthree", ["three", "one"])).toBe("one");
  });

  it("are there for a first day, a backup, a restore, an update and the end, each in words that the shell can read", () => {
    const under = new Set(operating.map((step) => step.under));
    expect([...under]).toEqual([
      "The first day in one list",
      "As a service",
      "With the systemd unit",
      "To stop for good",
    ]);
    for (const { commands } of operating)
      expect(spawnSync("bash", ["-n"], { input: commands, encoding: "utf8" }).stderr).toBe("");
  });
});
