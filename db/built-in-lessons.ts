import type pg from "pg";
import { readBuiltInLesson } from "@/lib/content/built-in";
import { builtInVersions } from "@/lib/content/built-in-versions";

/** Writes the lessons that ship with the product (T16). A version that is there stays as it is, but for the empty one that its migration made. */
export async function storeBuiltInLessons(connection: pg.ClientBase): Promise<void> {
  for (const { id, lesson: name, number } of builtInVersions) {
    const lesson = readBuiltInLesson(id);
    await connection.query("insert into lessons (built_in) values ($1) on conflict do nothing", [name]);
    await connection.query(
      `insert into lesson_versions (id, lesson_id, number, title, content)
       select $1, lessons.id, $2, $3, $4 from lessons where built_in = $5
       on conflict (id) do update set title = excluded.title, content = excluded.content where lesson_versions.content = '{}'`,
      [id, number, lesson.title, JSON.stringify(lesson), name],
    );
  }
}
