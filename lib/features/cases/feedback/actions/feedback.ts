"use server";

import * as z from "zod";
import { memberAction, teacherAction } from "@/lib/activity/actions/action";
import {
  hideFeedback,
  openFeedback,
  sendFeedback,
  showAllFeedback,
  startFeedback,
} from "@/lib/features/cases/feedback/feedback";

const one = z.object({ feedback: z.uuid() });

export const startFeedbackAction = memberAction(z.object({ match: z.uuid() }), (member, { match }) =>
  startFeedback(member, match),
);
export const sendFeedbackAction = memberAction(one, (member, { feedback }) => sendFeedback(member, feedback));
export const openFeedbackAction = memberAction(one, (member, { feedback }) => openFeedback(member, feedback));
export const hideFeedbackAction = teacherAction(z.object({ feedbackId: z.uuid(), hidden: z.boolean() }), hideFeedback);
export const showAllFeedbackAction = teacherAction(z.object({ all: z.boolean() }), showAllFeedback);
