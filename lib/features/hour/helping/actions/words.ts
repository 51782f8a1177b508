"use server";

import * as z from "zod";
import { seenAction, teacherAction } from "@/lib/activity/actions/action";
import { loadOwnWords, readWord, sendWord } from "@/lib/features/hour/helping/words";
import { audiences, maxWordLength } from "@/lib/features/hour/helping/rules/helping";

/** Sends a message to a team, to a student, to all, or to those without a hand-in (T9). */
export const sendWordAction = teacherAction(
  z.object({
    id: z.uuid(),
    to: z.union([z.enum(audiences), z.object({ teamId: z.uuid() }), z.object({ studentId: z.uuid() })]),
    text: z.string().trim().min(1, "word-empty").max(maxWordLength, "word-long"),
  }),
  (steering, input) => sendWord(steering, input),
);

export const readWordAction = seenAction(z.object({ wordId: z.uuid() }), (member, { wordId }) =>
  readWord(member, wordId),
);

/** For a page that does not refresh now (Q7, Q24). */
export const ownWordsAction = seenAction(z.undefined(), (member) => loadOwnWords(member));
