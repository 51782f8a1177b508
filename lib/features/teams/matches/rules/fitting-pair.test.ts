import { expect, it } from "vitest";
import { findFittingTeam } from "./fitting-pair";

const team = (id: string, mode: string, minute: number) => ({
  id,
  mode,
  handedInAt: new Date(Date.UTC(2026, 2, 2, 9, minute)),
});

it("T18a: a team compares with the team on another mode that has waited longest, never with itself or its own mode", () => {
  const waiting = [team("late", "bias", 9), team("same", "brittleness", 1), team("long", "hallucination", 2)];
  expect(findFittingTeam({ id: "new", mode: "brittleness" }, waiting)).toBe("long");
  expect(findFittingTeam({ id: "long", mode: "hallucination" }, waiting)).toBe("same");
  expect(findFittingTeam({ id: "late", mode: "brittleness" }, [team("late", "bias", 1)])).toBeNull();
  expect(findFittingTeam({ id: "new", mode: "bias" }, [team("late", "bias", 1)])).toBeNull();
  expect(findFittingTeam({ id: "new", mode: "x" }, [team("b", "bias", 3), team("a", "bias", 3)])).toBe("a");
});
