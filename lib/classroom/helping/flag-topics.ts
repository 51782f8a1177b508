import type { Topic } from "@/lib/bus/bus-contract";

/** Q24: the pages that show a flag, besides teachers': its team's and its student's, who may be in another team by now. */
export const flagTopics = ({ teamId, studentId }: { teamId: string | null; studentId: string }): Topic[] => [
  `student:${studentId}`,
  ...(teamId === null ? [] : [`team:${teamId}` as const]),
];
