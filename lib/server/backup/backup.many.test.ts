import { describe } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { backupSuite } from "./testing/backup-suite";

const target = testDatabase();
describe.skipIf(target === null)("a backup of PostgreSQL", () => backupSuite(target ?? {}));
