/** A kind of fact: how it is loaded, how undo writes it, and which pages show it (T8). */
import type { Tx } from "@/db/client";
import type { Topic } from "@/lib/bus/bus-contract";
import type { Fact, FactChange } from "@/lib/activity/rules/journal";

export interface FactScope {
  activityIds: readonly string[];
  /** The class whose own facts are loaded too; null for none. */
  classId: string | null;
  /** Students whose names are facts too; entries store no other names. */
  named?: readonly string[];
}

/** A change with the ids in its key. `T` is the type that the kind's `value` returns. */
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

interface Definition<Row, T extends Fact> {
  /** The key is the kind and these ids. */
  ids: (row: Row) => readonly string[];
  /** The first id is the activity's. */
  ofActivity?: true;
  value: (row: Row) => T;
  topics: readonly Topic[];
  /** Topics that depend on the fact. */
  topicsOf?: (fact: NonNullable<T>) => Topic[];
  /** Writes with the same queries as the actions do. @throws AppError when the fact cannot be restored */
  apply: (tx: Tx, changes: readonly ChangeOf<NonNullable<T>>[], context: ApplyContext) => Promise<unknown>;
}

/** A kind of fact of rows of type `Row`; only `define` knows the type of its values. */
export interface FactKind<Row> {
  ids: (row: Row) => readonly string[];
  ofActivity: boolean;
  value: (row: Row) => Fact;
  topics: (changes: readonly ChangeOf<Fact>[]) => Topic[];
  apply: (tx: Tx, changes: readonly ChangeOf<Fact>[], context: ApplyContext) => Promise<unknown>;
}

export type Define<Row> = <T extends Fact>(definition: Definition<Row, T>) => FactKind<Row>;

function define<Row, T extends Fact>(definition: Definition<Row, T>): FactKind<Row> {
  const { topics, topicsOf, apply, ofActivity = false } = definition;
  const typed = (changes: readonly ChangeOf<Fact>[]) => changes as readonly ChangeOf<NonNullable<T>>[]; // stored as `value` gave them
  return {
    ...definition,
    ofActivity,
    topics: (changes) => [
      ...topics,
      ...typed(changes).flatMap(({ before, after }) => {
        const fact = after ?? before;
        return topicsOf === undefined || fact === null ? [] : topicsOf(fact);
      }),
    ],
    apply: (tx, changes, context) => apply(tx, typed(changes), context),
  };
}

/** The kinds of facts that one query loads from one kind of row. */
export interface RowKind {
  load: (tx: Tx, scope: FactScope) => Promise<[key: string, fact: Fact][]>;
  facts: Readonly<Record<string, Pick<FactKind<never>, "ofActivity" | "topics" | "apply">>>;
}

function rowKind<Row>(
  load: (tx: Tx, scope: FactScope) => Promise<readonly Row[]>,
  defineAll: (fact: Define<Row>) => Record<string, FactKind<Row>>,
): RowKind {
  const facts = defineAll(define);
  return {
    facts,
    load: async (tx, scope) => {
      const kinds = Object.entries(facts);
      return (await load(tx, scope)).flatMap((row) =>
        kinds.map(([kind, { ids, value }]): [string, Fact] => [[kind, ...ids(row)].join("/"), value(row)]),
      );
    },
  };
}

/** Facts in rows of activities. */
export function ofActivities<Row>(
  query: (tx: Tx, activityIds: string[]) => PromiseLike<Row[]>,
  defineAll: (fact: Define<Row>) => Record<string, FactKind<Row>>,
): RowKind {
  return rowKind(
    async (tx, { activityIds }) => (activityIds.length === 0 ? [] : query(tx, [...activityIds])),
    defineAll,
  );
}

/** Facts in rows of a class. */
export function ofClass<Row>(
  query: (tx: Tx, classId: string, scope: FactScope) => PromiseLike<Row[]>,
  defineAll: (fact: Define<Row>) => Record<string, FactKind<Row>>,
): RowKind {
  return rowKind(async (tx, scope) => (scope.classId === null ? [] : query(tx, scope.classId, scope)), defineAll);
}

/** The changes of one kind, with the ids in their keys. */
export function changesOfKind(changes: readonly FactChange[], kind: string): ChangeOf<Fact>[] {
  return changes
    .filter(({ key }) => key.startsWith(`${kind}/`))
    .map(({ key, before, after }) => {
      const ids = key.split("/").slice(1);
      return { ids, id: ids.at(-1) ?? "", before, after };
    });
}
