/** T11: a text on the wall is as large as it fits, never under 40 px of 1080, and a case has pages. */
import { presentingParts, type PresentingPart } from "@/lib/rules/comparing/presenting";

/** What fits under a heading on a wall of 16:9, in lines of so many letters (components/projector/spotlight-view.module.css). */
const sizes = {
  large: { lines: 5, letters: 50 },
  medium: { lines: 6, letters: 62 },
  small: { lines: 8, letters: 74 },
} as const;
export type TextSize = keyof typeof sizes;

/** The largest in which it fits; more than fits in the smallest is scrolled. */
export function sizeOnWall(text: string): TextSize {
  if (fits(text, "large")) return "large";
  return fits(text, "medium") ? "medium" : "small";
}

export interface CasePage {
  part: PresentingPart;
  text: string;
  /** One for all pages of a part. */
  size: TextSize;
}

/** A case as it is presented: a part a page, and a long one on several. They are the same on every wall, however large. */
export function pagesOfCase(
  texts: Readonly<Record<PresentingPart, string>>,
  parts: readonly PresentingPart[] = presentingParts,
): CasePage[] {
  return parts.flatMap((part) => {
    const size = sizeOnWall(texts[part]);
    return cutIntoPages(texts[part]).map((text) => ({ part, text, size }));
  });
}

/** Cut between sentences; between words where a sentence is longer than a page. What can't be cut is one page. */
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

/** In letters: one of Chinese, Japanese or Korean is as wide as two. */
const widthOf = (text: string) =>
  [...text].length + (text.match(/\p{sc=Han}|\p{sc=Hira}|\p{sc=Kana}|\p{sc=Hang}/gu)?.length ?? 0);
