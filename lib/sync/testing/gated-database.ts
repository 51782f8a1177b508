/** For a test file that cuts the database off or freezes it: every query goes through `gate()`. Its tests are skipped where there is no database. */
import { afterAll, beforeAll, beforeEach } from "vitest";
import { connect, disconnect } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { DatabaseGate } from "./database-gate";

/** As vitest orders hooks, what was set up before the gate ends after it. */
export function gatedDatabase(connections: number): () => DatabaseGate {
  const target = testDatabase();
  let gate: DatabaseGate | null = null;
  beforeAll(async () => {
    if (target === null) return;
    gate = await DatabaseGate.before(target);
    connect({ url: gate.url, max: connections });
  });
  beforeEach(({ skip }) => {
    if (target === null) skip("PostgreSQL can't be had here");
  });
  afterAll(async () => {
    await disconnect();
    gate?.close();
  });
  return () => {
    if (gate === null) throw new Error("the gate stands once the tests begin");
    return gate;
  };
}
