import type { RowKindName } from "./facts";
import type en from "@/messages/en.json";

/** A key under `journal.did` in messages/en.json: the entry's sentence. */
export type EntryKind = keyof typeof en.journal.did;
/** Of the entries that an action writes; the others are undo's own. */
export type ActionKind = Exclude<EntryKind, "undo" | "redo">;

/** Teams, who is in them and whom they meet; a team that ends ends its return too. */
const teams: readonly RowKindName[] = ["activity", "team", "member", "match", "returned", "absent", "in-casebook"];
const removal: readonly RowKindName[] = [...teams, "student"];

/** Which kinds of rows an action can change facts in: only these are read before and after it. */
export const changedKinds: Record<ActionKind, readonly RowKindName[]> = {
  phase: teams,
  "draw-teams": teams,
  "form-teams": teams,
  move: teams,
  place: teams,
  mode: teams,
  merge: teams,
  split: teams,
  end: teams,
  pair: teams,
  "next-round": teams,
  meet: teams,
  exemplar: teams,
  "exemplar-away": teams,
  "choice-open": ["activity"],
  "choice-close": ["activity"],
  absent: ["absent"],
  present: ["absent"],
  "hand-in": ["handed-in", "returned", "mark"],
  mark: ["mark"],
  comment: ["comment"],
  "comment-delete": ["comment"],
  return: ["returned"],
  "end-return": ["returned"],
  release: ["released"],
  unrelease: ["released"],
  "reason-hide": ["reason-hidden"],
  "reason-show": ["reason-hidden"],
  "casebook-in": ["in-casebook"],
  "casebook-out": ["in-casebook"],
  "notes-in-casebook": ["activity"],
  "notes-out-of-casebook": ["activity"],
  names: ["student"],
  pin: ["student"],
  "clear-misses": [],
  "rename-student": ["student", "name"],
  remove: removal,
  "remove-new": removal,
  "merge-students": [...removal, "merged", "mark", "reason-hidden", "name"],
  code: ["class"],
  "joining-open": ["class"],
  "joining-close": ["class"],
  "rename-class": ["class"],
  "new-activity": ["activity"],
  "rename-activity": ["activity"],
};
