import { useTranslations } from "next-intl";
import { useId, useRef, useState, type ReactNode } from "react";
import { useAction } from "@/components/actions/use-action";
import type { useDocument } from "@/components/documents/connection/use-document";
import { Button } from "@/components/ui/controls/button";
import { useRetainedFocus } from "@/components/ui/controls/use-retained-focus";
import { Dialog } from "@/components/ui/overlays/dialog";
import { handInAction, takeBackAction } from "@/lib/features/cases/writing/actions/hand-in";
import {
  completeness,
  findMissingFields,
  areTextsSame,
  countWordsAfter,
} from "@/lib/features/cases/writing/rules/handing-in";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import { type WorksheetTexts } from "@/lib/sync/format/fields";
import { Icon } from "@/components/ui/marks/icon";
import { useScrollPadding } from "./use-scroll-padding";
import styles from "./hand-in-bar.module.css";

/** The team's latest submission that was not taken back. */
export interface OwnSubmission {
  texts: WorksheetTexts;
  /** The name of the member who handed it in; null if that member was erased since. */
  by: string | null;
}

export interface HandInBarProps {
  activityId: string;
  handedIn: OwnSubmission | null;
  /** Whether it was returned for revision, and is open until it is handed in again (Q12). */
  returned: boolean;
  /** How many comments the teacher wrote on the returned case. */
  comments: number;
  /** Until the activity is closed; after that, only while the case is returned. */
  mayHandIn: boolean;
  /** In Write only (Q2). */
  mayTakeBack: boolean;
  /** Called at once with the result, because the page refreshes only later. */
  onAnswer: (handedIn: OwnSubmission | null) => void;
  texts: WorksheetTexts;
  fieldNames: Record<string, string>;
  questions: readonly QuestionField[];
  live: ReturnType<typeof useDocument>;
  clock: ReactNode;
  /** The button that asks for help. */
  help: ReactNode;
}

/** Always at the foot of the page: how many questions are answered, and the hand-in (Q2). */
export function HandInBar({
  activityId,
  handedIn,
  returned,
  comments,
  mayHandIn,
  mayTakeBack,
  onAnswer,
  texts,
  fieldNames,
  questions,
  live,
  clock,
  help,
}: HandInBarProps) {
  const t = useTranslations("write.handIn");
  const { run, isPending, refusal, forget } = useAction({ sentence: t("noConnection") });
  const [asking, setAsking] = useState<string[] | null>(null);
  /** The text that this page handed in, when a team-mate had already handed in the same. */
  const [same, setSame] = useState<WorksheetTexts | null>(null);
  const busy = isPending();
  const id = useId();
  const bar = useRef<HTMLElement>(null);
  useScrollPadding(bar);
  const acts = useRef<HTMLDivElement>(null);
  useRetainedFocus(acts);
  const offline = live.state.is === "offline";
  const answered = questions.filter((field) => texts[field].trim() !== "").length;
  const how = answered === 0 ? "none" : answered === questions.length ? "all" : "some";
  const later = handedIn === null ? 0 : countWordsAfter(handedIn.texts, texts);
  const changed = handedIn !== null && live.doc !== null && !areTextsSame(handedIn.texts, texts);
  const is = handedIn === null ? "open" : changed ? "changed" : "handed in";
  /** The state when a button was last pressed. The answer is shown until a team-mate changes that state, and not again after that. */
  const [was, setWas] = useState<typeof is>(is);
  if (refusal !== null && was !== is) forget();
  if (same !== null && (is !== "handed in" || handedIn === null || !areTextsSame(same, handedIn.texts))) setSame(null);
  const sentence = refusal?.sentence ?? (same === null ? null : t("same"));

  function submit(incomplete: boolean) {
    forget();
    setWas(is);
    setSame(null);
    setAsking(null);
    run(() => saveAndHandIn(incomplete), {
      onDone: (value) => {
        if (!value.done) return setAsking(value.missing);
        onAnswer({ texts: value.texts, by: value.by });
        if (value.again) setSame(value.texts);
      },
    });
  }

  /** Waits until the text typed on this device is saved, then hands in (Q2). */
  async function saveAndHandIn(incomplete: boolean): ReturnType<typeof handInAction> {
    const document = live.document;
    if (document === null || !(await document.whenSaved(saveTimeoutMs)))
      return { ok: false, code: "not-saved", sentence: t("notSaved") };
    if (!incomplete && completeness(texts, questions) === "partly")
      return { ok: true, value: { done: false, missing: findMissingFields(texts, questions) } };
    return handInAction(activityId, { incomplete });
  }

  function undoHandIn() {
    setSame(null);
    setWas(is);
    run(() => takeBackAction(activityId), { onDone: () => onAnswer(null) });
  }

  return (
    <section ref={bar} className={styles.bar} aria-label={t("label")} data-own-foot>
      <div>
        {clock}
        <p id={`${id}-why`} className={styles.barText} role="status">
          {offline && (
            <>
              <b>{t("offline")}</b> {t(live.document?.isOnDevice ? "offlineMore" : "offlineMorePage")}
            </>
          )}
          {!offline && sentence !== null && <b>{sentence}</b>}
          {!offline && sentence === null && handedIn === null && (
            <>
              <b>{t("answered", { how, answered, of: questions.length })}</b>{" "}
              <span className={styles.who}>{t(mayTakeBack ? "anyone" : mayHandIn ? "anyoneLate" : "closed")}</span>
            </>
          )}
          {!offline && sentence === null && returned && (
            <>
              <b>{t(changed ? "revised" : "returned")}</b>{" "}
              <span className={styles.who}>{t(changed ? "revisedMore" : "returnedMore")}</span>
            </>
          )}
          {!offline && sentence === null && !returned && handedIn !== null && !changed && (
            <>
              <b>{t("done", { name: handedIn.by ?? t("former") })}</b> {t(mayTakeBack ? "doneMore" : "doneLate")}
            </>
          )}
          {!offline && sentence === null && !returned && changed && (
            <>
              <b>{later > 0 ? t("later", { words: later }) : t("changed")}</b> {t(mayHandIn ? "laterMore" : "closed")}
            </>
          )}
        </p>
        <div className={styles.help}>{help}</div>
        <div ref={acts} tabIndex={-1} className={styles.acts}>
          {handedIn !== null && mayTakeBack && (
            <Button aria-disabled={busy || undefined} onClick={undoHandIn}>
              {t("takeBack")}
            </Button>
          )}
          {returned && comments > 0 && (
            <Button onClick={() => showFirstComment()}>
              <Icon name="comment" />
              {t("comments", { n: comments })}
            </Button>
          )}
          {mayHandIn && returned && !changed && (
            <Button disabled aria-describedby={`${id}-why`}>
              {t("goAgain")}
            </Button>
          )}
          {mayHandIn && (handedIn === null || changed) && (
            // Disabled before hydration, when a click would be lost.
            <Button
              variant={answered > 0 ? "go" : undefined}
              disabled={live.document === null}
              aria-disabled={busy || undefined}
              onClick={() => !busy && submit(false)}
            >
              {busy ? t("waiting") : t(handedIn === null ? "go" : "goAgain")}
            </Button>
          )}
        </div>
      </div>
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t("ask.title")}
        actions={
          <>
            <Button onClick={() => setAsking(null)}>{t("ask.no")}</Button>
            <Button variant="go" onClick={() => submit(true)}>
              {t("ask.yes")}
            </Button>
          </>
        }
      >
        <p>{t("ask.text")}</p>
        <ul className={styles.missing}>
          {asking?.map((field) => (
            <li key={field}>{fieldNames[field]}</li>
          ))}
        </ul>
      </Dialog>
    </section>
  );
}

/** Scrolls to the teacher's first comment on the sheet, and focuses it. */
function showFirstComment() {
  const first = document.querySelector<HTMLElement>("[data-comments]");
  first?.scrollIntoView({ block: "center" });
  first?.focus({ preventScroll: true });
}

/** ms to wait until the text typed on this device is saved. */
const saveTimeoutMs = 15_000;
