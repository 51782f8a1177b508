/** Faults that can be measured: sideways scrolling, text that is cut off or too small, and layout shifts. */
import type { Page } from "@playwright/test";

export async function findVisualFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    const describe = (element: Element) =>
      `${element.tagName.toLowerCase()}.${String(element.getAttribute("class") ?? "").split(" ")[0] ?? ""} "${(element.textContent ?? "").trim().slice(0, 30)}"`;
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.body.querySelectorAll("*")].filter(
        (element) =>
          element.getBoundingClientRect().right > root.clientWidth + 1 &&
          getComputedStyle(element).position !== "fixed",
      );
      faults.push(
        `scrolls sideways by ${root.scrollWidth - root.clientWidth} px: ${wide.slice(0, 3).map(describe).join("; ")}`,
      );
    }
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const style = getComputedStyle(element);
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
      );
      if (hasText && parseFloat(style.fontSize) < 12 && element.closest("svg") === null)
        faults.push(`text of ${style.fontSize}: ${describe(element)}`);
      const drawing = element.tagName === "text" ? element.closest("svg")?.getBoundingClientRect() : undefined;
      if (drawing !== undefined && (box.left < drawing.left - 1 || box.right > drawing.right + 1))
        faults.push(`wider than its drawing: ${describe(element)}`);
      if (
        hasText &&
        style.overflow !== "visible" &&
        style.clipPath === "none" &&
        element.scrollWidth > element.clientWidth + 1 &&
        style.textOverflow !== "ellipsis" &&
        element.tagName !== "TEXTAREA"
      )
        faults.push(`cut off: ${describe(element)}`);
    }
    const { shifts = [], fontsAt = 0 } =
      (window as unknown as { crosscaseLayout?: LayoutRecord }).crosscaseLayout ?? {};
    // Text is not rendered until its font is loaded (font-display: block): until then only its space moves, so more movement is allowed.
    const moved = shifts.filter(({ value, at }) => value > (at < fontsAt + 100 ? 0.05 : 0.002));
    if (moved.length > 0)
      faults.push(
        `moved after it was drawn: ${moved.map(({ value, what }) => `${value.toFixed(3)} ${what}`).join("; ")}`,
      );
    return faults;
  });
}

/** What happened while a page loaded. Times are in milliseconds since it was opened. */
interface LayoutRecord {
  shifts: { value: number; at: number; what: string }[];
  /** When the page's last font was loaded. */
  fontsAt: number;
}

/** Runs in the page before anything else: records layout shifts that follow no input. */
export function recordLayoutShifts(): void {
  const record: LayoutRecord = { shifts: [], fontsAt: 0 };
  (window as unknown as { crosscaseLayout: LayoutRecord }).crosscaseLayout = record;
  document.fonts.addEventListener("loadingdone", ({ timeStamp }) => (record.fontsAt = timeStamp));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as {
      value: number;
      startTime: number;
      hadRecentInput: boolean;
      sources: { node: Node | null }[];
    }[]) {
      if (entry.hadRecentInput) continue;
      const what = entry.sources
        .map(({ node }) =>
          node instanceof Element
            ? `${node.tagName.toLowerCase()}.${String(node.getAttribute("class") ?? "").split(" ")[0] ?? ""}`
            : "text",
        )
        .slice(0, 2)
        .join(", ");
      record.shifts.push({ value: entry.value, at: entry.startTime, what });
    }
  }).observe({ type: "layout-shift", buffered: true });
}
