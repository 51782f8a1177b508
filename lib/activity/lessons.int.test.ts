import { expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { storeBuiltInLessons } from "@/db/built-in-lessons";
import { withOwnDatabase } from "@/db/testing/database";
import { makeActivity } from "@/db/testing/factories";
import { defaultLesson, newestVersion } from "@/lib/content/built-in-versions";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { findActivity } from "./queries/activity";
import { findLessons, listNewestFor, withLessons } from "./queries/lessons";

withOwnDatabase();

const stranger = "00000000-0000-4000-8000-000000000000";

async function addVersion(id: string, number: number, title: string): Promise<void> {
  await pool().query(
    `insert into lesson_versions (id, lesson_id, number, title, content)
     select $1, id, $2, $3, $4 from lessons where built_in = $5`,
    [id, number, title, JSON.stringify({ ...builtInLesson, title }), defaultLesson],
  );
}

it("T16c: an activity goes on with the version that it began with, and a new one begins with the newest", async () => {
  const before = await makeActivity({ contentId: newestVersion });
  await addVersion("tried", 90, "A later version");
  await addVersion("between", 80, "A version between");
  const [newest] = await listNewestFor(database(), stranger);
  expect(newest).toMatchObject({ contentId: "tried", lesson: { ...builtInLesson, title: "A later version" } });
  const after = await makeActivity({ contentId: "tried" });
  expect((await findActivity(database(), before.id))?.lesson).toEqual(builtInLesson);
  expect((await findActivity(database(), after.id))?.lesson.title).toBe("A later version");
  expect([...(await findLessons(database(), ["between", "tried", "none"])).keys()].sort()).toEqual([
    "between",
    "tried",
  ]);
  await expect(withLessons(database(), [{ contentId: "none" }])).rejects.toThrow("no lesson none");
});

it("T16c: starting again writes a version that ships only where a migration has left it empty", async () => {
  await pool().query("update lesson_versions set content = '{}', title = '' where id = $1", [newestVersion]);
  const connection = await pool().connect();
  try {
    await storeBuiltInLessons(connection);
    const stored = () => pool().query("select title, content from lesson_versions where id = $1", [newestVersion]);
    expect((await stored()).rows).toEqual([{ title: builtInLesson.title, content: builtInLesson }]);
    await pool().query("update lesson_versions set title = 'Kept' where id = $1", [newestVersion]);
    await storeBuiltInLessons(connection);
    expect((await stored()).rows).toMatchObject([{ title: "Kept" }]);
  } finally {
    connection.release();
  }
});
