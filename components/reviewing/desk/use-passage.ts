import { useEffect, useState, type KeyboardEvent, type RefObject } from "react";
import { passageOf, stepPassage, type Passage } from "@/lib/rules/reviewing/review";
import type { ReviewField, WorksheetTexts } from "@/lib/document-format/fields";

export interface Chosen {
  field: ReviewField;
  passage: Passage;
}

/** The words selected in an answer (an element with `data-field` inside `root`), by mouse, touch or keyboard. */
export function usePassage(root: RefObject<HTMLElement | null>, texts: WorksheetTexts): Chosen | null {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    const look = () =>
      setChosen((now) => {
        const next = chosenIn(root.current, texts);
        return now !== null &&
          next !== null &&
          now.field === next.field &&
          now.passage.start === next.passage.start &&
          now.passage.end === next.passage.end
          ? now
          : next;
      });
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [root, texts]);
  return chosen;
}

/** Asked of the browser, which may be ahead of the page. */
export function chosenIn(root: HTMLElement | null, texts: WorksheetTexts): Chosen | null {
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

/** Arrows go from word to word of a focused answer; with Shift they choose more or fewer. */
export function onPassageKey(event: KeyboardEvent<HTMLElement>, field: Chosen["field"], texts: WorksheetTexts): void {
  if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== "ArrowRight" && event.key !== "ArrowLeft"))
    return;
  const forward = (event.key === "ArrowRight") !== (getComputedStyle(event.currentTarget).direction === "rtl");
  // Not from the page's state: keys may come faster than it is drawn.
  const now = chosenIn(event.currentTarget, texts);
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
