/** A text on the projector is as large as fits, but never under 40 px of 1080, and a case is cut into pages (T11). */
import type { PresentingPart } from "./presenting";

/** What fits under a heading on a 16:9 projector page: lines, and letters in a line (components/screens/projector/spotlight-view.module.css). */
const sizes = {
  large: { lines: 5, letters: 50 },
  medium: { lines: 6, letters: 62 },
  small: { lines: 8, letters: 74 },
} as const;
export type TextSize = keyof typeof sizes;

/** The largest size in which the text fits. A text too long for the smallest size is scrolled. */
export function sizeOnProjector(text: string): TextSize {
  if (fits(text, "large")) return "large";
  return fits(text, "medium") ? "medium" : "small";
}

export interface CasePage {
  part: PresentingPart;
  text: string;
  /** All pages of a part have the same size. */
  size: TextSize;
}

/** A case's pages: one for each part, several for a long part. They are the same on every projector, whatever its size. */
export function pagesOfCase(
  texts: Readonly<Record<PresentingPart, string>>,
  parts: readonly PresentingPart[],
): CasePage[] {
  return parts.flatMap((part) => {
    const size = sizeOnProjector(texts[part]);
    return cutIntoPages(texts[part]).map((text) => ({ part, text, size }));
  });
}

/** Cuts between sentences, or between words if a sentence is longer than a page. Text that cannot be cut is one page. */
export function cutIntoPages(text: string): string[] {
  const pieces = split(text, "sentence").flatMap((piece) => (fits(piece, "small") ? [piece] : split(piece, "word")));
  const pages = [""];
  for (const piece of pieces) {
    const last = pages[pages.length - 1] ?? "";
    if (last.trim() === "" || fits(last + piece, "small")) pages[pages.length - 1] = last + piece;
    else pages.push(piece);
  }
  return pages.map((page) => page.trim());
}

function split(text: string, granularity: "sentence" | "word"): string[] {
  return Array.from(new Intl.Segmenter("en", { granularity }).segment(text), ({ segment }) => segment);
}

function fits(text: string, size: TextSize): boolean {
  const { lines, letters } = sizes[size];
  const linesOf = (paragraph: string) => Math.max(1, Math.ceil(widthOf(paragraph) / letters));
  return (
    text
      .trim()
      .split("\n")
      .reduce((sum, paragraph) => sum + linesOf(paragraph), 0) <= lines
  );
}

/** The width in letters. A Chinese, Japanese or Korean character counts twice. */
const widthOf = (text: string) =>
  [...text].length + (text.match(/\p{sc=Han}|\p{sc=Hira}|\p{sc=Kana}|\p{sc=Hang}/gu)?.length ?? 0);
