/** The class of the fold test: names of every length, an open request for help, a running timer. */
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { editorOf } from "@/e2e/support/reviewed-class";
import { member, type Classroom } from "@/e2e/support/classroom";
import { authoriseMember } from "@/lib/activity/authorise";
import { setPhaseClock } from "@/lib/features/hour/clocks/clocks";
import { askForHelp } from "@/lib/features/hour/helping/flags";
import { isAtLeast, isRailPhase, type Phase } from "@/lib/activity/rules/phases";

const names = ["Maximiliane", "Bo", "Konstantinos", "Wilhelmina-Charlotte", "Ali", "Oluwaseun", "Anna Maria", "Zoë"];

/** Makes two students in each of `teams` teams, and two in none; before the Write phase nobody is in a team. */
export async function makeFoldClass(phase: Phase, teams: number): Promise<Classroom> {
  const hasTeams = isAtLeast(phase, "write");
  const classroom = await makeMidLessonClassroom(phase, {
    teams: hasTeams ? teams : 0,
    withoutTeam: hasTeams ? 2 : 2 * teams,
    names,
  });
  if (isRailPhase(phase)) await setPhaseClock(await editorOf(classroom), { minutes: 12, expected: phase });
  if (phase === "write") {
    const { id: studentId, name } = member(classroom, 1);
    const viewer = { as: "student", studentId, classId: classroom.class.id, sessionId: "", name } as const;
    await askForHelp(await authoriseMember(viewer, classroom.activity.id), "Is a painted road line realistic enough?");
  }
  return classroom;
}
