"use server";

import { refresh } from "next/cache";
import * as z from "zod";
import { teacherAction } from "@/lib/actions/action";
import type { Steering } from "@/lib/auth/standing";
import { endReturn, returnForRevision } from "@/lib/classroom/reviewing/returns";
import { deleteComment, giveMark, release, writeComment } from "@/lib/classroom/reviewing/reviews";
import { reviewFields } from "@/lib/document-format/fields";
import { levels, maxCommentLength } from "@/lib/rules/reviewing/review";

const id = z.uuid();
const mark = z.object({
  studentId: id.nullable(),
  criterion: z.string().max(100),
  level: z.literal(levels).nullable(),
});
const passage = z.object({ start: z.int().min(0), end: z.int().min(0), quote: z.string() });
const text = z.string().trim().min(1, "comment-empty").max(maxCommentLength, "comment-long");
const comment = z.object({ id, field: z.enum(reviewFields), passage: passage.nullable(), text });

/** The page is rendered with the answer, so that what was chosen does not flicker. */
function onReview<S extends z.ZodType>(schema: S, run: (steering: Steering, input: z.output<S>) => Promise<void>) {
  return teacherAction(schema, async (steering, input) => {
    await run(steering, input);
    refresh();
  });
}

/** T12. Each is about the submission that comes first. */
export const giveMarkAction = onReview(z.tuple([id, mark]), (steering, [submissionId, given]) =>
  giveMark(steering, { submissionId, ...given }),
);
export const writeCommentAction = onReview(z.tuple([id, comment]), (steering, [submissionId, given]) =>
  writeComment(steering, submissionId, given),
);
export const deleteCommentAction = onReview(z.tuple([id, id]), (steering, [submissionId, commentId]) =>
  deleteComment(steering, submissionId, commentId),
);
export const outcomeAction = onReview(
  z.tuple([id, z.enum(["return", "end-return", "release", "unrelease"])]),
  (steering, [submissionId, what]) => {
    switch (what) {
      case "return":
        return returnForRevision(steering, submissionId);
      case "end-return":
        return endReturn(steering, submissionId);
      case "release":
      case "unrelease":
        return release(steering, { submissionIds: [submissionId], released: what === "release" });
    }
  },
);
/** All that the teacher was shown, at once. */
export const releaseSeveralAction = onReview(z.array(id).min(1).max(500), (steering, submissionIds) =>
  release(steering, { submissionIds, released: true }),
);
