import { describe } from "vitest";
import { backupSuite } from "./testing/backup-suite";

describe("a backup of the embedded database", () => backupSuite({}));
