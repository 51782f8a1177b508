import { expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { loadJournal, undo } from "./journal";
import { newClass } from "./testing/journal-class";

withDatabase();

it("T8d: an action that was undone, done again and undone anew stands no more, and neither does its redo", async () => {
  const room = await newClass();
  await room.move("write");
  const moved = await room.newest();
  await undo(room.editor, moved);
  const [back] = await loadJournal(room.editor, 1);
  await undo(room.editor, back?.id ?? "");
  const isUndone = async () =>
    (await loadJournal(room.editor, 10)).map(({ kind, undoneAt }) => [kind, undoneAt !== null]);
  expect(await isUndone()).toEqual([
    ["redo", false],
    ["undo", true],
    ["phase", false],
  ]);
  await undo(room.editor, moved);
  expect(await isUndone()).toEqual([
    ["undo", false],
    ["redo", true],
    ["undo", true],
    ["phase", true],
  ]);
});
