"use server";

import * as z from "zod";
import { memberAction, teacherAction } from "@/lib/actions/action";
import { answerFlag, askForHelp, comeToFlag, putFlagAway, takeFlagBack } from "@/lib/classroom/helping/flags";
import { maxFlagSentence, maxWordLength } from "@/lib/rules/helping/helping";

/** Q24: the sentence may be empty. */
export const askForHelpAction = memberAction(
  z.object({ sentence: z.string().trim().max(maxFlagSentence, "flag-long") }),
  (member, { sentence }) => askForHelp(member, sentence),
);

/** Q24. */
export const takeFlagBackAction = memberAction(z.undefined(), (member) => takeFlagBack(member));

/** T9: a written word. */
export const answerFlagAction = teacherAction(
  z.object({
    id: z.uuid().optional(),
    flagId: z.uuid(),
    text: z.string().trim().min(1, "word-empty").max(maxWordLength, "word-long"),
  }),
  (steering, input) => answerFlag(steering, input),
);

/** Q24: *I'm coming*. */
export const comeToFlagAction = teacherAction(z.object({ flagId: z.uuid() }), (steering, { flagId }) =>
  comeToFlag(steering, flagId),
);

/** Q24: ends a flag without a word: it is done, or stays without an answer. */
export const putFlagAwayAction = teacherAction(z.object({ flagId: z.uuid() }), (steering, { flagId }) =>
  putFlagAway(steering, flagId),
);
