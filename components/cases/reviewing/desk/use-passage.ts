import { useEffect, useState, type KeyboardEvent, type RefObject } from "react";
import { passageOf, stepPassage, type Passage } from "@/lib/features/cases/reviewing/rules/review";
import type { ReviewField, WorksheetTexts } from "@/lib/sync/format/fields";

export interface ChosenPassage {
  field: ReviewField;
  passage: Passage;
}

/** The passage selected in an answer (an element with `data-field` inside `root`), by mouse, touch or keyboard. */
export function usePassage(root: RefObject<HTMLElement | null>, texts: WorksheetTexts): ChosenPassage | null {
  const [chosen, setChosen] = useState<ChosenPassage | null>(null);
  useEffect(() => {
    const update = () =>
      setChosen((now) => {
        const next = readSelection(root.current, texts);
        return now !== null &&
          next !== null &&
          now.field === next.field &&
          now.passage.start === next.passage.start &&
          now.passage.end === next.passage.end
          ? now
          : next;
      });
    document.addEventListener("selectionchange", update);
    return () => document.removeEventListener("selectionchange", update);
  }, [root, texts]);
  return chosen;
}

/** The passage that is selected now, read from the browser, which may be ahead of React's state. */
export function readSelection(root: HTMLElement | null, texts: WorksheetTexts): ChosenPassage | null {
  const selection = document.getSelection();
  if (root === null || selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const inside = range.commonAncestorContainer;
  const element = (inside instanceof Element ? inside : inside.parentElement)?.closest<HTMLElement>("[data-field]");
  if (element == null || !root.contains(element)) return null;
  const field = element.dataset.field as ReviewField; // set by this page alone
  const passage = passageOf(
    texts[field],
    offsetIn(element, range.startContainer, range.startOffset),
    offsetIn(element, range.endContainer, range.endOffset),
  );
  return passage === null ? null : { field, passage };
}

function offsetIn(element: Element, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** Arrow keys select word by word in a focused answer; with Shift they extend or shrink the selection. */
export function onPassageKey(
  event: KeyboardEvent<HTMLElement>,
  field: ChosenPassage["field"],
  texts: WorksheetTexts,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== "ArrowRight" && event.key !== "ArrowLeft"))
    return;
  const forward = (event.key === "ArrowRight") !== (getComputedStyle(event.currentTarget).direction === "rtl");
  // Read from the browser, because keys may come faster than React renders.
  const now = readSelection(event.currentTarget, texts);
  const next = stepPassage(texts[field], now?.passage ?? null, forward ? "next" : "previous", event.shiftKey);
  event.preventDefault();
  if (next !== null) select(event.currentTarget, next);
}

function select(element: HTMLElement, { start, end }: Passage): void {
  const range = document.createRange();
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (start >= at && start <= at + length) range.setStart(node, start - at);
    if (end >= at && end <= at + length) {
      range.setEnd(node, end - at);
      break;
    }
    at += length;
  }
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
