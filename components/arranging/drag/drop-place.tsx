"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/marks/icon";
import type { DropPlace as Place } from "@/lib/features/teams/rules/dropping";
import { placeKey, useDragging } from "./use-dragging";
import styles from "./drop-place.module.css";

interface DropPlaceProps {
  as: "li" | "section";
  place: Place;
  className: string;
  labelledBy?: string;
  /** The team whose sheet this is. */
  teamId?: string;
  children: ReactNode;
}

/** A place to drop students or teams. While an item is lifted, it shows what a drop here would break, without moving anything on the page. */
export function DropPlace({ as: Element, place, className, labelledBy, teamId, children }: DropPlaceProps) {
  const { lifted, over, findDropAt, listSentences, label, name, focusPlace, put } = useDragging();
  const key = placeKey(place);
  const drop = findDropAt(place);
  const sentences = drop === null ? [] : listSentences(place);
  const takes = drop?.kind === "change";
  return (
    <Element
      data-place={key}
      data-team={teamId}
      aria-labelledby={labelledBy}
      className={clsx(
        className,
        styles.place,
        takes && place.on !== "mode" && styles.takes,
        drop?.kind === "full" && styles.full,
        over === key && takes && styles.over,
      )}
    >
      {place.on === "mode" ? (
        children
      ) : (
        // While an item is picked up, the menus and grips are covered, so only the places' buttons can be used.
        <div className={styles.content} inert={lifted?.by === "press"}>
          {children}
        </div>
      )}
      {(sentences.length > 0 || (takes && lifted?.by === "press")) && (
        <div className={clsx(styles.said, place.on === "mode" && styles.atTop, place.on === "tray" && styles.inTray)}>
          {/* First, so that it doesn't move when its focus makes sentences appear. */}
          {takes && lifted?.by === "press" && (
            <button
              type="button"
              data-drop-button
              className={styles.put}
              aria-label={label(place)}
              onFocus={() => focusPlace(place)}
              onClick={() => put(place)}
            >
              {name(place)}
            </button>
          )}
          {sentences.map((sentence) => (
            <p key={sentence}>
              <Icon name="info" />
              <span>{sentence}</span>
            </p>
          ))}
        </div>
      )}
    </Element>
  );
}
