"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useDesk } from "@/components/arranging/teams/use-desk";
import { useDrag } from "@/components/ui/controls/use-drag";
import { Icon } from "@/components/ui/marks/icon";
import { meetingsOf } from "@/lib/features/teams/matches/rules/rounds";
import { teamOf, type Arrangement } from "@/lib/features/teams/rules/arrangement";
import { findDrop, listBreakages, numbersIn, type Dragged, type DropPlace } from "@/lib/features/teams/rules/dropping";
import type { EffectFacts } from "@/lib/features/teams/rules/effect";
import styles from "./drag-desk.module.css";
import { useDropKeys } from "./use-drop-keys";
import { useDropSentences } from "./use-drop-sentences";
import { DraggingContext, isOffered, itemKey, placeKey, placeOfKey, type Dragging } from "./use-dragging";

interface DragDeskProps {
  arrangement: Arrangement;
  /** Ids of the teams with text in their worksheet. */
  begun: readonly string[];
  /** The teams of each match of earlier rounds. */
  earlier: readonly (readonly string[])[];
  children: ReactNode;
}

/** With more teams than this, only the place under the item says what would break, because computing that for every place takes too long. */
const maxTeamsWithAllSentences = 40;

/** Moves students and teams by dragging, or by picking them up and dropping them with clicks or keys (T2, T5). A drop opens the preview; nothing is stored here. */
export function DragDesk({ arrangement, begun, earlier, children }: DragDeskProps) {
  const t = useTranslations("arrangeDesk.drag");
  const { ask, places } = useDesk();
  const { nameOf, numberOf, labelOf, putOf, titleOf, fullOf, sentenceOf, listOutcome } = useDropSentences();
  const [lifted, setLifted] = useState<Dragging["lifted"]>(null);
  const [over, setOver] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const ghost = useRef<HTMLDivElement>(null);
  const facts = useMemo((): EffectFacts => {
    const meetings = meetingsOf(earlier);
    return {
      begun: new Set(begun),
      handedIn: new Set(),
      ended: new Set(),
      hadMode: () => false,
      times: (a, b) => meetings.times(a, b),
    };
  }, [begun, earlier]);

  /** @returns null if the item can't be dropped there */
  const outcomeAt = (item: Dragged, place: DropPlace) => {
    const drop = findDrop(arrangement, item, place);
    if (drop.kind === "none") return null;
    const breakages = drop.kind === "change" ? listBreakages(arrangement, drop.change, facts) : [];
    return drop.kind === "full"
      ? { breakages, isFull: true, sentences: [fullOf(drop.number)] }
      : { breakages, isFull: false, sentences: breakages.map(sentenceOf) };
  };
  const overPlace = over === null ? null : placeOfKey(over);
  const outcome = lifted === null || overPlace === null ? null : outcomeAt(lifted.item, overPlace);
  const target =
    lifted === null || overPlace === null || outcome === null
      ? null
      : { item: lifted.item, place: overPlace, ...outcome };

  const release = (sentence: string) => {
    setLifted(null);
    setOver(null);
    setAnnouncement(sentence);
  };
  // Another teacher may have ended the team, or removed the student.
  if (lifted !== null && !isOffered(places, lifted.item)) release(t("gone"));
  const put = (item: Dragged, place: DropPlace | null) => {
    const drop = place === null ? null : findDrop(arrangement, item, place);
    release(drop?.kind === "change" ? "" : t("left"));
    if (drop?.kind === "change") ask(drop.change);
  };
  const drag = useDrag<Dragged>(ghost, {
    onLift: (item) => {
      setAnnouncement("");
      setLifted({ item, by: "pointer" });
    },
    onOver: setOver,
    onDrop: (item, key) => put(item, key === null ? null : placeOfKey(key)),
    onCancel: () => release(t("left")),
  });
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box =
      over === null ? null : document.querySelector(`[data-place="${CSS.escape(over)}"]`)?.getBoundingClientRect();
    if (box == null || bar.current === null) return;
    const isUnder = box.top + Math.min(box.height, 160) > window.innerHeight - bar.current.offsetHeight;
    bar.current.dataset["half"] = isUnder ? "upper" : "lower";
  }, [over]);
  useDropKeys(lifted?.by === "press" ? { grip: itemKey(lifted.item), byKey: lifted.byKey } : null, () =>
    release(t("left")),
  );

  const dragging: Dragging = {
    canDrag: arrangement.teams.length > 0,
    lifted,
    over,
    findDropAt: (place) => (lifted === null ? null : findDrop(arrangement, lifted.item, place)),
    listSentences: (place) => {
      if (lifted === null) return [];
      if (target === null)
        return arrangement.teams.length > maxTeamsWithAllSentences
          ? []
          : (outcomeAt(lifted.item, place)?.sentences ?? []);
      if (placeKey(place) === over) return target.sentences;
      const number = place.on === "team" ? teamOf(arrangement, place.teamId)?.number : undefined;
      return target.breakages
        .filter((breakage) => number !== undefined && numbersIn(breakage).includes(number))
        .map(sentenceOf);
    },
    label: (place) => (lifted === null ? "" : labelOf(lifted.item, place)),
    name: (place) => (lifted === null ? "" : putOf(lifted.item, place)),
    onPointerDown: drag.onPointerDown,
    press: (item, click) => {
      if (drag.isAfterDrag(click)) return;
      if (lifted !== null && itemKey(lifted.item) === itemKey(item)) return release(t("left"));
      setOver(null);
      setLifted({ item, by: "press", byKey: click.detail === 0 });
      setAnnouncement(t("lifted", { what: item.what, name: nameOf(item), number: numberOf(item) }));
    },
    focusPlace: (place) => setOver(placeKey(place)),
    put: (place) => lifted !== null && put(lifted.item, place),
  };
  return (
    <DraggingContext.Provider value={dragging}>
      {children}
      <p className="vh" role="status">
        {announcement}
      </p>
      <div ref={bar} className={styles.bar} aria-live="polite">
        {target !== null && (
          <div className={styles.said}>
            <b>{titleOf(target.item, target.place)}</b>
            {[
              ...(target.isFull ? [] : listOutcome(target.item, target.place, facts.begun)),
              ...(target.sentences.length === 0 ? [t("fine")] : []),
            ].map((sentence) => (
              <span key={sentence}>
                <Icon name="check" /> {sentence}
              </span>
            ))}
            {target.sentences.map((sentence) => (
              <span key={sentence} className={styles.breaks}>
                <Icon name="info" /> {sentence}.
              </span>
            ))}
            {!target.isFull && <small>{t("next")}</small>}
          </div>
        )}
      </div>
      <div ref={ghost} className={styles.ghost} hidden={lifted?.by !== "pointer"} aria-hidden="true">
        {lifted !== null && (
          <span>
            <Icon name="grip" />
            {nameOf(lifted.item)}
          </span>
        )}
      </div>
    </DraggingContext.Provider>
  );
}
