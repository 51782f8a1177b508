/** Makes the store answer an error to whatever would add a row to some documents of this test's database. */
import { pool } from "@/db/client";

/** @param code the SQLSTATE; by default that of a damaged page */
export async function refuse(documentIds: readonly string[], code = "XX001"): Promise<void> {
  await pool().query(`
    create sequence tries_for_test;
    create function refuse_for_test() returns trigger language plpgsql as $$
    begin
      perform nextval('tries_for_test');
      raise exception 'invalid page' using errcode = '${code}';
    end $$;
    create trigger refuse_for_test before insert on updates for each row
      when (new.document_id in (${documentIds.map((id) => `'${id}'`).join()}))
      execute function refuse_for_test()`);
}

/** How many statements were refused; 0 before the first. */
export async function countTries(): Promise<number> {
  const { rows } = await pool().query<{ tries: number }>(
    "select case when is_called then last_value else 0 end::int as tries from tries_for_test",
  );
  return rows[0]?.tries ?? 0;
}

export async function acceptAll(): Promise<void> {
  await pool().query(
    "drop trigger if exists refuse_for_test on updates; drop function if exists refuse_for_test; drop sequence if exists tries_for_test",
  );
}
