import { requireOwner } from "@/lib/auth/require";
import { formatAuditCsv } from "@/lib/classroom/privacy/audit-log";

/** Q34: the audit log for a spreadsheet, for owners. */
export async function GET(): Promise<Response> {
  return new Response(await formatAuditCsv(await requireOwner()), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="audit.csv"',
    },
  });
}
