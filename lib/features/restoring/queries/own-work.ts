import { and, eq, isNull, max } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { ballots, submissions, worksheets } from "@/db/schema";
import type { OwnWork, WorkKind } from "@/lib/features/restoring/rules/lost-work";

export interface WorkOwner {
  activityId: string;
  studentId: string;
  teamId: string | null;
}

/** When each student last changed their votes, and when their team last handed in its current worksheet (null if taken back). In the order of `asked`. */
export async function findOwnWork(tx: Tx, asked: readonly WorkOwner[]): Promise<OwnWork[]> {
  const activityIds = [...new Set(asked.map(({ activityId }) => activityId))];
  const studentIds = [...new Set(asked.map(({ studentId }) => studentId))];
  const teamIds = [...new Set(asked.flatMap(({ teamId }) => teamId ?? []))];
  const votes = await tx
    .select({
      activityId: ballots.activityId,
      studentId: ballots.studentId,
      kind: ballots.kind,
      at: ballots.changedAt,
    })
    .from(ballots)
    .where(and(anyOf(ballots.activityId, activityIds), anyOf(ballots.studentId, studentIds)));
  const handIns =
    teamIds.length === 0
      ? []
      : await tx
          .select({ teamId: worksheets.teamId, at: max(submissions.at) })
          .from(submissions)
          .innerJoin(worksheets, eq(worksheets.id, submissions.worksheetId))
          .where(and(anyOf(worksheets.teamId, teamIds), isNull(worksheets.archivedAt), isNull(submissions.takenBackAt)))
          .groupBy(worksheets.teamId);
  const votedAt = new Map(votes.map(({ at, ...vote }) => [keyOf(vote, vote.kind), at]));
  const handedInAt = new Map(handIns.map(({ teamId, at }) => [teamId, at]));
  return asked.map((owner) => ({
    handIn: owner.teamId === null ? null : (handedInAt.get(owner.teamId) ?? null),
    before: votedAt.get(keyOf(owner, "before")) ?? null,
    final: votedAt.get(keyOf(owner, "final")) ?? null,
  }));
}

const keyOf = ({ activityId, studentId }: Omit<WorkOwner, "teamId">, kind: WorkKind) =>
  `${activityId} ${studentId} ${kind}`;
