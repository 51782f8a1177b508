import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "@/lib/process/root.js";
import { headings, notRun } from "./blocks";
import { findMissingAnswer, isAnswer, readBlocks, readSteps } from "./read-steps";

const operating = readFileSync(path.join(root, "docs", "operating.md"), "utf8");

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

  it("are each run by npm run test:operating, or listed with the reason why not", () => {
    const blocks = readBlocks(operating);
    const run: readonly string[] = Object.values(headings);
    const isListed = (text: string) => notRun.some(({ begins }) => text.startsWith(begins));
    const neither = blocks.filter(
      (block, at) =>
        !(block.language === "sh" && run.includes(block.under)) &&
        !isAnswer(block, blocks[at - 1]) &&
        !(block.language === "" && isListed(block.text)),
    );
    expect(neither.map(({ text }) => text)).toEqual([]);
    const gone = notRun.filter(({ begins }) => !blocks.some(({ text }) => text.startsWith(begins)));
    expect(gone).toEqual([]);
  });

  it("are there for each heading that is run, in its order, in words that the shell can read", () => {
    const steps = readSteps(operating);
    expect([...new Set(steps.map(({ under }) => under))]).toEqual([
      headings.firstDay,
      headings.backups,
      headings.erasure,
      headings.update,
      headings.end,
    ]);
    for (const { commands } of steps)
      expect(spawnSync("bash", ["-n"], { input: commands, encoding: "utf8" }).stderr).toBe("");
  });
});
