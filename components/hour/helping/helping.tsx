import { AskForHelp } from "./ask-for-help";
import type { Member } from "@/lib/activity/authorise";
import { loadClass } from "@/lib/features/people/classes/classes";
import { loadOwnFlag } from "@/lib/features/hour/helping/flags";
import { ClientMessages } from "@/lib/messages/client-messages";
import { flagTeam } from "@/lib/features/hour/helping/rules/helping";

/** *Ask for help*, with the flag of the student's team or the student's own flag (T9). */
export async function Helping({ member }: { member: Member }) {
  const { activity, teamId, classId } = member;
  const [flag, { teacherName }] = await Promise.all([loadOwnFlag(member), loadClass(classId)]);
  return (
    <ClientMessages of={["student.help"]}>
      <AskForHelp
        activityId={activity.id}
        teacher={teacherName}
        ofTeam={flagTeam(activity.phase, teamId) !== null}
        flag={flag && { by: flag.by, isMine: flag.isMine, sentence: flag.sentence }}
      />
    </ClientMessages>
  );
}
