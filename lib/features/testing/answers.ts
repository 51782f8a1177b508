/** Expected results of each query on the ended class, and expected changes of each write. */
import { database, transaction, type Tx } from "@/db/client";
import { loadEveryRow, type Row } from "@/db/testing/every-row";
import { line } from "./labels";

interface Asked {
  ask: (tx: Tx) => Promise<unknown>;
  expected: readonly string[];
  is: "ordered" | "unordered" | "change" | "of the pool";
}

/** Another test covers the function, which is no query of a class or uses the pool; `by` is that test's file. */
interface HeldElsewhere {
  is: "elsewhere";
  by: string;
}

export type Answer = Asked | HeldElsewhere;
export type Answers = Record<string, Answer | readonly Asked[]>;

/** The query returns these rows, in this order. */
export const inOrder = (ask: Asked["ask"], expected: readonly string[]): Asked => ({ ask, expected, is: "ordered" });
/** The query returns these rows in any order, or returns a map or a set. */
export const inAnyOrder = (ask: Asked["ask"], expected: readonly string[]): Asked => ({
  ask,
  expected,
  is: "unordered",
});
/** Like `inOrder`, for a query that uses a separate connection. */
export const ofPool = (ask: () => Promise<unknown>, expected: readonly string[]): Asked => ({
  ask,
  expected,
  is: "of the pool",
});
/** The write returns the first line, if it returns anything, and changes exactly these rows. */
export const changes = (ask: Asked["ask"], expected: readonly string[]): Asked => ({ ask, expected, is: "change" });
/** The same query for several things, with the expected result of each. */
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

/** Rolls back the transaction of a write, so that the class stays as it is. */
class Undone extends Error {}

/** The query's present result, or the write's changes, as lines. */
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

/** Columns that the database chooses at random or counts. */
const volatileColumns = ["shuffle", "n"];

function differences(before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): string[] {
  const added = [...after].filter(([name]) => !before.has(name)).map(([name, row]) => `+ ${formatRow(name, row)}`);
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => `- ${line(name)}`);
  const changed = [...after].flatMap(([name, row]) => {
    const old = before.get(name) ?? row;
    const columns = Object.keys(row).filter((column) => JSON.stringify(row[column]) !== JSON.stringify(old[column]));
    const values = columns.map((column) => `${column} ${shown(row[column])}`);
    return values.length === 0 ? [] : `~ ${line(name)}: ${values.join(", ")}`;
  });
  return [...added, ...gone, ...changed].sort();
}

function formatRow(name: string, row: Row): string {
  const columns = Object.keys(row).filter((column) => row[column] !== null && !volatileColumns.includes(column));
  return `${line(name)}: ${columns.map((column) => `${column} ${shown(row[column])}`).join(", ")}`;
}

const shown = (value: unknown) => line(typeof value === "object" ? JSON.stringify(value) : value);
