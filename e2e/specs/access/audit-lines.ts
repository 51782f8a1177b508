import { pool } from "@/db/client";

/** Reads the audit log, the oldest line first. */
export async function readAudit(): Promise<{ act: string; studentId: string | null }[]> {
  const { rows } = await pool().query<{ act: string; studentId: string | null }>(
    'select act, student_id as "studentId" from audit order by n',
  );
  return rows;
}
