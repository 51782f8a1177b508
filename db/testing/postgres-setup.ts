/** Databases for the `postgres` project on a private PostgreSQL. Without PostgreSQL its tests count as skipped. */
import type { TestProject } from "vitest/node";
import { startPostgres } from "./private-postgres";
import { createDatabases } from "./server-databases";

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  if (postgres === null) {
    project.provide("databases", []);
    return () => Promise.resolve();
  }
  const { databases } = await createDatabases(postgres.url, project.config.maxWorkers);
  project.provide("databases", databases);
  return postgres.stop;
}
