import { expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { setHistoryWorker } from "@/lib/features/cases/history/history-thread";
import { unzip } from "@/lib/process/testing/unzip";
import { startHistoryWorker } from "@/lib/server/boot/start-workers";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { makeReviews, editorOf } from "@/e2e/support/reviewed-class";
import { exportAll } from "./export-all";
import { exportTable, tableNames } from "./export-tables";
import { plainWords } from "./testing/plain-words";

withDatabase();
setHistoryWorker(startHistoryWorker);
process.env.NEXTAUTH_SECRET ??= "a secret of tests that nobody else has";

it("T14c: one archive has each table, byte for byte as it is alone, and the activity's file, under their names; its rows are those of all", async () => {
  const room = await makeMidLessonClassroom("results");
  await makeReviews(room);
  const editor = await editorOf(room);
  const names = { table: (name: string) => `Table ${name}`, activity: "The activity" };
  const { rows, stream } = await exportAll(editor, plainWords, names);
  const { "The activity.crosscase.json": activity = "", ...tables } = unzip(
    Buffer.from(await new Response(stream).arrayBuffer()),
  );
  const alone: Record<string, string> = {};
  let inTables = 0;
  for (const name of tableNames) {
    const table = await exportTable(editor, name, plainWords);
    alone[`Table ${name}.csv`] = Buffer.from(await new Response(table.stream).arrayBuffer()).toString();
    inTables += table.rows;
  }
  expect(tables).toEqual(alone);
  expect(JSON.parse(activity)).toMatchObject({ format: "crosscase-activity", activity: { phase: "results" } });
  expect(rows).toBeGreaterThan(inTables);
});
