/** A harness over a gated database. */
import { afterAll, beforeAll } from "vitest";
import { testDatabase } from "@/db/testing/database";
import type { DatabaseGate } from "./database-gate";
import { gatedDatabase } from "./gated-database";
import { Harness } from "./harness";

/** @param end called after the harness has stopped, before the database does */
export function gatedHarness({ connections, end = () => undefined }: { connections: number; end?: () => void }): {
  harness: Harness;
  gate: () => DatabaseGate;
} {
  const gate = gatedDatabase(connections);
  const harness = new Harness();
  const isThere = testDatabase() !== null;
  beforeAll(async () => {
    if (isThere) await harness.start();
  });
  afterAll(async () => {
    if (!isThere) return;
    gate().open();
    await harness.stop();
    end();
  });
  return { harness, gate };
}
