/** For integration tests: call `withDatabase()` at the top of the file, then use `database()` and `transaction()` as the app does. */
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { connect, disconnect } from "@/db/client";
import type { TestDatabase } from "./server-databases";

/** This worker's database; null when PostgreSQL is not available. */
export function testDatabase(): TestDatabase | null {
  return inject("databases")[Number(process.env.VITEST_POOL_ID) - 1] ?? null;
}

export function withDatabase(): void {
  const at = testDatabase();
  beforeAll(() => {
    if (at !== null) connect({ ...at, max: 8 });
  });
  beforeEach(({ skip }) => {
    if (at === null) skip("PostgreSQL can't be had here");
  });
  afterAll(disconnect);
}
