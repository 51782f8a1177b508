/** Lays out a section: its blocks, footnote numbers and margin notes in rows. Pure. */
import { listCitedSources } from "@/lib/content/inline";
import type { Block, Figure, Lesson, Section, Source } from "@/lib/content/schema";

export interface NumberedSource {
  /** Counted within the section, from 1. */
  n: number;
  source: Source;
}

export interface Row {
  block: Block;
  /** Sources cited here first, shown in the margin beside this block. */
  notes: NumberedSource[];
  /** Rows the notes may take up: this one and those without notes that follow. */
  span: number;
}

export interface Layout {
  rows: Row[];
  /** Number of each source cited in the section. */
  numbers: ReadonlyMap<string, number>;
}

export const maxSpan = 5;

export function layOutSection(lesson: Pick<Lesson, "figures" | "sources">, section: Pick<Section, "blocks">): Layout {
  const numbers = new Map<string, number>();
  const rows = section.blocks.map((block): Row => {
    const notes: NumberedSource[] = [];
    for (const id of listCitedSources(textOf(lesson.figures, block))) {
      const source = lesson.sources.find((one) => one.id === id);
      if (source === undefined || numbers.has(id)) continue;
      numbers.set(id, numbers.size + 1);
      notes.push({ n: numbers.size, source });
    }
    return { block, notes, span: 1 };
  });
  rows.forEach((row, at) => {
    const next = rows.findIndex((other, place) => place > at && other.notes.length > 0);
    row.span = Math.min((next === -1 ? rows.length : next) - at, maxSpan);
  });
  return { rows, numbers };
}

function textOf(figures: readonly Figure[], block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return block.text;
    case "definition":
      return "";
    case "figure": {
      const figure = figures.find((one) => one.id === block.figure);
      return figure === undefined ? "" : `${figure.caption} ${figure.credit}`;
    }
  }
}
