import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { root } from "./step";

const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
}; // our own file
/** Programs that only read and write files, or wait for the end of other programs. */
const programsThatStartNothing = ["e2e/run/rules.ts", "e2e/run/areas.ts", "e2e/release/main.ts"];

it("each program that starts servers, browsers or databases has a run of its own, which ends them with it", () => {
  const programs = Object.values(scripts).flatMap((script) => /--import tsx (\S+)/.exec(script)?.[1] ?? []);
  expect(programs.length).toBeGreaterThan(7);
  expect(
    programs.filter((file) => !/^(const \w+ = )?startRun\(\);$/m.test(readFileSync(path.join(root, file), "utf8"))),
  ).toEqual(programsThatStartNothing);
});
