/** Copying the audit log of the embedded database (Q34). */
import { withOwnDatabase } from "@/db/testing/database";
import { auditCopySuite } from "./testing/audit-copy-suite";

withOwnDatabase();
auditCopySuite();
