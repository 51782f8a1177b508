import { afterAll, describe } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { createDatabases } from "@/db/testing/server-databases";
import { backupSuite } from "./testing/backup-suite";

// Of its own: other files leave classes in a worker's database, and rows that can't be read.
const url = testDatabase()?.url;
const made = url === undefined ? null : await createDatabases(url, 1);
afterAll(() => made?.close());

describe.skipIf(made === null)("a backup of PostgreSQL", () => backupSuite(made?.databases[0] ?? {}));
