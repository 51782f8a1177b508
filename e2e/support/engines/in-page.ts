/** Runs in the page, injected by a `Tab`: finds elements and describes them. */
import { queryAllByLabelText, queryAllByRole, queryAllByText } from "@testing-library/dom";
import type { ElementQuery } from "./element-query";

export interface FoundElement {
  /** The value of a field; null for other elements. */
  value: string | null;
  text: string;
  editable: boolean;
  checked: boolean;
  /** The element's place in the viewport, in CSS pixels. */
  top: number;
  bottom: number;
}

/** Where to click on the element, or why it can't be clicked. */
export type ClickPoint = { x: number; y: number } | { why: string };

function findAll(wanted: ElementQuery, root: HTMLElement = document.body): HTMLElement[] {
  const roots = wanted.inside === undefined ? [root] : findAll(wanted.inside, root);
  const found = roots
    .flatMap((each) => search(wanted, each))
    .filter((element) => element.getClientRects().length > 0 && (wanted.containing?.test(element.innerText) ?? true));
  return wanted.first === true ? found.slice(0, 1) : found;
}

function search({ role, name, label, text }: ElementQuery, root: HTMLElement): HTMLElement[] {
  if (role !== undefined) return queryAllByRole(root, role, name === undefined ? {} : { name });
  if (label !== undefined) return queryAllByLabelText(root, label);
  if (text !== undefined) return queryAllByText(root, text);
  throw new Error("nothing is wanted");
}

function find(wanted: ElementQuery): FoundElement[] {
  return findAll(wanted).map((element) => {
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const { top, bottom } = element.getBoundingClientRect();
    return {
      value: isField ? element.value : null,
      text: element.innerText,
      editable: isField && !element.readOnly && !element.disabled,
      checked: element instanceof HTMLInputElement && element.checked,
      top,
      bottom,
    };
  });
}

function locate(wanted: ElementQuery): ClickPoint {
  const [element, ...more] = findAll(wanted);
  if (element === undefined) return { why: "it is not on the page" };
  if (more.length > 0) return { why: `there are ${more.length + 1} of it` };
  if (element.matches(":disabled")) return { why: "it is disabled" };
  const target = clickTarget(element);
  const inSight = () => {
    const { left, top, width, height } = target.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (target.contains(hit) || (hit.contains(target) && hit.closest("label") !== null))
      ? { x, y }
      : null;
  };
  const now = inSight();
  if (now !== null) return now;
  target.scrollIntoView({ block: "center", behavior: "instant" });
  return inSight() ?? { why: "something covers it" };
}

/** A radio button or checkbox is often hidden behind its label. */
function clickTarget(element: HTMLElement): HTMLElement {
  const label =
    element instanceof HTMLInputElement && ["radio", "checkbox"].includes(element.type)
      ? (element.closest("label") ?? element.labels?.[0])
      : undefined;
  return label ?? element;
}

declare global {
  interface Window {
    inPage?: { find: typeof find; locate: typeof locate };
  }
}
window.inPage = { find, locate };
