/** How undo writes a kind of fact, and which pages show it (T8). */
import type { Tx } from "@/db/client";
import type { Topic } from "@/lib/bus/bus-contract";
import type { Fact, FactChange } from "@/lib/activity/rules/journal";

/** A change with the ids in its key. `T` is the type of the kind's values (lib/activity/journal/facts.ts). */
export interface ChangeOf<T> {
  ids: readonly string[];
  /** The last of `ids`. */
  id: string;
  before: T | null;
  after: T | null;
}

export interface ApplyContext {
  now: Date;
  /** The changes of all kinds that are applied together. */
  all: readonly FactChange[];
  /** Collects the sessions that ended. */
  ended: string[];
}

export interface Restore<T> {
  topics: readonly Topic[];
  /** Topics that depend on the fact. */
  topicsOf?: (fact: T) => Topic[];
  /** Writes with the same queries as the actions do. @throws AppError when the fact cannot be restored */
  apply: (tx: Tx, changes: readonly ChangeOf<T>[], context: ApplyContext) => Promise<unknown>;
}

/** One for each kind of fact. */
export type Restores<Values> = { [K in keyof Values]: Restore<NonNullable<Values[K]>> };

/** The changes of one kind, with the ids in their keys. */
export function changesOfKind(changes: readonly FactChange[], kind: string): ChangeOf<Fact>[] {
  return changes
    .filter(({ key }) => key.startsWith(`${kind}/`))
    .map(({ key, before, after }) => {
      const ids = key.split("/").slice(1);
      return { ids, id: ids.at(-1) ?? "", before, after };
    });
}
