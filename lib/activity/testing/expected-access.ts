import type { Access } from "@/lib/activity/rules/access";
import { phases, type Phase } from "@/lib/activity/rules/phases";

/** The table of Q1 in docs/product.md, written a second time by phase, to test the rules against it. */
export interface Expected {
  own: Access;
  /** While the worksheet is returned. */
  ownReturned: Access;
  partner: Access;
  notes: Access;
  lesson: "first section" | "all";
  may: readonly (
    "arrange" | "return" | "take back" | "read results" | "before" | "change before" | "final" | "change final"
  )[];
  /** Topics of the whole class, besides the phase and the teams. */
  topics: readonly string[];
}
const nothing = { own: "none", ownReturned: "none", partner: "none", notes: "none" } as const;
export const expected: Record<Phase, Expected> = {
  setup: { ...nothing, lesson: "first section", may: ["arrange"], topics: ["tray"] },
  learn: { ...nothing, lesson: "all", may: ["arrange", "before", "change before"], topics: ["tray"] },
  write: {
    own: "write",
    ownReturned: "write",
    partner: "none",
    notes: "none",
    lesson: "all",
    may: ["arrange", "return", "take back", "before"],
    topics: [],
  },
  compare: {
    own: "write",
    ownReturned: "write",
    partner: "read",
    notes: "write",
    lesson: "all",
    may: ["arrange", "return"],
    topics: ["matches", "pause"],
  },
  vote: {
    own: "write",
    ownReturned: "write",
    partner: "read",
    notes: "write",
    lesson: "all",
    may: ["arrange", "return", "final", "change final"],
    topics: ["matches", "roster", "ballots", "pause"],
  },
  results: {
    own: "write",
    ownReturned: "write",
    partner: "read",
    notes: "read",
    lesson: "all",
    may: ["arrange", "return", "final", "read results"],
    topics: ["matches", "ballots", "submissions", "pause", "wall"],
  },
  closed: {
    own: "read",
    ownReturned: "write",
    partner: "read",
    notes: "read",
    lesson: "all",
    may: ["return", "read results"],
    topics: ["matches", "ballots", "submissions"],
  },
};
export const phasesWith = (holds: (row: Expected) => boolean): Phase[] =>
  phases.filter((phase) => holds(expected[phase]));
export const phasesThat = (may: Expected["may"][number]) => phasesWith((row) => row.may.includes(may));
