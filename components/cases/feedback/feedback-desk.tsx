"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { CaseAnswer, CaseHead } from "@/components/cases/comparing/case-cells";
import type { CaseSheet } from "@/components/cases/comparing/case-sheet";
import { listRemoteCarets, type TeamMember } from "@/components/cases/writing/team";
import { AnnouncedSaveState } from "@/components/documents/connection/announced-save-state";
import { SaveIndicator } from "@/components/documents/connection/save-indicator";
import { useDocument } from "@/components/documents/connection/use-document";
import { SetAsideOffer } from "@/components/documents/local-copies/set-aside-offer";
import { LiveText } from "@/components/documents/text/live-text";
import { useLiveText } from "@/components/documents/text/use-live-text";
import { WatchedBy } from "@/components/hour/helping/watched-by";
import { Button } from "@/components/ui/controls/button";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import { sendFeedbackAction } from "@/lib/features/cases/feedback/actions/feedback";
import type { Room } from "@/lib/sync/browser/connection/room";
import { appendAsTyped } from "@/lib/sync/browser/text/append-as-typed";
import type { FeedbackTexts } from "@/lib/sync/format/fields";
import type { FeedbackPart } from "./starters";
import styles from "./feedback.module.css";

interface FeedbackDeskProps {
  activityId: string;
  title: string;
  /** Says who reads it. */
  audience: string;
  room: Room;
  texts: FeedbackTexts;
  parts: readonly FeedbackPart[];
  members: readonly TeamMember[];
  me: string;
  /** The number of the team that gets it; null for practice on a worked example (Q26). */
  to: number | null;
  /** Who sent it; null before. */
  sentBy: string | null;
  opened: boolean;
  /** The case that it is about. */
  sheet: CaseSheet;
  questions: readonly { field: QuestionField; question: string }[];
}

/** The team's feedback, live, beside the case that it is about (S9). */
export function FeedbackDesk({
  activityId,
  title,
  audience,
  room,
  texts,
  parts,
  members,
  me,
  to,
  sentBy,
  opened,
  sheet,
  questions,
}: FeedbackDeskProps) {
  const t = useTranslations("feedback.give");
  const live = useDocument(room);
  const { run, isPending, refusal } = useAction({ sentence: t("noConnection") });
  const fields = {
    strength: useLiveText(live, "strength", texts.strength),
    question: useLiveText(live, "question", texts.question),
    suggestion: useLiveText(live, "suggestion", texts.suggestion),
  };
  const closed = room.access === "read";
  const readOnly = closed || !live.isWritable;
  const busy = isPending();

  /** Waits until the text typed on this device is saved, then sends (Q26). */
  async function saveAndSend(): ReturnType<typeof sendFeedbackAction> {
    if (live.document === null || !(await live.document.whenSaved(saveTimeoutMs)))
      return { ok: false, code: "not-saved", sentence: t("notSaved") };
    return sendFeedbackAction(activityId, { feedback: room.id });
  }

  return (
    <div className={styles.desk}>
      <AnnouncedSaveState state={live.state} />
      <section className={styles.give} aria-labelledby="give">
        <h2 id="give">{title}</h2>
        <p className={styles.about}>{audience}</p>
        <SetAsideOffer
          studentId={me}
          fieldNames={Object.fromEntries(parts.map(({ field, label }) => [field, label]))}
          fields={readOnly ? null : fields}
        />
        {parts.map(({ field, label, starters }) => (
          <div key={field}>
            <h3 id={`label-${field}`}>{label}</h3>
            <LiveText
              field={fields[field]}
              variant="pen"
              readOnly={readOnly}
              others={listRemoteCarets(field, live.people, members, me)}
              id={field}
              placeholder={closed ? t("blank") : undefined}
              aria-labelledby={`label-${field}`}
            />
            {fields[field].isFull && (
              <p role="alert" className={styles.full}>
                {t("full")}
              </p>
            )}
            {!readOnly && fields[field].text.trim() === "" && (
              <details className={styles.starters}>
                <summary>{t("starters")}</summary>
                <ul>
                  {starters.map((starter) => (
                    <li key={starter}>
                      <Button
                        size="small"
                        variant="plain"
                        onClick={() => {
                          const area = fields[field].area.current;
                          if (area !== null) appendAsTyped(area, starter);
                        }}
                      >
                        {starter}
                      </Button>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        ))}
        <div className={styles.foot}>
          <SaveIndicator state={live.state} />
          <WatchedBy activityId={activityId} as="p" />
          <p role="status">
            {closed && (opened && to !== null ? t("fixed", { number: to }) : t("closed"))}
            {!closed && sentBy !== null && to !== null && t("sent", { name: sentBy, number: to })}
          </p>
          <RefusalNotice refusal={refusal} />
          {!closed && sentBy === null && to !== null && (
            // Disabled before hydration, when a click would be lost.
            <Button
              variant="go"
              disabled={live.document === null}
              aria-disabled={busy || undefined}
              onClick={() => !busy && run(saveAndSend, { refresh: "answered" })}
            >
              {busy ? t("sending") : t("send", { number: to })}
            </Button>
          )}
        </div>
      </section>
      <section className={styles.case}>
        <CaseHead sheet={sheet} marked={false} />
        {questions.map(({ field, question }) => (
          <div key={field} className={styles.answer}>
            <h3>{question}</h3>
            <CaseAnswer sheet={sheet} field={field} marked={false} />
          </div>
        ))}
      </section>
    </div>
  );
}

/** ms to wait until the text typed on this device is saved. */
const saveTimeoutMs = 15_000;
