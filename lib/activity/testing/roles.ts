import { phases, type Phase } from "@/lib/activity/rules/phases";
import type { NotesFacts, ActivityRole, WorksheetFacts } from "@/lib/activity/rules/access";

export const nobody: ActivityRole = { as: "nobody" };
export const stranger: ActivityRole = { as: "stranger" };
export const teacher: ActivityRole = { as: "teacher", may: "steer" };
/** May view the class and change nothing (Q25). */
export const reader: ActivityRole = { as: "teacher", may: "read" };
export const inTray: ActivityRole = { as: "student", studentId: "s0", teamId: null };
export const ownTeam: ActivityRole = { as: "student", studentId: "s1", teamId: "t1" };
export const partner: ActivityRole = { as: "student", studentId: "s2", teamId: "t2" };
export const otherTeam: ActivityRole = { as: "student", studentId: "s3", teamId: "t3" };

export const sheet = (phase: Phase, more: Partial<WorksheetFacts> = {}): WorksheetFacts => ({
  phase,
  teamId: "t1",
  archived: false,
  returned: false,
  partnerTeamIds: ["t2"],
  ...more,
});
export const notes = (phase: Phase, more: Partial<NotesFacts> = {}): NotesFacts => ({
  phase,
  ended: false,
  earlierRound: false,
  teamIds: ["t1", "t2"],
  ...more,
});
export const byPhase = <T>(rule: (phase: Phase) => T) => phases.map((phase) => `${phase}: ${String(rule(phase))}`);
