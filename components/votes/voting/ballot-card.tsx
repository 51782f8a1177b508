/** The ballot with its sentences: at the end of Learn, at the start of Write (Q5), in Vote, and in Results for late voters (Q6). */
import { getTranslations } from "next-intl/server";
import { Ballot, type BallotPlace } from "./ballot";
import { Skip } from "./skip";
import type { Member } from "@/lib/activity/authorise";
import { isVoteSeparate, type BallotStatus } from "@/lib/features/votes/voting/ballots";
import { findMode, shownMode } from "@/lib/content/lesson";
import { ClientMessages } from "@/lib/messages/client-messages";
import { noteResultsSeenAction } from "@/lib/features/votes/voting/actions/vote";

export async function BallotCard({
  member,
  status,
  place,
}: {
  member: Member;
  status: BallotStatus;
  place: BallotPlace;
}) {
  const [t, apart] = await Promise.all([getTranslations("vote"), isVoteSeparate(member)]);
  const lesson = member.activity.lesson;
  const kind = place === "learn" || place === "write" ? "before" : "final";
  const before = status.before === null ? null : findMode(lesson, status.before.choice);
  return (
    <ClientMessages of={["vote.ballot"]}>
      <Ballot
        kind={kind}
        compact={place === "write"}
        modes={lesson.modes.map((mode) => ({ ...shownMode(mode), cardLine: mode.cardLine }))}
        own={status[kind]}
        question={lesson.ballotQuestion}
        until={place === "results" && apart ? "resultsApart" : place}
        about={
          <>
            {apart && <p>{t("apart")}</p>}
            <p>
              <b>{t("who")}</b> {t("whoSees")} {t(kind === "final" ? "whoSeesReason" : "whoSeesFirstReason")}
            </p>
            {kind === "final" && before !== null && (
              <p>{t.rich("earlier", { mode: before.name, b: (chunks) => <b>{chunks}</b> })}</p>
            )}
          </>
        }
        beside={place === "results" && <Skip activityId={member.activity.id} skip={noteResultsSeenAction} />}
      />
    </ClientMessages>
  );
}
