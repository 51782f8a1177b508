import type { Topic } from "@/lib/bus/bus-contract";

/** Topics of the students' pages that show a flag: its team's, and its student's, who may be in another team now (Q24). */
export const flagTopics = ({ teamId, studentId }: { teamId: string | null; studentId: string }): Topic[] => [
  `student:${studentId}`,
  ...(teamId === null ? [] : [`team:${teamId}` as const]),
];
