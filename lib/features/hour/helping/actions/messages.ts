"use server";

import * as z from "zod";
import { seenAction, teacherAction } from "@/lib/activity/actions/action";
import { loadOwnMessages, markMessageRead, sendMessage } from "@/lib/features/hour/helping/messages";
import { audiences, maxMessageLength } from "@/lib/features/hour/helping/rules/helping";

/** Sends a message to a team, to a student, to all, or to those without a hand-in (T9). */
export const sendMessageAction = teacherAction(
  z.object({
    id: z.uuid(),
    to: z.union([z.enum(audiences), z.object({ teamId: z.uuid() }), z.object({ studentId: z.uuid() })]),
    text: z.string().trim().min(1, "word-empty").max(maxMessageLength, "word-long"),
  }),
  (editor, input) => sendMessage(editor, input),
);

export const readMessageAction = seenAction(z.object({ wordId: z.uuid() }), (member, { wordId }) =>
  markMessageRead(member, wordId),
);

/** For a page that does not refresh now (Q7, Q24). */
export const ownMessagesAction = seenAction(z.undefined(), (member) => loadOwnMessages(member));
