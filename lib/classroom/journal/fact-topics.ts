/** T8: which topics changed facts invalidate. */
import type { Topic } from "@/lib/bus/bus-contract";
import type { FactChange } from "@/lib/rules/journal/journal";

/** The changes of one kind, with the ids in their keys. `T` is the type that `loadFacts` gives this kind. */
export function changesOfKind<T>(
  changes: readonly FactChange[],
  kind: string,
): { ids: string[]; id: string; before: T | null; after: T | null }[] {
  return changes
    .filter(({ key }) => key.startsWith(`${kind}/`))
    .map(({ key, before, after }) => {
      const ids = key.split("/").slice(1);
      return { ids, id: ids.at(-1) ?? "", before: before as T | null, after: after as T | null };
    });
}

export type ReturnFact = { submissionId: string; teamId: string };

const topicsByKind: Partial<Record<string, readonly Topic[]>> = {
  phase: ["phase"],
  choice: ["teams", "tray"],
  round: ["matches"],
  match: ["matches"],
  team: ["teams", "matches", "tray"],
  member: ["teams", "tray"],
  absent: ["teams", "tray", "roster"],
  "notes-in-casebook": ["matches", "submissions"],
  "in-casebook": ["submissions"],
  "handed-in": ["submissions", "teams", "matches"],
  mark: ["reviews"],
  comment: ["reviews"],
  returned: ["reviews"],
  released: ["reviews"],
  "reason-hidden": ["ballots"],
  student: ["roster", "tray"],
  name: ["roster", "tray", "teams"],
  "class-name": ["roster", "teams"],
  "activity-name": ["roster"],
  code: ["roster"],
  joining: ["roster"],
  merged: ["roster", "tray", "ballots"],
};

/** The topics whose pages show any of the changed facts. */
export function topicsOf(changes: readonly FactChange[]): Topic[] {
  const released = changesOfKind<string>(changes, "released").map(({ before, after }) => after ?? before);
  const returned = changesOfKind<ReturnFact>(changes, "returned").map(({ before, after }) => (after ?? before)?.teamId);
  const teams = [...released, ...returned].flatMap((teamId): Topic[] => (teamId == null ? [] : [`team:${teamId}`]));
  return [...new Set([...changes.flatMap(({ key }) => topicsByKind[key.slice(0, key.indexOf("/"))] ?? []), ...teams])];
}
