import path from "node:path";
import { openEmbedded } from "@/db/embedded";
import { openClient } from "@/db/open-client";
import { copyEmptyDatabase } from "@/db/testing/empty-database";
import { formerMemberId } from "@/lib/activity/rules/former-member";

/** Makes a database with a student whose id is reserved, as importing a hand-made file could before migration 0023. @returns the data folder */
export async function fillWithMisplacedStudent(folder: string): Promise<string> {
  const dataFolder = path.join(folder, "database");
  await copyEmptyDatabase(dataFolder);
  const embedded = await openEmbedded({ dataFolder, socketFolder: folder });
  const client = await openClient({ socketFolder: folder });
  await client.query("alter table students drop constraint students_id_is_a_person");
  await client.query(`with made as (insert into classes (name, code) values ('9B', 'QQQQQQ') returning id)
    insert into students (id, class_id, name, name_key, pin_hash) select '${formerMemberId}', id, 'Ghost', 'ghost', '' from made`);
  await client.end();
  await embedded.close();
  return folder;
}
