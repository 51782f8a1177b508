/** Lessons of random steps, for random-steps.ts. */
import * as fc from "fast-check";
import { phases } from "@/lib/activity/rules/phases";

const acts = [
  // teachers'
  "draw-teams",
  "form-teams",
  "move",
  "mode",
  "merge",
  "split",
  "end",
  "pair",
  "next-round",
  "meet",
  "exemplar",
  "lock",
  "phase",
  "choice",
  "absent",
  "remove",
  "names",
  "colleague",
  "hand-in-for",
  "casebook",
  "notes",
  "merge-students",
  "return",
  "end-return",
  "release",
  "mark",
  "choose-mark",
  "rubric",
  "comment",
  "clock",
  "pause",
  "answer-flag",
  "word",
  "wall",
  "undo",
  "redo",
  // students'
  "join",
  "open",
  "type",
  "type",
  "hand-in",
  "take-back",
  "ballot",
  "choose",
  "ask-for-help",
  "take-flag-back",
] as const;
export const studentActs: ReadonlySet<string> = new Set(acts.slice(acts.indexOf("join")));
/** Acts that a teacher can undo; undo and redo are not among them. */
export const teacherActs = acts.filter((act) => !studentActs.has(act) && act !== "undo" && act !== "redo");

/** An act, and three numbers that choose among the students, teams and entries of that moment. */
export type Step = { act: (typeof acts)[number]; a: number; b: number; c: number };

export const stepOf = (among: readonly Step["act"][]) =>
  fc.record({ act: fc.constantFrom(...among), a: fc.nat(1_000), b: fc.nat(1_000), c: fc.nat(1_000) });

/** Acts of a review, and acts that affect one. */
const reviewActs = [
  "mark",
  "mark",
  "choose-mark",
  "comment",
  "return",
  "end-return",
  "release",
  "rubric",
  "hand-in-for",
  "absent",
  "undo",
  "redo",
  "open",
  "type",
  "hand-in",
  "take-back",
] as const;

/** Teams are made, write, and hand in. */
const handedIn: readonly Step[] = [
  { act: "draw-teams", a: 1, b: 0, c: 0 },
  { act: "phase", a: phases.indexOf("write"), b: 0, c: 0 },
  ...[0, 1, 2, 3].flatMap((n) => [
    { act: "type" as const, a: 0, b: n, c: 0 },
    { act: "hand-in" as const, a: 0, b: n, c: 0 },
  ]),
];

/** A lesson of any acts, or one in which cases are reviewed. */
export const lesson: fc.Arbitrary<readonly Step[]> = fc.oneof(
  fc.array(stepOf(acts), { minLength: 20, maxLength: 45 }),
  fc
    .array(stepOf([...acts, ...reviewActs, ...reviewActs]), { minLength: 10, maxLength: 30 })
    .map((steps) => [...handedIn, ...steps]),
);
