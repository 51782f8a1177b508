import fc from "fast-check";
import { expect, it } from "vitest";
import { tally } from "@/lib/features/votes/results/rules/tally";
import { layOutFlows } from "./flow-layout";

const modes = ["brittleness", "bias", "hallucination", "adversarial"];

it("S7a: bands fill each mode's block exactly, and stay inside the picture", () => {
  const votes = fc.array(fc.tuple(fc.constantFrom(...modes), fc.constantFrom(...modes)), { maxLength: 60 });
  fc.assert(
    fc.property(votes, (pairs) => {
      const ballots = pairs.flatMap(([from, to], n) =>
        (["before", "final"] as const).map((kind) => ({
          studentId: `s${n}`,
          kind,
          choice: kind === "before" ? from : to,
          teamId: null,
          mode: null,
          afterReveal: false,
        })),
      );
      const { movement } = tally({ modes, ballots, joined: [], placed: null, matches: [] }, "teacher");
      const layout = layOutFlows(movement ?? expect.fail(), modes, { height: 470, widestUnit: 30 });
      expect(layout.height).toBeLessThanOrEqual(470.001);
      for (const node of layout.nodes) {
        const bands = layout.bands.filter((band) => (node.side === "before" ? band.from : band.to) === node.mode);
        expect(bands.reduce((sum, band) => sum + band.height, 0)).toBeCloseTo(node.height);
        for (const band of bands) {
          const y = node.side === "before" ? band.y0 : band.y1;
          expect(y).toBeGreaterThanOrEqual(node.y - 0.001);
          expect(y + band.height).toBeLessThanOrEqual(node.y + node.height + 0.001);
        }
      }
    }),
  );
});
