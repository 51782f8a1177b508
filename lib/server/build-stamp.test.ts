import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import { root } from "@/lib/process/root.js";

/** The stamp of a process of its own whose Node says that it is this version. */
function stampUnder(version: string): string {
  const fake = `Object.defineProperty(process, "version", { value: "${version}" });`;
  const file = JSON.stringify(path.join(root, "lib", "server", "build-stamp.js"));
  const print = `console.log((await import(${file})).hashSources())`;
  return execFileSync(process.execPath, ["--input-type=module", "--eval", `${fake} ${print}`], { encoding: "utf8" });
}

it("B13h: a build's stamp is of what was built, and the same under each version of Node", () => {
  const stamp = stampUnder("v20.11.0");
  expect(stamp).toMatch(/^[0-9a-f]{64}\n$/);
  expect(stampUnder("v24.22.3")).toBe(stamp);
});
