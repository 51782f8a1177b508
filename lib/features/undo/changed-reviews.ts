/** Checks of the reviews that an undo has changed, and the topics of their readers (T8, T12). */
import type { Tx } from "@/db/client";
import { listMarks } from "@/lib/features/cases/reviewing/queries/marks";
import { listReviewed } from "@/lib/features/cases/reviewing/queries/reviews";
import type { Topic } from "@/lib/bus/bus-contract";
import { reviewTopicsOf } from "@/lib/features/cases/reviewing/review-topics";
import { rubricOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import type { Fact, FactChange } from "@/lib/activity/rules/journal";
import { countOpen } from "@/lib/features/cases/reviewing/rules/marks";
import { hasLevel } from "@/lib/features/cases/reviewing/rules/rubric";
import { changesOfKind } from "./restores/restore";

/**
 * Checks the reviews that `changes` are about; the changes are applied already. Returns the topics of the students who may see them.
 * @throws AppError `undo-rubric-changed` when a restored mark does not fit the rubric; `mark-released`, `marks-open` when a released case has two
 * marks on a criterion and none is chosen
 */
export async function checkChangedReviews(tx: Tx, changes: readonly FactChange[]): Promise<Topic[]> {
  const marks = changesOfKind(changes, "mark");
  const released = idsOf(changesOfKind(changes, "released"));
  const marked = new Set([...idsOf(marks), ...idsOf(changesOfKind(changes, "mark-chosen")), ...released]);
  const named = [...changesOfKind(changes, "comment"), ...changesOfKind(changes, "returned")].flatMap(
    ({ before, after }) => submissionIn(after ?? before),
  );
  const reviewed = await listReviewed(tx, [...new Set([...marked, ...named])]);
  for (const review of reviewed) {
    const rubric = rubricOf(review);
    for (const { ids, after: level } of marks)
      if (ids[0] === review.id && typeof level === "number" && !hasLevel(rubric, ids[1] ?? "", level))
        throw new AppError("undo-rubric-changed");
    if (!review.released || !marked.has(review.id)) continue;
    const open = countOpen(await listMarks(tx, review.id));
    if (open === 0) continue;
    throw released.has(review.id)
      ? new AppError("marks-open", { open, team: review.number })
      : new AppError("mark-released");
  }
  return reviewed.flatMap(reviewTopicsOf);
}

/** The first id in the key of a mark, a choice or a release is the submission's. */
const idsOf = (changes: readonly { ids: readonly string[] }[]) =>
  new Set(changes.flatMap(({ ids: [first = ""] }) => first));

/** A comment and a return name their submission. */
const submissionIn = (fact: Fact) =>
  fact !== null && typeof fact === "object" && typeof fact.submissionId === "string" ? [fact.submissionId] : [];
