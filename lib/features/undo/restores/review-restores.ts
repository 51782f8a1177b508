/** Restores facts of reviewing: marks, comments, returns and releases. */
import { setChosen, setMark, setMarksCarried, type MarkKey } from "@/lib/features/cases/reviewing/queries/marks";
import {
  insertReturn,
  markReturnEnded,
  removeComment,
  reviveReturn,
  saveComment,
  setReleased,
} from "@/lib/features/cases/reviewing/queries/reviews";
import { findLatestSubmissions } from "@/lib/features/cases/writing/queries/worksheets";
import { AppError } from "@/lib/errors/errors";
import type { ReviewFacts } from "@/lib/activity/journal/facts";
import { type Restores } from "./restore";

function markOf([submissionId = "", criterion = "", owner = "team", teacherId = ""]: readonly string[]): MarkKey {
  return { submissionId, criterion, studentId: owner === "team" ? null : owner, teacherId };
}

export const reviewRestores: Restores<ReviewFacts> = {
  mark: {
    topics: ["reviews"],
    apply: async (tx, changes) => {
      for (const { ids, after: level } of changes) await setMark(tx, { ...markOf(ids), level });
    },
  },
  // After the marks: undo applies the kinds in this order.
  "mark-chosen": {
    topics: ["reviews"],
    apply: async (tx, changes) => {
      for (const { ids, after } of changes) await setChosen(tx, markOf(ids), after === true);
    },
  },
  carried: {
    topics: ["reviews"],
    apply: async (tx, changes) => {
      for (const { id, after } of changes) await setMarksCarried(tx, id, after === true);
    },
  },
  comment: {
    topics: ["reviews"],
    apply: async (tx, changes) => {
      for (const { id, before, after } of changes) {
        if (after === null) {
          await removeComment(tx, before?.submissionId ?? "", id);
          continue;
        }
        const { start, end, quote, at, ...comment } = after;
        const passage = start === null || end === null || quote === null ? null : { start, end, quote };
        await saveComment(tx, { ...comment, id, passage, createdAt: new Date(at) });
      }
    },
  },
  returned: {
    topics: ["reviews"],
    apply: async (tx, changes, { now }) => {
      for (const { id: worksheetId, after } of changes) {
        await markReturnEnded(tx, worksheetId, "teacher", now);
        if (after === null) continue;
        // The team has handed in again or taken it back, so the returned submission counts no more.
        if ((await findLatestSubmissions(tx, [worksheetId]))[0]?.id !== after.submissionId)
          throw new AppError("review-old");
        const { submissionId } = after;
        if (!(await reviveReturn(tx, { worksheetId, submissionId })))
          await insertReturn(tx, { worksheetId, submissionId, at: now });
      }
    },
  },
  released: {
    topics: ["reviews"],
    apply: async (tx, changes, { now }) => {
      for (const { id, after } of changes) await setReleased(tx, [id], after === null ? null : now);
    },
  },
};
