import { sql, type Column, type SQL } from "drizzle-orm";

/** SQL condition: the value is one of these, which are one parameter: drizzle's `inArray` makes one of each, and another statement for each count. */
export function anyOf(value: Column | SQL, values: Iterable<string | number>): SQL {
  return sql`${value} = any(${sql.param([...values])})`;
}
