/** For integration tests: call `withDatabase()` at the top of the file, then use `database()` and `transaction()` as the app does. */
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { connect, disconnect } from "@/db/client";

export function withDatabase(): void {
  const at = inject("database");
  const missing = at.url === undefined && at.socketFolder === undefined;
  beforeAll(() => {
    if (!missing) connect({ ...at, max: 8 });
  });
  beforeEach(({ skip }) => {
    if (missing) skip("PostgreSQL can't be had here");
  });
  afterAll(disconnect);
}
