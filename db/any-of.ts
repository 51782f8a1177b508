import { sql, type Column, type SQL } from "drizzle-orm";

/** SQL condition: the value is one of `values`, passed as one parameter. drizzle's `inArray` makes a parameter of each, so each count is another statement. */
export function anyOf(value: Column | SQL, values: Iterable<string | number>): SQL {
  return sql`${value} = any(${sql.param([...values])})`;
}
