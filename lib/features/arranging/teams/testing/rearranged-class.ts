import { database, transaction } from "@/db/client";
import { findDocumentFacts } from "@/lib/sync/queries/documents";
import { lockActivity } from "@/lib/activity/queries/activity";
import { makeClassroom, makeTeam, type MadeTeam } from "@/db/testing/factories";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import type { Phase } from "@/lib/activity/rules/phases";
import { loadArrangement } from "@/lib/features/teams/arrangement";
import type { Change } from "@/lib/features/teams/changes";
import { applyChange } from "@/lib/features/arranging/teams/rearranging";
import { previewChange } from "@/lib/features/arranging/teams/change-preview";

/** A class of students s0…, in teams of these modes (two students each), in this phase. */
export async function classWith(modes: string[], phase: Phase = "write", extra = 0) {
  const room = await makeClassroom({ phase, students: modes.length * 2 + extra });
  const teams: MadeTeam[] = [];
  for (const [i, mode] of modes.entries()) {
    const memberIds = room.students.slice(2 * i, 2 * i + 2).map((s) => s.id);
    teams.push(await makeTeam({ activityId: room.activity.id, mode, number: i + 1, memberIds }));
  }
  const editor = await editorOf(room);
  const load = () => transaction(async (tx) => loadArrangement(tx, await lockActivity(tx, room.activity.id)));
  const student = (i: number) => room.students[i]?.id ?? "";
  const team = (number: number) => {
    const made = teams[number - 1];
    if (made === undefined) throw new Error(`no team ${number}`);
    return made;
  };
  return { ...room, teams, editor, load, student, teamId: (number: number) => teams[number - 1]?.id ?? "", team };
}

/** Previews the change, and applies that option, as a teacher does on Teams. @throws when there is none */
export async function applyFirstOption(editor: ActivityEditor, change: Change, option = 0, seed = 7) {
  const preview = await previewChange(editor, change, seed);
  const chosen = preview.options[option];
  if (chosen === undefined) throw new Error(`there is no option ${option}: ${JSON.stringify(preview.short)}`);
  await applyChange(editor, chosen.change, seed, chosen.expected);
  return chosen;
}

export const kinds = (option: { effects: { effect: string }[] } | undefined) => option?.effects.map((e) => e.effect);
export const worksheet = async (id: string) => (await findDocumentFacts(database(), "worksheet", [id]))[0];
export const notes = async (id: string) => (await findDocumentFacts(database(), "notes", [id]))[0];
