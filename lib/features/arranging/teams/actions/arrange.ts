"use server";

import { randomInt } from "node:crypto";
import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { markAbsent } from "@/lib/features/teams/attendance";
import { closeChoice, openChoice } from "@/lib/features/teams/mode-choice";
import { setLock } from "@/lib/features/teams/locks";
import { applyChange, placeInSuggestedTeam } from "@/lib/features/arranging/teams/rearranging";
import { previewChange } from "@/lib/features/arranging/teams/change-preview";
import { teamSizes } from "@/lib/features/teams/rules/random-teams";
import { createEntryFormatter } from "@/lib/activity/journal/format-entry";
import { formatChange } from "@/lib/features/arranging/teams/format-change";

const id = z.uuid();
const mode = z.string().max(64);
const rest = z.enum(["exemplar", "override"]).optional();
const again = z.boolean().optional();
const choice = { size: z.literal(teamSizes).optional(), leftOut: z.array(id).max(500).optional() };
const destination = z.discriminatedUnion("to", [
  z.object({ to: z.literal("team"), teamId: id }),
  z.object({ to: z.literal("new"), mode }),
  z.object({ to: z.literal("tray") }),
  z.object({ to: z.literal("back"), teamId: id }),
]);
const change = z.discriminatedUnion("do", [
  z.object({ do: z.literal("draw-teams"), ...choice }),
  z.object({ do: z.literal("form-teams"), ...choice }),
  z.object({ do: z.literal("move"), studentId: id, destination, pairAgain: again }),
  z.object({ do: z.literal("mode"), teamId: id, mode, pairAgain: again }),
  z.object({ do: z.literal("merge"), teamId: id, otherId: id, pairAgain: again }),
  z.object({ do: z.literal("split"), teamId: id, studentIds: z.array(id).max(4), mode, pairAgain: again }),
  z.object({ do: z.literal("end"), teamId: id, pairAgain: again }),
  z.object({ do: z.literal("pair"), rest }),
  z.object({ do: z.literal("next-round"), rest }),
  z.object({ do: z.literal("meet"), teamId: id, otherId: id }),
  z.object({ do: z.literal("exemplar"), teamId: id, mode: mode.nullable() }),
]);

/** Previews the change (T2). Nothing is written. */
export const previewChangeAction = teacherAction(change, async (editor, wanted) => {
  const preview = await previewChange(editor, wanted, randomInt(2 ** 31));
  return formatChange(preview, wanted, editor.activity.lesson);
});

/** Applies exactly what was previewed, or refuses when something has changed meanwhile (T2). Returns the journal's sentence. */
export const applyChangeAction = teacherAction(
  z.object({ change, seed: z.int(), expected: z.string().max(100) }),
  async (editor, wanted) => {
    const { teacherId, activity } = editor;
    const applied = await applyChange(editor, wanted.change, wanted.seed, wanted.expected);
    const entry = { id: "", teacherId, values: {}, ...applied };
    return (await createEntryFormatter([entry], activity.lesson, teacherId))(entry);
  },
);

/** One click, because the button names the team (T3). */
export const placeAction = teacherAction(z.object({ studentId: id, teamId: id }), (editor, { studentId, teamId }) =>
  placeInSuggestedTeam(editor, studentId, teamId),
);

/** One click, and reversible (T4). */
export const markAbsentAction = teacherAction(z.object({ studentId: id, absent: z.boolean() }), (editor, input) =>
  markAbsent(editor, input),
);

/** One click, and reversible (T2, T5). A match is locked by the id of one of its teams. */
export const lockAction = teacherAction(
  z.object({ what: z.enum(["team", "match"]), teamId: id, locked: z.boolean() }),
  (editor, input) => setLock(editor, input),
);

const cap = z.int("cap-shape").min(1, "cap-shape").max(500, "cap-shape");
const choosing = z.discriminatedUnion("open", [
  z.object({ open: z.literal(true), cap: cap.nullable() }),
  z.object({ open: z.literal(false) }),
]);

/** Opens or closes choice (Q14). An empty cap means the default. */
export const setChoiceAction = teacherAction(choosing, (editor, choice) =>
  choice.open ? openChoice(editor, { cap: choice.cap }) : closeChoice(editor),
);
