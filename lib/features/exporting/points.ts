import { database, type Tx } from "@/db/client";
import { listMembersAtHandIn } from "./queries/cases";
import { listPeople, listStudentKeys } from "./queries/people";
import { listReviews } from "@/lib/features/cases/reviewing/queries/reviews";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import type { ActivityReader } from "@/lib/activity/authorise";
import { rubricOf } from "@/lib/content/lesson";
import { pointsOf, type StudentPoints } from "./rules/points";

export interface PointsRow {
  id: string;
  name: string;
  team: number | null;
  mode: string | null;
  /** null: no level yet. */
  given: StudentPoints | null;
}

/** The points of these students (T14). */
export async function loadPoints(tx: Tx, activity: ActivityRow, studentIds: readonly string[]): Promise<PointsRow[]> {
  const reviews = await listReviews(tx, activity.id);
  const members = new Map(
    (
      await listMembersAtHandIn(
        tx,
        reviews.map(({ submissionId }) => submissionId),
      )
    ).map(({ submissionId, memberIds }) => [submissionId, memberIds]),
  );
  const cases = reviews.map((review) => ({ ...review, memberIds: members.get(review.submissionId) ?? [] }));
  const rubric = rubricOf(activity);
  const people = await listPeople(tx, activity.id, studentIds);
  return people.map(({ id, name, team, mode, teamId }) => ({
    id,
    name,
    team,
    mode,
    given: pointsOf({ id, teamId }, cases, rubric),
  }));
}

/** The points of the whole class, by name, for a gradebook (T14). */
export async function loadClassPoints({ activity }: ActivityReader): Promise<PointsRow[]> {
  const tx = database();
  return loadPoints(tx, activity, await listStudentKeys(tx, activity.classId));
}
