import type { Topic } from "@/lib/bus/bus-contract";
import type { ReviewFacts } from "@/lib/activity/rules/access";

/** Topics of everyone who may see a submission's review: the team, members who have left it since, and students with marks of their own. */
export const reviewTopicsOf = ({
  teamId,
  memberIds,
  ownerIds,
}: Pick<ReviewFacts, "teamId" | "memberIds" | "ownerIds">): Topic[] => [
  `team:${teamId}`,
  ...[...memberIds, ...ownerIds].map((id) => `student:${id}` as const),
];
