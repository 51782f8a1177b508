/** For a test file that cuts the database off or freezes it: a harness whose every query goes through `gate()`. Skipped where there is no database. */
import { afterAll, beforeAll, beforeEach } from "vitest";
import { connect, disconnect } from "@/db/client";
import { testDatabase } from "@/db/testing/database";
import { DatabaseGate } from "./database-gate";
import { Harness } from "./harness";

/** @param end after the harness, before the database goes */
export function gatedHarness({ connections, end = () => undefined }: { connections: number; end?: () => void }): { harness: Harness; gate: () => DatabaseGate } {
  const target = testDatabase();
  const harness = new Harness();
  let gate: DatabaseGate | null = null;
  beforeAll(async () => {
    if (target === null) return;
    gate = await DatabaseGate.before(target);
    connect({ url: gate.url, max: connections });
    await harness.start();
  });
  beforeEach(({ skip }) => {
    if (target === null) skip("PostgreSQL can't be had here");
  });
  afterAll(async () => {
    if (gate === null) return;
    gate.open();
    await harness.stop();
    end();
    await disconnect();
    gate.close();
  });
  return {
    harness,
    gate: () => {
      if (gate === null) throw new Error("the gate stands once the tests begin");
      return gate;
    },
  };
}
