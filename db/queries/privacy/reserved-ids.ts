/** Q31: students whose id stands for somebody else. Files that were made by hand could make them before this build. */
import type pg from "pg";
import { formerMemberId } from "@/lib/rules/privacy/former-member";

export interface MisplacedStudent {
  name: string;
  class: string;
}

/** Those with the id of former members, or of a teacher. */
export async function findMisplacedStudents(pool: pg.Pool): Promise<MisplacedStudent[]> {
  const { rows } = await pool.query<MisplacedStudent>(
    `select s.name, c.name as class from students s join classes c on c.id = s.class_id
     where s.id = $1 or s.id in (select id from teachers) order by s.created_at`,
    [formerMemberId],
  );
  return rows;
}
