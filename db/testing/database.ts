/** For integration tests: call `withDatabase()` at the top of the file, then use `database()` and `transaction()` as the app does. */
import { afterAll, beforeAll, inject } from "vitest";
import { connect, disconnect } from "@/db/client";

export function withDatabase(): void {
  beforeAll(() => {
    connect({ ...inject("database"), max: 8 });
  });
  afterAll(disconnect);
}
