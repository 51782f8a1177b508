/** Facts of reviewing: marks, comments, returns and releases. */
import { activityFacts } from "@/lib/features/undo/queries/facts";
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
import { ofActivities, type RowKind } from "./fact-kind";

const markIds = ({ submissionId, criterion, studentId, teacherId }: MarkKey) => [
  submissionId,
  criterion,
  studentId ?? "team",
  teacherId,
];

function markOf([submissionId = "", criterion = "", owner = "team", teacherId = ""]: readonly string[]): MarkKey {
  return { submissionId, criterion, studentId: owner === "team" ? null : owner, teacherId };
}

export const reviewKinds = {
  mark: ofActivities(activityFacts.mark, (fact) => ({
    mark: fact({
      ids: markIds,
      value: ({ level }) => level,
      topics: ["reviews"],
      apply: async (tx, changes) => {
        for (const { ids, after: level } of changes) await setMark(tx, { ...markOf(ids), level });
      },
    }),
    // After the marks: undo applies the kinds in this order.
    "mark-chosen": fact({
      ids: markIds,
      value: ({ chosen }) => chosen || null,
      topics: ["reviews"],
      apply: async (tx, changes) => {
        for (const { ids, after } of changes) await setChosen(tx, markOf(ids), after === true);
      },
    }),
  })),
  carried: ofActivities(activityFacts.carried, (fact) => ({
    carried: fact({
      ids: ({ id }) => [id],
      value: () => true,
      topics: ["reviews"],
      apply: async (tx, changes) => {
        for (const { id, after } of changes) await setMarksCarried(tx, id, after === true);
      },
    }),
  })),
  comment: ofActivities(activityFacts.comment, (fact) => ({
    comment: fact({
      ids: ({ id }) => [id],
      value: ({ submissionId, teacherId, field, text, passage, createdAt }) => ({
        submissionId,
        teacherId,
        field,
        text,
        start: passage?.start ?? null,
        end: passage?.end ?? null,
        quote: passage?.quote ?? null,
        at: createdAt.toISOString(),
      }),
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
    }),
  })),
  returned: ofActivities(activityFacts.returned, (fact) => ({
    returned: fact({
      ids: ({ worksheetId }) => [worksheetId],
      value: ({ submissionId, teamId }) => ({ submissionId, teamId }),
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
    }),
  })),
  released: ofActivities(activityFacts.released, (fact) => ({
    released: fact({
      ids: ({ id }) => [id],
      value: ({ teamId }) => teamId,
      topics: ["reviews"],
      apply: async (tx, changes, { now }) => {
        for (const { id, after } of changes) await setReleased(tx, [id], after === null ? null : now);
      },
    }),
  })),
} satisfies Record<string, RowKind>;
