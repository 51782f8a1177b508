"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { SetAsideOffer } from "@/components/documents/local-copies/set-aside-offer";
import { SaveIndicator } from "@/components/documents/connection/save-indicator";
import { AnnouncedSaveState } from "@/components/documents/connection/announced-save-state";
import type { Room } from "@/lib/sync/browser/connection/room";
import { useDocument } from "@/components/documents/connection/use-document";
import { useLiveText } from "@/components/documents/text/use-live-text";
import type { TeacherComment } from "@/components/cases/reviewing/student/teacher-comments";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import { HandInBar, type HandInBarProps, type OwnSubmission } from "./hand-in-bar";
import { TeamRow } from "./team-row";
import { listRemoteCarets, type TeamMember } from "./team";
import { WorksheetPage, type WorksheetPageProps } from "./worksheet-page";
import type { ShownMode } from "@/lib/content/lesson";

export interface WriteDeskProps extends Pick<
  HandInBarProps,
  "activityId" | "handedIn" | "returned" | "mayTakeBack" | "mayHandIn" | "clock" | "help"
> {
  room: Room;
  mode: Pick<ShownMode, "look">;
  /** The team's number. */
  number: number;
  me: string;
  members: readonly TeamMember[];
  /** The texts that were stored when the page was rendered. */
  texts: WorksheetTexts;
  questions: WorksheetPageProps["questions"];
  scenario: WorksheetPageProps["scenario"];
  /** The teacher's comments, while the case is returned (Q12). */
  comments: readonly TeacherComment[];
  /** The mode's card, beside the sheet. */
  card: ReactNode;
}

/** The team's worksheet, live. */
export function WriteDesk({
  activityId,
  room,
  mode,
  number,
  me,
  members,
  texts,
  questions,
  scenario,
  comments,
  card,
  ...given
}: WriteDeskProps) {
  const t = useTranslations("write");
  const live = useDocument(room);
  // The result of this page's own hand-in, until the page is rendered again with other `texts`.
  const [answer, setAnswer] = useState<{ renderedTexts: WorksheetTexts; now: OwnSubmission | null } | null>(null);
  const handInState =
    answer?.renderedTexts === texts
      ? { ...given, handedIn: answer.now, returned: given.returned && answer.now === null }
      : given;
  const fields = {
    title: useLiveText(live, "title", texts.title),
    scenario: useLiveText(live, "scenario", texts.scenario),
    source: useLiveText(live, "source", texts.source),
    harmed: useLiveText(live, "harmed", texts.harmed),
    prevention: useLiveText(live, "prevention", texts.prevention),
    response: useLiveText(live, "response", texts.response),
    answer4: useLiveText(live, "answer4", texts.answer4),
    answer5: useLiveText(live, "answer5", texts.answer5),
    answer6: useLiveText(live, "answer6", texts.answer6),
  } satisfies Record<keyof WorksheetTexts, ReturnType<typeof useLiveText>>;
  const now = Object.fromEntries(Object.entries(fields).map(([field, { text }]) => [field, text])) as WorksheetTexts;
  const readOnly = !live.isWritable || (handInState.handedIn !== null && !handInState.returned);
  const names: Record<string, string> = {
    title: t("fields.title"),
    scenario: t("fields.scenario"),
    source: t("fields.source"),
  };
  for (const { field, short } of questions) names[field] = short;
  const others = (field: string) => listRemoteCarets(field, live.people, members, me);
  return (
    // One box, so that the bar sticks to the foot of the screen only while the desk is visible.
    <div>
      <WorksheetPage
        mode={mode}
        team={{
          members: (
            <TeamRow
              activityId={activityId}
              number={number}
              me={me}
              members={members}
              people={live.people}
              connected={live.doc !== null && live.state.is !== "offline"}
              fieldNames={names}
            />
          ),
          saved: <SaveIndicator state={live.state} />,
        }}
        notices={
          <>
            <AnnouncedSaveState state={live.state} />
            <SetAsideOffer studentId={me} fieldNames={names} fields={readOnly ? null : fields} />
          </>
        }
        fields={fields}
        readOnly={readOnly}
        questions={questions}
        scenario={scenario}
        comments={comments}
        others={others}
        me={me}
        members={members}
        people={live.people}
        card={card}
      />
      <HandInBar
        activityId={activityId}
        {...handInState}
        comments={comments.length}
        onAnswer={(now) => setAnswer({ renderedTexts: texts, now })}
        texts={now}
        fieldNames={names}
        questions={questions.map(({ field }) => field)}
        live={live}
      />
    </div>
  );
}
