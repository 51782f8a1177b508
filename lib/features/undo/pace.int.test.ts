import { expect, it } from "vitest";
import { database } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom } from "@/db/testing/factories";
import { findActivity } from "@/lib/activity/queries/activity";
import { setPace } from "@/lib/features/phases/pacing";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import { loadJournal, undo } from "./journal";

withDatabase();

it("T18a, T8d: that students go on alone is in the journal, and Undo puts back the phase, the due time and the time of the results", async () => {
  const made = await makeClassroom({ phase: "learn", students: 1 });
  const editor = await editorOf(made);
  const due = new Date("2026-03-06T17:00:00Z");
  await setPace(editor, { upTo: "vote", dueAt: due, resultsAt: due });
  const [entry] = await loadJournal(editor, 1);
  expect(entry).toMatchObject({ kind: "pace", values: { phase: "vote" } });
  await undo(editor, entry?.id ?? "");
  const before = { selfPaced: false, pacedFrom: null, phase: "learn", dueAt: null, resultsAt: null };
  expect(await findActivity(database(), made.activity.id)).toMatchObject(before);
});
