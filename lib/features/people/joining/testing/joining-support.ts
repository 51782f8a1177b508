import { database, pool } from "@/db/client";
import { listStudents as listRows } from "@/lib/features/people/classes/queries/students";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";

export const studentsOf = (classId: string) => listRows(database(), classId);
export async function joinedOf(activityId: string): Promise<Date[]> {
  const { rows } = await pool().query<{ joined_at: Date }>(
    "select joined_at from participants where activity_id = $1",
    [activityId],
  );
  return rows.map((row) => row.joined_at);
}
export const viewerOf = async (sessionId: string) => readSession(await sessionCookie(sessionId));
export function only<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error(`expected one row, found ${rows.length}`);
  return row;
}
