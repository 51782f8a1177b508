"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useAction } from "@/components/actions/use-action";
import { Icon } from "@/components/ui/marks/icon";
import { ModeMark, modeClass } from "@/components/ui/marks/mode-mark";
import type { ShownMode } from "@/lib/content/lesson";
import type { placeTerm } from "@/lib/features/learning/actions/learn";
import styles from "./matching.module.css";
import termStyles from "./terms.module.css";
import { canTry, isFinished, placeTerm as placeInTable, pickUp, returnTerm, createTable } from "./matching-table";
import { useDrag } from "@/components/ui/controls/use-drag";

/** Places a term on a cause, and returns whether it belongs there. */
export type MatchingAct = (placement: { term: string; place: number }) => ReturnType<typeof placeTerm>;

interface MatchingProps {
  act: MatchingAct;
  terms: readonly ShownMode[];
  /** In the order shown. The page does not contain which term belongs to which cause. */
  causes: readonly string[];
  /** The terms already placed, from the stored tries. */
  places: readonly (string | null)[];
}

/** The student drags a term to its cause, or clicks (or presses Enter on) a term, then its cause. Esc returns the term to the bank (S2). */
export function Matching({ act, terms, causes, places }: MatchingProps) {
  const t = useTranslations("learn.match");
  const { run } = useAction();
  const ids = terms.map((term) => term.id);
  const [own, setTable] = useState(() => createTable(ids, places));
  // A refreshed page has terms that the student has placed on another device.
  const table = {
    ...createTable(
      ids,
      own.places.map((there, at) => there ?? places[at] ?? null),
    ),
    picked: own.picked,
  };
  const [over, setOver] = useState<number | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [sending, setSending] = useState<{ term: string; place: number } | null>(null);
  const [status, setStatus] = useState<{ right: boolean; sentence: string } | null>(null);
  const [why, setWhy] = useState<{ place: number; right: boolean; text: string } | null>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const termOf = (id: string | null) => terms.find((term) => term.id === id);

  useEffect(() => {
    if (focus !== null) root.current?.querySelector<HTMLElement>(`[data-focus="${focus}"]`)?.focus();
  }, [focus]);

  const announce = (sentence: string, right = false) => setStatus({ sentence, right });
  const pick = (id: string) => {
    const next = pickUp(table, id);
    setFocus(null);
    setTable(next);
    const term = termOf(id);
    if (term !== undefined) announce(t(next.picked === id ? "pickedUp" : "backAgain", { mode: term.name }));
  };
  const back = (id: string) => {
    setTable(returnTerm);
    const term = termOf(id);
    if (term !== undefined) announce(t("backAgain", { mode: term.name }));
  };

  const send = (term: string, place: number) => {
    setSending({ term, place });
    setFocus(null);
    run(() => act({ term, place }).finally(() => setSending(null)), {
      overlapping: true, // The next term can be placed before the page shows this one.
      onDone: ({ correct, announcement, why: text }) => {
        announce(announcement, correct);
        setWhy({ place, right: correct, text });
        if (!correct) return;
        setTable((before) => placeInTable(before, term, place));
        setFocus(table.bank.find((id) => id !== term) ?? "status");
      },
      onRefused: ({ sentence }) => announce(sentence),
    });
  };
  const tryAt = (term: string | null, place: number) => {
    if (sending !== null) return;
    if (term === null) {
      announce(t("chooseFirst"));
      setFocus(table.bank[0] ?? null);
    } else if (canTry({ ...table, picked: term }, place)) send(term, place);
  };

  const drag = useDrag<string>(ghost, {
    onLift: (term) => {
      setTable((before) => ({ ...before, picked: term }));
      setDragged(term);
      const lifted = termOf(term);
      if (lifted !== undefined) announce(t("pickedUp", { mode: lifted.name }));
    },
    onOver: (place) => setOver(place === null ? null : Number(place)),
    onDrop: (term, place) => {
      setDragged(null);
      if (place === null || !canTry({ ...table, picked: term }, Number(place))) back(term);
      else tryAt(term, Number(place));
    },
    onCancel: (term) => {
      setDragged(null);
      back(term);
    },
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || table.picked === null || drag.cancelDrag()) return;
    back(table.picked);
    setFocus(table.picked);
  };
  const picked = termOf(table.picked);
  const lifted = termOf(dragged);

  return (
    // Esc works wherever the focus is inside. Every action has its own button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} className={styles.matching} onKeyDown={onKeyDown}>
      <div className={termStyles.bank} role="group" aria-label={t("bank")}>
        {table.bank.map((id) => {
          const term = termOf(id);
          return (
            term !== undefined && (
              <button
                key={id}
                data-focus={id}
                type="button"
                className={clsx(
                  termStyles.chip,
                  modeClass(term),
                  table.picked === id && termStyles.picked,
                  dragged === id && termStyles.away,
                )}
                aria-pressed={table.picked === id}
                onPointerDown={(event) => drag.onPointerDown(event, id)}
                onClick={(event) => drag.isAfterDrag(event) || sending !== null || pick(id)}
              >
                <Icon name="grip" className={termStyles.grip} />
                <ModeMark mode={term} className={termStyles.mark} />
                {term.name}
              </button>
            )
          );
        })}
        {isFinished(table) && <p className={termStyles.finished}>{t("finished", { of: terms.length })}</p>}
      </div>
      <ul className={styles.causes}>
        {causes.map((cause, at) => {
          const laid = termOf(table.places[at] ?? null);
          const tried = sending?.place === at ? termOf(sending.term) : undefined;
          const label = tried?.name ?? (picked === undefined ? t("empty") : t("putHere", { mode: picked.name }));
          return (
            <li key={at} data-place={at} className={clsx(over === at && laid === undefined && styles.over)}>
              {laid === undefined && isFinished(table) ? (
                <p className={styles.without}>{t("without")}</p>
              ) : laid === undefined ? (
                <button
                  type="button"
                  className={clsx(styles.slot, picked !== undefined && styles.ready)}
                  aria-labelledby={`slot-${at} cause-${at}`}
                  aria-disabled={sending !== null}
                  onClick={() => tryAt(table.picked, at)}
                >
                  <span id={`slot-${at}`}>{label}</span>
                </button>
              ) : (
                <div className={clsx(styles.laid, modeClass(laid))}>
                  <ModeMark mode={laid} className={termStyles.mark} />
                  {laid.name}
                  <Icon name="check" className={styles.ok} />
                </div>
              )}
              <div>
                <p id={`cause-${at}`} className={styles.cause}>
                  {cause}
                </p>
                {why?.place === at && <p className={why.right ? styles.right : styles.wrong}>{why.text}</p>}
              </div>
            </li>
          );
        })}
      </ul>
      <p data-focus="status" tabIndex={-1} className={styles.status} role="status">
        {status !== null && (
          <>
            <Icon name={status.right ? "check" : "info"} />
            <span>{status.sentence}</span>
          </>
        )}
      </p>
      <div
        ref={ghost}
        className={clsx(termStyles.ghost, lifted !== undefined && modeClass(lifted))}
        hidden={lifted === undefined}
        aria-hidden="true"
      >
        {lifted !== undefined && (
          <span className={clsx(termStyles.chip, termStyles.picked)}>
            <Icon name="grip" className={termStyles.grip} />
            <ModeMark mode={lifted} className={termStyles.mark} />
            {lifted.name}
          </span>
        )}
      </div>
    </div>
  );
}
