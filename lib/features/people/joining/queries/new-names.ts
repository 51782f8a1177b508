/** Students who joined a class recently and were not on its roster (S1). */
import { and, asc, eq, gte, isNull, min, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { students, teams } from "@/db/schema";
import type { Newcomer, NewName } from "@/lib/features/people/joining/rules/new-names";

const isNew = (classId: string, since: Date) =>
  and(
    eq(students.classId, classId),
    eq(students.onRoster, false),
    isNull(students.removedAt),
    gte(students.createdAt, since),
  );

export function listNewNames(tx: Tx, classId: string, since: Date): Promise<NewName[]> {
  return tx.select({ at: students.createdAt, from: students.joinedFrom }).from(students).where(isNew(classId, since));
}

/** When the oldest live team was made; null without teams. */
export async function findTeamsSince(tx: Tx, activityId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ at: min(teams.createdAt) })
    .from(teams)
    .where(and(eq(teams.activityId, activityId), isNull(teams.dissolvedAt)));
  return row?.at ?? null;
}

/** Newcomers, each with what they have done in the class's activities, the latest first. */
export function listNewcomers(tx: Tx, classId: string, since: Date): Promise<Newcomer[]> {
  const ofClass = sql`(select d.id from documents d left join worksheets w on w.id = d.worksheet_id left join feedback f on f.id = d.feedback_id left join teams t on t.id = coalesce(w.team_id, f.team_id) left join matches m on m.id = d.match_id join activities a on a.id = coalesce(t.activity_id, m.activity_id) where a.class_id = ${classId})`;
  return tx
    .select({
      id: students.id,
      name: students.name,
      at: students.createdAt,
      wrote: sql<boolean>`${students.id} in (select u.author from updates u where u.document_id in ${ofClass} union select unnest(n.authors) from snapshots n where n.document_id in ${ofClass})`,
      voted: sql<boolean>`exists (select 1 from ballots b where b.student_id = ${students.id})`,
      inTeam: sql<boolean>`exists (select 1 from team_members m where m.student_id = ${students.id})`,
    })
    .from(students)
    .where(isNew(classId, since))
    .orderBy(sql`${students.createdAt} desc`, asc(students.nameKey));
}
