/** The database of the `postgres` project: a private PostgreSQL, or none, and then its tests count as skipped. */
import type { TestProject } from "vitest/node";
import { connect, disconnect, pool } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { startPostgres } from "./private-postgres";

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  if (postgres === null) {
    project.provide("database", {});
    return () => Promise.resolve();
  }
  connect({ url: postgres.url, max: 1 });
  await migrateDatabase(pool());
  await disconnect();
  project.provide("database", { url: postgres.url });
  return postgres.stop;
}
