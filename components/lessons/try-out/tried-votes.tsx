"use client";
/** The ballots and the exit ticket, which nobody gets. */
import { useCallback, useSyncExternalStore } from "react";
import type { FormKind } from "@/components/votes/outbox/outbox";
import { OwnVotes } from "@/components/votes/results/own-votes";
import { OpenTicket } from "@/components/votes/tickets/open-ticket";
import { LessonBallot } from "@/components/votes/voting/lesson-ballot";
import type { Lesson } from "@/lib/content/schema";
import { useTryOut } from "./try-out";

/** The form as it was last sent off; null before that. */
function useSubmitted(kind: FormKind) {
  const { forms } = useTryOut();
  const read = useCallback(() => forms.submittedOf(kind), [forms, kind]);
  return useSyncExternalStore(forms.subscribe, read, read);
}

function useVote(kind: "before" | "final") {
  const form = useSubmitted(kind);
  return form && { choice: form.choice ?? "", reason: form.reason ?? "" };
}

type VotedLesson = Pick<Lesson, "modes" | "ballotQuestion">;

export function TriedBallot({ lesson, place }: { lesson: VotedLesson; place: "learn" | "vote" }) {
  const votes = { before: useVote("before"), final: useVote("final") };
  return <LessonBallot lesson={lesson} votes={votes} place={place} apart={false} />;
}

export function TriedResults({ lesson }: { lesson: Pick<Lesson, "modes"> }) {
  const votes = { before: useVote("before"), final: useVote("final") };
  const ticket = useSubmitted("ticket");
  return (
    <>
      <OwnVotes lesson={lesson} votes={votes} />
      <OpenTicket own={{ mind: ticket?.mind ?? "", test: ticket?.test ?? "" }} />
    </>
  );
}
