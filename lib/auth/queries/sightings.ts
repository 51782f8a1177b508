import { and, eq, exists, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { classTeachers, sightings, students } from "@/db/schema";

/** Stores who was seen at which address, unless stored after `before`; deletes sightings from before `old`. */
export async function storeSightings(
  tx: Tx,
  seen: readonly { address: string; personId: string }[],
  when: { now: Date; before: Date; old: Date },
): Promise<void> {
  // Skips students whose row is locked, who are recorded at their next request: waiting for rows in any order could end in a deadlock.
  const isPerson = sql`exists (select 1 from students where id = s.person for key share skip locked) or exists (select 1 from teachers where id = s.person)`;
  const [addresses, people] = [seen.map(({ address }) => address), seen.map(({ personId }) => personId)];
  // Stores no sighting of a person who has just been erased (Q31).
  await tx
    .insert(sightings)
    .select(
      sql`select distinct s.address, s.person, ${when.now}::timestamptz from unnest(${sql.param(addresses)}::text[], ${sql.param(people)}::uuid[]) as s(address, person) where ${isPerson}`,
    )
    .onConflictDoUpdate({
      target: [sightings.address, sightings.personId],
      set: { seenAt: when.now },
      setWhere: lt(sightings.seenAt, when.before),
    });
  await tx.delete(sightings).where(lt(sightings.seenAt, when.old));
}

/** Whether a teacher or a student of the class was seen at this address after `after`. */
export async function isClassSeenAt(tx: Tx, classId: string, address: string, after: Date): Promise<boolean> {
  const teaches = tx
    .select({ id: classTeachers.teacherId })
    .from(classTeachers)
    .where(and(eq(classTeachers.classId, classId), eq(classTeachers.teacherId, sightings.personId)));
  const learns = tx
    .select({ id: students.id })
    .from(students)
    .where(and(eq(students.classId, classId), eq(students.id, sightings.personId), isNull(students.removedAt)));
  const rows = await tx
    .select({ seenAt: sightings.seenAt })
    .from(sightings)
    .where(and(eq(sightings.address, address), gt(sightings.seenAt, after), or(exists(teaches), exists(learns))))
    .limit(1);
  return rows.length > 0;
}
