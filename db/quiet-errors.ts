/**
 * A failed query says which query failed and why, and not with what. drizzle puts every parameter into its error's message, and
 * PostgreSQL quotes the row it refuses: students' words, names, hashes of PINs. Whoever prints an error prints those too, our
 * log as well as Next, which prints what a page throws. So neither error ever gets them.
 *
 * For its side effect, by db/client.ts. Both classes assign these properties in their constructors and parsers, so that a setter
 * on the prototype sees them first; quiet-errors.int.test.ts fails when a new version does it in another way.
 */
import { DrizzleQueryError } from "drizzle-orm";
import pg from "pg";

Object.defineProperty(DrizzleQueryError.prototype, "params", {
  configurable: true,
  get: () => [],
  set(this: DrizzleQueryError) {
    this.message = `Failed query: ${this.query}`;
  },
});

for (const quoting of ["detail", "where", "internalQuery"]) {
  Object.defineProperty(pg.DatabaseError.prototype, quoting, {
    configurable: true,
    get: () => undefined,
    set: () => undefined,
  });
}
