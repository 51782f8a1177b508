"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type ReactNode } from "react";
import { useAction } from "@/components/actions/use-action";
import { useFieldText } from "@/components/documents/text/use-field-text";
import { useAttentionBelow } from "@/components/page-frame/student/use-attention-below";
import { Button } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { useDocumentKeys } from "@/components/ui/controls/use-document-keys";
import { Icon } from "@/components/ui/marks/icon";
import { kerningClass } from "@/components/ui/marks/kerning";
import { ModeName, Pattern, modeClass } from "@/components/ui/marks/mode-mark";
import { SourceLine } from "@/components/cases/writing/worksheet/source-line";
import type { CaseSheet } from "@/components/cases/comparing/case-sheet";
import { showPartAction, stopPresentingAction } from "@/lib/features/cases/comparing/actions/compare";
import type { PresentingPart } from "@/lib/activity/rules/presenting";
import styles from "./stage.module.css";
import { stepKey, swipe } from "./steps";

interface WalkThroughProps {
  sheet: CaseSheet;
  parts: readonly { part: PresentingPart; heading: string }[];
  /** The part that is shown, as stored in the database. */
  shown: PresentingPart;
  who: string;
  /** null for students who follow. */
  presenter: { activityId: string; match: string } | null;
  clock: ReactNode;
  /** The clock of the phase, because the walk-through covers the page's own. */
  phaseClock: ReactNode;
  compareHref: string;
}

/** The walk-through of a case: one part at a time over the whole screen, by arrow keys, a swipe, or the two buttons. */
export function WalkThrough({ sheet, parts, shown, who, presenter, clock, phaseClock, compareHref }: WalkThroughProps) {
  const t = useTranslations("present");
  const router = useRouter();
  const showing = useAction({ sentence: t("noConnection") });
  const stopping = useAction();
  const refusal = stopping.refusal ?? showing.refusal;
  // The part that was chosen here, shown until the server has stored it, so that the screen does not wait.
  const [chosen, setChosen] = useState<PresentingPart | null>(null);
  if (chosen !== null && chosen === shown) setChosen(null);
  const at = Math.max(
    0,
    parts.findIndex(({ part }) => part === (chosen ?? shown)),
  );
  const now = parts[at];
  const head = useRef<HTMLElement>(null);
  useAttentionBelow(head);
  const touch = useRef<{ x: number; y: number } | null>(null);

  function go(to: number) {
    const target = parts[Math.max(0, Math.min(to, parts.length - 1))];
    if (presenter === null || target === undefined) return;
    const { activityId, match } = presenter;
    stopping.forget();
    setChosen(target.part);
    // Sends every step, even while the step before has no answer yet.
    showing.run(() => showPartAction(activityId, { match, part: target.part }), { overlapping: true });
  }

  useDocumentKeys((event) => {
    // A pause or a dialog above the walk-through handles the keys itself.
    if (document.querySelector("dialog[open]") !== null) return;
    if (event.key === "Escape") router.push(compareHref);
    // Followers scroll with these keys.
    const to = presenter === null ? null : stepKey(event, at, parts.length);
    if (to === null) return;
    event.preventDefault();
    go(to);
  });

  function stop() {
    if (presenter === null) return;
    const { activityId, match } = presenter;
    showing.forget();
    stopping.run(() => stopPresentingAction(activityId, { match }), { onDone: () => router.push(compareHref) });
  }

  if (now === undefined) return null;
  return (
    <main
      className={`${styles.stage} ${modeClass(sheet.mode)}`}
      data-presenting={presenter === null ? undefined : ""}
      onTouchStart={(event) => {
        touch.current = { x: event.changedTouches[0]?.clientX ?? 0, y: event.changedTouches[0]?.clientY ?? 0 };
      }}
      onTouchEnd={(event) => {
        const end = event.changedTouches[0];
        if (touch.current !== null && end !== undefined)
          go(at + swipe(touch.current, { x: end.clientX, y: end.clientY }));
      }}
    >
      <Pattern mode={sheet.mode} className={styles.pattern} />
      <header ref={head} className={styles.top}>
        <div>
          <ModeName mode={sheet.mode} />
          <p className="small quiet">{sheet.note === "" ? who : `${who}. ${sheet.note}`}</p>
        </div>
        {clock}
        <ButtonLink variant="plain" href={compareHref}>
          {t("back")}
        </ButtonLink>
      </header>
      {/* Focusable, so that a long part can be scrolled by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.middle} role="region" aria-label={now.heading} tabIndex={0}>
        <div className={styles.inner} aria-live="polite">
          <CasePart key={now.part} sheet={sheet} part={now.part} heading={now.heading} number={at} />
        </div>
      </div>
      <footer className={styles.foot}>
        {phaseClock}
        <p role="status">{refusal !== null ? refusal.sentence : presenter === null ? t("following") : ""}</p>
        {presenter !== null && <Button onClick={stop}>{t("stop")}</Button>}
        <span className="num">{t("of", { n: at + 1, all: parts.length })}</span>
        {presenter !== null && (
          <>
            <Button disabled={at === 0} onClick={() => go(at - 1)}>
              <Icon name="left" />
              {t("previous")}
            </Button>
            <Button variant="go" disabled={at === parts.length - 1} onClick={() => go(at + 1)}>
              {t("next")}
              <Icon name="right" />
            </Button>
          </>
        )}
      </footer>
    </main>
  );
}

function CasePart({
  sheet,
  part,
  heading,
  number,
}: {
  sheet: CaseSheet;
  part: PresentingPart;
  heading: string;
  number: number;
}) {
  const t = useTranslations("compare.sheet");
  const title = useFieldText(sheet.live, "title", sheet.texts.title);
  const source = useFieldText(sheet.live, "source", sheet.texts.source);
  const text = useFieldText(sheet.live, part, sheet.texts[part]);
  const words =
    text.trim() === "" ? (
      <p className={`${styles.words} ${styles.none}`}>{t("blank")}</p>
    ) : (
      <p className={clsx(styles.words, kerningClass(text))} dir="auto">
        {text}
      </p>
    );
  if (part === "scenario") {
    return (
      <>
        <h1 className={clsx(styles.title, kerningClass(title))} dir="auto">
          {title.trim() === "" ? t("untitled") : title}
        </h1>
        <SourceLine source={source} found={t("found")} invented={t("invented")} />
        {words}
      </>
    );
  }
  return (
    <>
      <p className={styles.over} dir="auto">
        {title}
      </p>
      <h1>
        <span className={styles.number}>{number}</span>
        {heading}
      </h1>
      {words}
    </>
  );
}
