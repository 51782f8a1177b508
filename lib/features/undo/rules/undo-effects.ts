/** What an undo changes for students now, besides the phase, teams and matches (T8). */
import type { FactChange, Facts } from "@/lib/activity/rules/journal";
import { areResultsShown } from "@/lib/activity/rules/access";
import type { Phase } from "@/lib/activity/rules/phases";

/** One sentence each; `code` names its message. `on`: whether the state holds after the undo. */
export interface UndoEffect {
  code:
    | "choice"
    | "returned"
    | "released"
    | "handed-in"
    | "review"
    | "code"
    | "joining"
    | "student"
    | "merged"
    | "reason"
    | "casebook";
  on: boolean;
  count: number;
}

const codes: Record<string, UndoEffect["code"]> = {
  choice: "choice",
  returned: "returned",
  released: "released",
  "handed-in": "handed-in",
  mark: "review",
  "mark-chosen": "review",
  comment: "review",
  code: "code",
  joining: "joining",
  student: "student",
  merged: "merged",
  "reason-hidden": "reason",
  "in-casebook": "casebook",
  "notes-in-casebook": "casebook",
};

/** `changes`: those of the undo. `facts`: the current ones. Changes that students cannot see yet are left out. */
export function undoEffects(changes: readonly FactChange[], facts: Facts, phase: Phase): UndoEffect[] {
  const effects = new Map<string, UndoEffect>();
  for (const change of changes) {
    const code = codes[kindOf(change)];
    if (code === undefined || !isSeen(change, facts, phase)) continue;
    const on = isOn(change);
    const effect = effects.get(`${code} ${on}`) ?? { code, on, count: 0 };
    effects.set(`${code} ${on}`, { ...effect, count: effect.count + 1 });
  }
  return [...effects.values()];
}

const kindOf = ({ key }: FactChange) => key.slice(0, key.indexOf("/"));

function isOn({ after }: FactChange): boolean {
  return typeof after === "object" && after !== null && "open" in after
    ? after.open === true
    : after !== null && after !== false;
}

function isSeen(change: FactChange, facts: Facts, phase: Phase): boolean {
  switch (kindOf(change)) {
    case "mark":
    case "mark-chosen":
      return facts.has(`released/${change.key.split("/")[1] ?? ""}`);
    case "comment": {
      const comment = change.after ?? change.before;
      const submissionId = typeof comment === "object" && comment !== null ? comment.submissionId : null;
      const isReturned = [...facts].some(
        ([key, fact]) =>
          key.startsWith("returned/") &&
          typeof fact === "object" &&
          fact !== null &&
          fact.submissionId === submissionId,
      );
      return isReturned || facts.has(`released/${String(submissionId)}`);
    }
    case "reason-hidden":
    case "in-casebook":
    case "notes-in-casebook":
      return areResultsShown(phase);
    default:
      return true;
  }
}
