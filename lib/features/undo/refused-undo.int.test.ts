import { createTranslator } from "use-intl/core";
import { expect, it, vi } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { eraseStudent } from "@/lib/features/privacy/erase";
import { applyFirstOption, classWith } from "@/lib/features/arranging/teams/testing/rearranged-class";
import { formatRefusal } from "@/lib/messages/refusals";
import en from "@/messages/en.json";
import { loadJournal, undo } from "./journal";
import { undoRefusal } from "./refused-undo";

withDatabase();
// Outside of a request Next has no messages.
vi.mock("next-intl/server", () => ({
  getTranslations: (namespace: "journal" | "app.phases" | "errors") =>
    Promise.resolve(createTranslator({ locale: "en", messages: en, namespace })),
}));

/** Two teams of two. */
async function makeClass() {
  const room = await classWith(["bias", "brittleness"]);
  const { activity, ...inClass } = room.editor;
  const newest = async () => (await loadJournal(room.editor, 50)).find(({ undoneAt }) => undoneAt === null)?.id ?? "";
  const change = async (one: Parameters<typeof applyFirstOption>[1]) => {
    await applyFirstOption(room.editor, one);
    return newest();
  };
  const erase = (i: number) =>
    eraseStudent(inClass, { studentId: room.student(i), name: room.students[i]?.name ?? "" });
  const sentence = async (entryId: string) => {
    const undone = await undo(room.editor, entryId);
    if (undone.done) return null;
    return formatRefusal(await undoRefusal(undone.by, activity.lesson, room.teacher.id)).sentence;
  };
  return { ...room, inClass, newest, change, erase, sentence };
}

const erased = "You cannot undo this, because a student’s data was erased since then. Nobody can undo that.";

it("T8d, Q31e: says that an erasure stands in its way where one has ended the team that a student was moved from", async () => {
  const room = await makeClass();
  const move = await room.change({
    do: "move",
    studentId: room.student(0),
    destination: { to: "team", teamId: room.teamId(2) },
  });
  await room.erase(1);
  expect(await room.sentence(move)).toBe(erased);
});

it("T8d, Q31e: says that an erasure stands in its way where the student whose removal ended a team was erased", async () => {
  const room = await makeClass();
  await removeStudent(room.inClass, room.student(0));
  await removeStudent(room.inClass, room.student(1));
  const removal = await room.newest();
  await room.erase(1);
  expect(await room.sentence(removal)).toBe(erased);
});

it("T8d: says which action was undone where that stands in its way; redone, it can be undone", async () => {
  const room = await makeClass();
  const split = await room.change({
    do: "split",
    teamId: room.teamId(1),
    studentIds: [room.student(0)],
    mode: "hallucination",
  });
  const made = (await room.load()).arrangement.teams.find(({ number }) => number === 3)?.id ?? "";
  const move = (to: { to: "team"; teamId: string } | { to: "tray" }) =>
    room.change({ do: "move", studentId: room.student(2), destination: to });
  await move({ to: "team", teamId: made });
  const away = await move({ to: "tray" });
  expect(await room.sentence(split)).toBeNull();
  expect(await room.sentence(away)).toBe(
    "You cannot undo this yet, because another action was undone since then: You split team 1. The new team is team 3. Redo that action first.",
  );
  const [undone] = await loadJournal(room.editor, 1);
  expect(await room.sentence(undone?.id ?? "")).toBeNull();
  expect(await room.sentence(away)).toBeNull();
});
