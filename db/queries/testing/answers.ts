/** What each query of db/queries answers of the ended class, and what each write changes in it. */
import { database, transaction, type Tx } from "@/db/client";
import { loadEveryRow, type Row } from "@/db/testing/every-row";
import { line } from "./labels";

interface Asked {
  ask: (tx: Tx) => Promise<unknown>;
  expected: readonly string[];
  is: "ordered" | "unordered" | "change" | "of the pool";
}

/** Another test holds the function, which is no query of a class or asks the pool; `by` is its file. */
interface HeldElsewhere {
  is: "elsewhere";
  by: string;
}

export type Answer = Asked | HeldElsewhere;
export type Answers = Record<string, Answer | readonly Asked[]>;

/** The query answers with these rows, in this order. */
export const inOrder = (ask: Asked["ask"], expected: readonly string[]): Asked => ({ ask, expected, is: "ordered" });
/** The same of a query that promises no order, or answers with a map or a set. */
export const inAnyOrder = (ask: Asked["ask"], expected: readonly string[]): Asked => ({
  ask,
  expected,
  is: "unordered",
});
/** The same of a query that takes a connection of its own. */
export const ofPool = (ask: () => Promise<unknown>, expected: readonly string[]): Asked => ({
  ask,
  expected,
  is: "of the pool",
});
/** The write returns the first line, unless that is nothing, and changes these rows and no others. */
export const changes = (ask: Asked["ask"], expected: readonly string[]): Asked => ({ ask, expected, is: "change" });
/** The same question of several things, with the answer of each. */
export const each = <T extends string>(
  form: typeof inOrder,
  ask: (of: T) => Asked["ask"],
  expected: Readonly<Record<T, readonly string[]>>,
): Asked[] => (Object.keys(expected) as T[]).map((of) => form(ask(of), expected[of]));
export const elsewhere = (by: string): HeldElsewhere => ({ is: "elsewhere", by });

/** Some columns of each row. */
export async function pick<R extends object>(rows: Promise<readonly R[]> | readonly R[], ...columns: (keyof R)[]) {
  return (await rows).map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}

/** Ends the transaction of a write, so that the class stays as it is. */
class Undone extends Error {}

/** What the query answers now. */
export async function answerOf({ ask, is: kind }: Asked): Promise<string[]> {
  if (kind === "of the pool") return linesOf(await ask(database()));
  const found: string[] = [];
  const before = kind === "change" ? await transaction(loadEveryRow) : new Map();
  const asked = transaction(async (tx) => {
    const answer = await ask(tx);
    if (kind !== "change") found.push(...linesOf(answer));
    else {
      if (answer !== undefined) found.push(...linesOf(answer));
      found.push(...differences(before, await loadEveryRow(tx)));
    }
    throw new Undone();
  });
  await asked.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return kind === "unordered" ? found.sort() : found;
}

function linesOf(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.map((row) => line(row));
  if (answer instanceof Map) return [...answer].map(([key, value]) => `${line(key)}: ${line(value)}`).sort();
  if (answer instanceof Set) return [...answer].map((one) => line(one)).sort();
  return [line(answer)];
}

/** Drawn or counted by the database. */
const unsteady = ["shuffle", "n"];

function differences(before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): string[] {
  const added = [...after].filter(([name]) => !before.has(name)).map(([name, row]) => `+ ${told(name, row)}`);
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => `- ${line(name)}`);
  const changed = [...after].flatMap(([name, row]) => {
    const old = before.get(name) ?? row;
    const columns = Object.keys(row).filter((column) => JSON.stringify(row[column]) !== JSON.stringify(old[column]));
    const values = columns.map((column) => `${column} ${shown(row[column])}`);
    return values.length === 0 ? [] : `~ ${line(name)}: ${values.join(", ")}`;
  });
  return [...added, ...gone, ...changed].sort();
}

function told(name: string, row: Row): string {
  const columns = Object.keys(row).filter((column) => row[column] !== null && !unsteady.includes(column));
  return `${line(name)}: ${columns.map((column) => `${column} ${shown(row[column])}`).join(", ")}`;
}

const shown = (value: unknown) => line(typeof value === "object" ? JSON.stringify(value) : value);
