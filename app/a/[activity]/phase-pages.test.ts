import { existsSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { phases, phaseTable } from "@/lib/activity/rules/phases";

it("Q7a: each phase leads to a page that is there", () => {
  for (const phase of phases)
    expect(existsSync(path.join(import.meta.dirname, phaseTable[phase].page, "page.tsx")), phase).toBe(true);
});
