/**
 * Removes values from database errors. drizzle puts every parameter into its message, and PostgreSQL quotes the row it refuses:
 * students' text, names, hashes of PINs. Our log and Next print errors, so these values must never be in them.
 *
 * Imported by db/client.ts for its side effect: setters on the prototypes intercept the properties that both classes assign.
 * quiet-errors.int.test.ts fails if a new version of drizzle or pg assigns them differently.
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
    set() {},
  });
}
