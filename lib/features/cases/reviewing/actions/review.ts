"use server";

import { refresh } from "next/cache";
import * as z from "zod";
import { accountAction, teacherAction } from "@/lib/activity/actions/action";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { endReturn, returnForRevision } from "@/lib/features/cases/reviewing/returns";
import { deleteComment, loadOwnComments, writeComment } from "@/lib/features/cases/reviewing/comments";
import { chooseMark, confirmMarks, giveMark, release } from "@/lib/features/cases/reviewing/reviews";
import { editRubric } from "@/lib/features/cases/reviewing/rubric";
import { commentFields } from "@/lib/sync/format/fields";
import { maxCommentLength } from "@/lib/features/cases/reviewing/rules/review";
import { rubricBounds } from "@/lib/features/cases/reviewing/rules/rubric";

const id = z.uuid();
const level = z.int().min(1).max(rubricBounds.levels.max);
const place = { studentId: id.nullable(), criterion: z.string().max(100) };
const mark = z.object({ ...place, level: level.nullable() });
const passage = z.object({ start: z.int().min(0), end: z.int().min(0), quote: z.string() });
const text = z.string().trim().min(1, "comment-empty").max(maxCommentLength, "comment-long");
const seen = z.string().max(maxCommentLength).nullable();
const comment = z.object({ id, field: z.enum(commentFields), passage: passage.nullable(), text, seen });
const rubric = z
  .array(
    z.object({
      id: z.string().min(1).max(100),
      name: z.string().trim().min(1, "rubric-blank").max(rubricBounds.name),
      levels: z
        .array(z.string().trim().min(1, "rubric-blank").max(rubricBounds.level))
        .min(rubricBounds.levels.min)
        .max(rubricBounds.levels.max),
    }),
  )
  .min(rubricBounds.criteria.min)
  .max(rubricBounds.criteria.max);

/** Renders the page with the answer, so that the chosen value does not flicker. */
function onReview<S extends z.ZodType>(schema: S, run: (editor: ActivityEditor, input: z.output<S>) => Promise<void>) {
  return teacherAction(schema, async (editor, input) => {
    await run(editor, input);
    refresh();
  });
}

/** The first value of each tuple is the submission's id (T12). */
export const giveMarkAction = onReview(z.tuple([id, mark]), (editor, [submissionId, given]) =>
  giveMark(editor, { submissionId, ...given }),
);
export const chooseMarkAction = onReview(
  z.tuple([id, z.object({ ...place, level })]),
  (editor, [submissionId, given]) => chooseMark(editor, { submissionId, ...given }),
);
export const writeCommentAction = onReview(z.tuple([id, comment]), (editor, [submissionId, given]) =>
  writeComment(editor, submissionId, given),
);
export const deleteCommentAction = onReview(z.tuple([id, z.object({ id, seen })]), (editor, [submissionId, given]) =>
  deleteComment(editor, submissionId, given),
);
export const outcomeAction = onReview(
  z.tuple([id, z.enum(["confirm-marks", "return", "end-return", "release", "unrelease"])]),
  (editor, [submissionId, what]) => {
    switch (what) {
      case "confirm-marks":
        return confirmMarks(editor, submissionId);
      case "return":
        return returnForRevision(editor, submissionId);
      case "end-return":
        return endReturn(editor, submissionId);
      case "release":
      case "unrelease":
        return release(editor, { submissionIds: [submissionId], released: what === "release" });
    }
  },
);
/** Releases all reviews that the teacher was shown, at once. */
export const releaseSeveralAction = onReview(z.array(id).min(1).max(500), (editor, submissionIds) =>
  release(editor, { submissionIds, released: true }),
);
export const editRubricAction = onReview(z.object({ seen: rubric, rubric }), editRubric);
/** The comment bank (T12). */
export const ownCommentsAction = accountAction(z.undefined(), ({ teacherId }) => loadOwnComments(teacherId));
