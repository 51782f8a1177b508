import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { findMode, shownMode } from "@/lib/content/lesson";
import type { Lesson } from "@/lib/content/schema";
import type { BallotStatus } from "@/lib/features/votes/voting/ballots";
import { Ballot, type BallotPlace } from "./ballot";

interface LessonBallotProps {
  lesson: Pick<Lesson, "modes" | "ballotQuestion">;
  /** What the student has voted. */
  votes: Pick<BallotStatus, "before" | "final">;
  place: BallotPlace;
  /** Whether the vote waits until the student is in a team. */
  apart: boolean;
  beside?: ReactNode;
}

/** The ballot of a lesson with its sentences. */
export function LessonBallot({ lesson, votes, place, apart, beside }: LessonBallotProps) {
  const t = useTranslations("vote");
  const kind = place === "learn" || place === "write" ? "before" : "final";
  const before = votes.before === null ? null : findMode(lesson, votes.before.choice);
  return (
    <Ballot
      kind={kind}
      compact={place === "write"}
      modes={lesson.modes.map((mode) => ({ ...shownMode(mode), cardLine: mode.cardLine }))}
      own={votes[kind]}
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
      beside={beside}
    />
  );
}
