/** Decides which topics someone may follow, so that their pages refresh. `access.ts` decides what they may read. */
import { mayViewAsTeacher, type ActivityRole } from "./access";
import { phaseTable, type Phase } from "./phases";

/** The facts that decide which topics someone may follow. */
export interface TopicFacts {
  phase: Phase;
  /** Matches that have not ended, in any round, with the teams still in them. */
  matches: readonly { id: string; teamIds: readonly string[] }[];
}

/** Whether someone's pages are invalidated by `topic`. Another team's topics are for its partners only, from compare on (Q1). */
export function mayFollowTopic(who: ActivityRole, topic: string, facts: TopicFacts): boolean {
  if (mayViewAsTeacher(who)) return true;
  if (who.as !== "student") return false;
  const [kind = "", id] = topic.split(":");
  if (id === undefined) return mayFollowClassTopic(kind, facts.phase);
  const { studentId, teamId } = who;
  const own =
    teamId === null || !phaseTable[facts.phase].partnersCases
      ? []
      : facts.matches.filter((match) => match.teamIds.includes(teamId));
  switch (kind) {
    case "student":
      return id === studentId;
    case "team":
      return id === teamId || own.some((match) => match.teamIds.includes(id));
    case "match":
      return own.some((match) => match.id === id);
    default:
      return false;
  }
}

/** Topics of the whole activity that students may follow. They may never follow others' marks, tries, choices and flags. */
function mayFollowClassTopic(kind: string, phase: Phase): boolean {
  return (
    kind === "phase" || kind === "teams" || kind === "words" || phaseTable[phase].topics.some((topic) => topic === kind)
  );
}
