"use client";

import { useAction } from "@/components/actions/use-action";
import { useDocumentKeys } from "@/components/ui/controls/use-document-keys";
import type { ActionResult } from "@/lib/errors/action-result";
import type { PageTurn, Directions } from "@/lib/activity/rules/projector";

interface ProjectorKeysProps {
  /** The step of the reveal, or the page. */
  at: number;
  directions: Directions;
  move: (input: PageTurn) => Promise<ActionResult>;
  /** On the projector, the keys that scroll a page act as arrow keys too, because a presenter's remote sends them. */
  onProjector: boolean;
}

/** Arrow keys step through the reveal, or the pages of a case (T11). */
export function ProjectorKeys({ at, directions: ways, move, onProjector }: ProjectorKeysProps) {
  const { run } = useAction();
  useDocumentKeys((event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const by = arrows[event.key] ?? (onProjector && !isOn(event.target, controls) ? scrolling[event.key] : undefined);
    if (by === undefined || isOn(event.target, withArrows)) return;
    event.preventDefault();
    if (ways.includes(by)) run(() => move({ from: at, by }), { refresh: "answered" });
  });
  return null;
}

type Keys = Partial<Record<string, PageTurn["by"]>>;
const arrows: Keys = { ArrowRight: 1, ArrowLeft: -1 };
const scrolling: Keys = { " ": 1, PageDown: 1, PageUp: -1 };

/** Elements that use the space bar themselves. */
const controls = "a, button, summary";
/** Elements that use the arrow keys themselves. */
const withArrows = "input, textarea, select, dialog, [role=dialog], [role=menu], [role=grid], [contenteditable]";

function isOn(target: EventTarget | null, what: string): boolean {
  return target instanceof Element && target.closest(what) !== null;
}
