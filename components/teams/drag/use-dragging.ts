"use client";

import { createContext, useContext, type PointerEvent } from "react";
import type { Places } from "@/components/teams/arrange/places-offered";
import type { Drop, Dragged, DropPlace } from "@/lib/rules/teams/dropping";

export interface Dragging {
  /** Without teams there is no place to drop anything. */
  canDrag: boolean;
  /** What is in the hand: dragged by a pointer, or picked up by a press, which shows a button at each place. */
  lifted: { item: Dragged; by: "pointer" } | { item: Dragged; by: "press"; byKey: boolean } | null;
  /** The place it is over, or whose button has the focus. */
  over: string | null;
  /** What a drop there would do; null while nothing is lifted. */
  findDropAt: (place: DropPlace) => Drop | null;
  /** What would break there: all that a drop there breaks, or what one at the place it is over breaks there. */
  listSentences: (place: DropPlace) => string[];
  label: (place: DropPlace) => string;
  /** What stands on that button. */
  name: (place: DropPlace) => string;
  onPointerDown: (event: PointerEvent<HTMLElement>, item: Dragged) => void;
  /** Picks up by a press, or puts back what was picked up. */
  press: (item: Dragged, click: Pick<UIEvent, "detail">) => void;
  focusPlace: (place: DropPlace) => void;
  put: (place: DropPlace) => void;
}

export const DraggingContext = createContext<Dragging | null>(null);

export function useDragging(): Dragging {
  const dragging = useContext(DraggingContext);
  if (dragging === null) throw new Error("this part stands inside a DragDesk");
  return dragging;
}

/** A place as its `data-place`. */
export function placeKey(place: DropPlace): string {
  switch (place.on) {
    case "team":
      return `team ${place.teamId}`;
    case "mode":
      return `mode ${place.mode}`;
    case "tray":
      return "tray";
  }
}

export function placeOfKey(key: string): DropPlace {
  const [on, id = ""] = key.split(" ");
  return on === "team" ? { on, teamId: id } : on === "mode" ? { on, mode: id } : { on: "tray" };
}

/** Whether it is still there to be moved. */
export function isOffered({ students, teams }: Pick<Places, "students" | "teams">, item: Dragged): boolean {
  return item.what === "student"
    ? students.some(({ id }) => id === item.studentId)
    : teams.some(({ id }) => id === item.teamId);
}

/** Names a student or a team in the DOM. */
export function itemKey(item: Dragged): string {
  return item.what === "student" ? `student ${item.studentId}` : `team ${item.teamId}`;
}
