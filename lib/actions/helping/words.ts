"use server";

import * as z from "zod";
import { seenAction, teacherAction } from "@/lib/actions/action";
import { loadOwnWords, readWord, sendWord } from "@/lib/classroom/helping/words";
import { audiences, maxWordLength } from "@/lib/rules/helping/helping";

/** T9: a word to a team, to a student, to all, or to those without a hand-in. */
export const sendWordAction = teacherAction(
  z.object({
    id: z.uuid(),
    to: z.union([z.enum(audiences), z.object({ teamId: z.uuid() }), z.object({ studentId: z.uuid() })]),
    text: z.string().trim().min(1, "word-empty").max(maxWordLength, "word-long"),
  }),
  (steering, input) => sendWord(steering, input),
);

/** Q24. */
export const readWordAction = seenAction(z.object({ wordId: z.uuid() }), (member, { wordId }) =>
  readWord(member, wordId),
);

/** Q7, Q24: for a page that does not refresh now. */
export const ownWordsAction = seenAction(z.undefined(), (member) => loadOwnWords(member));
