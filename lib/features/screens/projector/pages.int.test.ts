import { expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeSubmission, makeTeam } from "@/db/testing/factories";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import type { Spotlight } from "@/lib/activity/rules/projector";
import { loadProjectorContent } from "./projector-content";
import { showOnProjector, turnProjectorPage } from "./projector";

withDatabase();

it("T11d, T8c: a case is turned page by page and an answer too, a turn from another page does nothing, and soon after one another turns are one entry; nothing else has pages", async () => {
  const one = await makeClassroom({ phase: "compare", students: 2 });
  const activityId = one.activity.id;
  const [studentId = ""] = one.students.map(({ id }) => id);
  const team = await makeTeam({ activityId, mode: "brittleness", number: 1, memberIds: [studentId] });
  const teamId = team.id;
  const handIn = (texts: Partial<WorksheetTexts>) => makeSubmission({ activityId, team, studentId, texts });
  const put = async (spotlight: Spotlight | null) => showOnProjector(await editorOf(one), spotlight);
  const turn = async (from: number, by: 1 | -1) => turnProjectorPage(await editorOf(one), { from, by });
  const page = async () => (await loadProjectorContent(await editorOf(one))).spotlight;
  await handIn({ title: "The painted road", response: "Stop it." });
  await put({ what: "case", teamId });
  expect(await page()).toMatchObject({ part: "scenario", at: 0, of: 4 });
  await turn(0, 1);
  await turn(0, 1);
  await turn(1, 1);
  await turn(2, 1);
  await turn(3, 1);
  expect(await page()).toMatchObject({ title: "The painted road", part: "response", text: "Stop it.", at: 3, of: 4 });
  await turn(3, -1);
  expect(await page()).toMatchObject({ part: "prevention", at: 2 });
  const [entry, ...others] = await loadJournal(await editorOf(one), 10);
  expect([entry?.kind, others]).toEqual(["spotlight", []]);
  expect(await undo(await editorOf(one), entry?.id ?? "")).toEqual({ done: true });
  expect(await page()).toBeNull();

  await handIn({ harmed: "Everybody who was behind the car. ".repeat(30) });
  await put({ what: "answer", teamId, field: "harmed" });
  await turn(0, 1);
  expect(await page()).toMatchObject({ what: "answer", part: "harmed", at: 1, of: 2 });
  for (const spotlight of [null, { what: "team", teamId } as const]) {
    await put(spotlight);
    await expect(turn(0, 1)).rejects.toMatchObject({ code: "spotlight-gone" });
  }
});
