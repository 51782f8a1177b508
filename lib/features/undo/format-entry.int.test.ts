import { createTranslator } from "use-intl/core";
import { expect, it, vi } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeStudent, makeTeam } from "@/db/testing/factories";
import { endPause, pauseScreens } from "@/lib/features/hour/clocks/clocks";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import { showOnProjector } from "@/lib/features/screens/projector/projector";
import { placeInSuggestedTeam } from "@/lib/features/arranging/teams/rearranging";
import en from "@/messages/en.json";
import { createEntryFormatter } from "@/lib/activity/journal/format-entry";
import { loadJournal } from "./journal";

withDatabase();
// Outside of a request Next has no messages.
vi.mock("next-intl/server", () => ({
  getTranslations: (namespace: "journal" | "app.phases") =>
    Promise.resolve(createTranslator({ locale: "en", messages: en, namespace })),
}));

it("T8c: an entry says what was shown on the projector and whether eyes up or a pause was ended, and ends with one full stop after a name with its own", async () => {
  const room = await makeClassroom({ phase: "write", students: 1 });
  const activityId = room.activity.id;
  const late = await makeStudent({ classId: room.class.id, activityId, name: "John Smith, Jr." });
  const team = await makeTeam({ activityId, number: 3, memberIds: room.students.map(({ id }) => id) });
  const editor = await editorOf(room);
  await placeInSuggestedTeam(editor, late.id, team.id);
  await showOnProjector(editor, { what: "answer", teamId: team.id, field: "harmed" });
  for (const kind of ["eyes-up", "pause"] as const) {
    await pauseScreens(editor, { kind, sentence: "" });
    await endPause(editor);
  }
  const entries = (await loadJournal(editor, 9)).reverse();
  const format = await createEntryFormatter(entries, room.activity.lesson, room.teacher.id);
  expect(entries.map(format)).toEqual([
    "You placed John Smith, Jr. in team 3.",
    "You showed an answer by team 3 on the projector.",
    "You asked for “Eyes up”.",
    "You ended “Eyes up”.",
    "You paused all screens.",
    "You ended the pause.",
  ]);
});
