/** Students whose id is reserved for somebody else (Q31). Importing a hand-made file could create them before migration 0023. */
import type pg from "pg";
import { formerMemberId } from "@/lib/activity/rules/former-member";

export interface MisplacedStudent {
  name: string;
  class: string;
}

/** Students with the id of former members, or of a teacher. */
export async function findMisplacedStudents(pool: pg.Pool): Promise<MisplacedStudent[]> {
  const { rows } = await pool.query<MisplacedStudent>(
    `select s.name, c.name as class from students s join classes c on c.id = s.class_id
     where s.id = $1 or s.id in (select id from teachers) order by s.created_at`,
    [formerMemberId],
  );
  return rows;
}
