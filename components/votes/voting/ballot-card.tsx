import { LessonBallot } from "./lesson-ballot";
import type { BallotPlace } from "./ballot";
import { Skip } from "./skip";
import type { Member } from "@/lib/activity/authorise";
import { isVoteSeparate, type BallotStatus } from "@/lib/features/votes/voting/ballots";
import { ClientMessages } from "@/lib/messages/client-messages";
import { noteResultsSeenAction } from "@/lib/features/votes/voting/actions/vote";

/** The student's ballot: at the end of Learn, at the start of Write (Q5), in Vote, and in Results for late voters (Q6). */
export async function BallotCard({
  member,
  status,
  place,
}: {
  member: Member;
  status: BallotStatus;
  place: BallotPlace;
}) {
  const { lesson, id } = member.activity;
  return (
    <ClientMessages of={["vote.ballot"]}>
      <LessonBallot
        lesson={lesson}
        votes={status}
        place={place}
        apart={await isVoteSeparate(member)}
        beside={place === "results" && <Skip activityId={id} skip={noteResultsSeenAction} />}
      />
    </ClientMessages>
  );
}
