import type { Topic } from "@/lib/bus/bus-contract";

/** Topics of everyone who may see a submission's review: the team, and members who have left it since. */
export const reviewTopicsOf = ({ teamId, memberIds }: { teamId: string; memberIds: readonly string[] }): Topic[] => [
  `team:${teamId}`,
  ...memberIds.map((id) => `student:${id}` as const),
];
