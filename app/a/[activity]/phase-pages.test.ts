import { expect, it } from "vitest";
import { phases, phaseTable, type PhaseTraits } from "@/lib/rules/phases/phases";

/** A phase whose page is missing does not compile. */
const pages: Record<PhaseTraits["page"], () => Promise<{ default: unknown }>> = {
  wait: () => import("./wait/page"),
  learn: () => import("./learn/page"),
  write: () => import("./write/page"),
  compare: () => import("./compare/page"),
  vote: () => import("./vote/page"),
  results: () => import("./results/page"),
};

it("Q7: each phase leads to a page that is there", { timeout: 60_000 }, async () => {
  for (const phase of phases) expect(await pages[phaseTable[phase].page](), phase).toHaveProperty("default");
});
