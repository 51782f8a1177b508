import { AskForHelp } from "./ask-for-help";
import { AllWords } from "./teachers-words";
import { loadOwnWords } from "@/lib/classroom/helping/words";
import type { Member } from "@/lib/auth/standing";
import { loadClass } from "@/lib/classroom/classes/classes";
import { loadOwnFlag } from "@/lib/classroom/helping/flags";
import { askForHelpAction, takeFlagBackAction } from "@/lib/actions/helping/flags";
import { ClientMessages } from "@/lib/messages/client-messages";
import { flagTeam } from "@/lib/rules/helping/helping";

/** T9: *Ask for help*, with the flag of the student's team or their own, and what the teacher wrote. */
export async function Helping({ member }: { member: Member }) {
  const { activity, teamId, classId } = member;
  const [flag, words, { teacherName }] = await Promise.all([
    loadOwnFlag(member),
    loadOwnWords(member),
    loadClass(classId),
  ]);
  return (
    <ClientMessages of={["student.help", "student.words"]}>
      <AllWords words={words} />
      <AskForHelp
        teacher={teacherName}
        ofTeam={flagTeam(activity.phase, teamId) !== null}
        flag={flag && { by: flag.by, isMine: flag.isMine, sentence: flag.sentence }}
        ask={askForHelpAction.bind(null, activity.id)}
        takeBack={takeFlagBackAction.bind(null, activity.id)}
      />
    </ClientMessages>
  );
}
