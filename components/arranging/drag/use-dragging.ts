"use client";

import { createContext, useContext, type PointerEvent } from "react";
import type { Places } from "@/components/arranging/teams/places-offered";
import type { Drop, Dragged, DropPlace } from "@/lib/features/teams/rules/dropping";

export interface Dragging {
  /** false without teams, because then there is no place to drop anything. */
  canDrag: boolean;
  /** The item that is dragged by a pointer, or was picked up by a click or a key, which shows a button at each place. */
  lifted: { item: Dragged; by: "pointer" } | { item: Dragged; by: "press"; byKey: boolean } | null;
  /** The key of the place under the pointer, or of the place whose button has the focus. */
  over: string | null;
  /** The effect of a drop at a place; null while nothing is lifted. */
  findDropAt: (place: DropPlace) => Drop | null;
  /** What would break, as sentences: by a drop at this place; while the item is over another place, what a drop there breaks at this one. */
  listSentences: (place: DropPlace) => string[];
  label: (place: DropPlace) => string;
  /** The visible text of the place's button; `label` is for screen readers. */
  name: (place: DropPlace) => string;
  onPointerDown: (event: PointerEvent<HTMLElement>, item: Dragged) => void;
  /** Picks an item up by a click or a key, or puts it back. */
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

/** The `data-place` of a place. */
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

/** Whether the item still exists and can be moved. */
export function isOffered({ students, teams }: Pick<Places, "students" | "teams">, item: Dragged): boolean {
  return item.what === "student"
    ? students.some(({ id }) => id === item.studentId)
    : teams.some(({ id }) => id === item.teamId);
}

/** The `data-grip` of a student or a team. */
export function itemKey(item: Dragged): string {
  return item.what === "student" ? `student ${item.studentId}` : `team ${item.teamId}`;
}
