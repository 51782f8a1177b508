"use server";

import * as z from "zod";
import { memberAction, teacherAction } from "@/lib/activity/actions/action";
import { answerFlag, askForHelp, announceComing, closeFlag, cancelFlag } from "@/lib/features/hour/helping/flags";
import { maxFlagSentence, maxMessageLength } from "@/lib/features/hour/helping/rules/helping";

/** The sentence may be empty (Q24). */
export const askForHelpAction = memberAction(
  z.object({ sentence: z.string().trim().max(maxFlagSentence, "flag-long") }),
  (member, { sentence }) => askForHelp(member, sentence),
);

export const takeFlagBackAction = memberAction(z.undefined(), (member) => cancelFlag(member));

/** Answers with a message (T9). */
export const answerFlagAction = teacherAction(
  z.object({
    id: z.uuid().optional(),
    flagId: z.uuid(),
    text: z.string().trim().min(1, "word-empty").max(maxMessageLength, "word-long"),
  }),
  (editor, input) => answerFlag(editor, input),
);

/** Answers *I'm coming* (Q24). */
export const comeToFlagAction = teacherAction(z.object({ flagId: z.uuid() }), (editor, { flagId }) =>
  announceComing(editor, flagId),
);

/** Closes a flag without a message: as answered if a teacher was coming, else as not answered (Q24). */
export const putFlagAwayAction = teacherAction(z.object({ flagId: z.uuid() }), (editor, { flagId }) =>
  closeFlag(editor, flagId),
);
