import { afterAll, describe } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { createDatabases } from "@/db/testing/server-databases";
import { backupSuite } from "./testing/backup-suite";

// A separate database, because other test files leave classes and unreadable rows in a worker's database.
const url = testDatabase()?.url;
const made = url === undefined ? null : await createDatabases(url, 1);
afterAll(() => made?.close());

describe.skipIf(made === null)("a backup of PostgreSQL", () => backupSuite(made?.databases[0] ?? {}));
