/** Copying the audit log on PostgreSQL, where several processes copy it (Q34). */
import { withOwnDatabase } from "@/db/testing/database";
import { auditCopyAtOnce, auditCopySuite } from "./testing/audit-copy-suite";

withOwnDatabase();
auditCopySuite();
auditCopyAtOnce();
