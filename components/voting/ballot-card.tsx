/** The ballot with its sentences: at the end of Learn, on entering Write (Q5), in Vote, and late in Results (Q6). */
import { getTranslations } from "next-intl/server";
import { Ballot } from "./ballot";
import { Skip } from "./skip";
import type { Member } from "@/lib/auth/standing";
import { isVoteShownApart, type BallotStatus } from "@/lib/classroom/voting/ballots";
import { findMode, lessonOf } from "@/lib/content/lesson";
import { castBallotAction, noteResultsSeenAction } from "@/lib/actions/voting/vote";

/** The page of the ballot: decides its sentence about changing it, and whether it can be skipped. */
export type BallotPlace = "learn" | "write" | "vote" | "results";

export async function BallotCard({
  member,
  status,
  place,
}: {
  member: Member;
  status: BallotStatus;
  place: BallotPlace;
}) {
  const [t, apart] = await Promise.all([getTranslations("vote"), isVoteShownApart(member)]);
  const lesson = lessonOf(member.activity.contentId);
  const kind = place === "learn" || place === "write" ? "before" : "final";
  const before = status.before === null ? null : findMode(lesson, status.before.choice);
  const skip = place === "results" ? noteResultsSeenAction : null;
  return (
    <Ballot
      activityId={member.activity.id}
      studentId={member.studentId}
      kind={kind}
      compact={place === "write"}
      modes={lesson.modes.map(({ id, name, oneLine }) => ({ id, name, oneLine }))}
      own={status[kind]}
      cast={castBallotAction}
      words={{
        question: lesson.ballotQuestion,
        choose: t("choose"),
        chosen: t("chosen"),
        because: t("because"),
        becauseHint: t("becauseHint"),
        cast: t("cast"),
        again: t("again"),
        until: t(place === "results" && apart ? "until.resultsApart" : `until.${place}`),
        missing: t("missing"),
        sending: t("sending"),
        notSent: t("notSent"),
        sent: t("sent"),
      }}
      about={
        <>
          {apart && <p>{t("apart")}</p>}
          <p>
            <b>{t("who")}</b> {t("whoSees")} {kind === "final" && t("whoSeesReason")}
          </p>
          {kind === "final" && before !== null && (
            <p>{t.rich("earlier", { mode: before.name, b: (words) => <b>{words}</b> })}</p>
          )}
        </>
      }
      beside={
        skip !== null && <Skip activityId={member.activity.id} skip={skip} label={t("skip")} failed={t("skipFailed")} />
      }
    />
  );
}
