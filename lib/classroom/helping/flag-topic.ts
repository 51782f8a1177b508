import type { Topic } from "@/lib/bus/bus-contract";

/** Q24: the pages that show a flag, besides teachers': its team's, or its student's. */
export const flagTopic = ({ teamId, studentId }: { teamId: string | null; studentId: string }): Topic =>
  teamId === null ? `student:${studentId}` : `team:${teamId}`;
