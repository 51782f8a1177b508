import { database, transaction } from "@/db/client";
import { findDocumentFacts } from "@/lib/sync/queries/documents";
import { findActivity } from "@/lib/activity/queries/activity";
import { makeClassroom } from "@/db/testing/factories";
import { loadArrangement } from "@/lib/features/teams/arrangement";
import type { Change } from "@/lib/features/teams/changes";
import { loadJournal } from "@/lib/features/undo/journal";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import { movePhase } from "@/lib/features/phases/phases";
import { applyFirstOption } from "@/lib/features/arranging/teams/testing/rearranged-class";

/** A class of nine students who have joined and have no teams yet. */
export async function newClass() {
  const room = await makeClassroom({ phase: "learn", students: 9 });
  const editor = await editorOf(room);
  const { activity: _, ...inClass } = editor;
  const now = async () => (await findActivity(database(), room.activity.id)) ?? room.activity;
  const loaded = async () => {
    const activity = await now();
    return transaction((tx) => loadArrangement(tx, activity));
  };
  const arrangement = async () => (await loaded()).arrangement;
  const change = async (one: Change) => void (await applyFirstOption(editor, one));
  const move = async (to: "learn" | "write" | "compare" | "vote" | "results") =>
    movePhase(editor, { to, expected: (await now()).phase });
  const newest = async () =>
    (await loadJournal(editor, 50)).find((entry) => entry.undoneAt === null && entry.about === null)?.id ?? "";
  const id = (i: number) => room.students[i]?.id ?? "";
  return { ...room, editor, inClass, now, loaded, arrangement, change, move, newest, id };
}

export const worksheetOf = async (id: string) => (await findDocumentFacts(database(), "worksheet", [id]))[0];
