/** Someone who wrote in a worksheet (T13). */
export interface HistoryPerson {
  /** The rows' authors: two for a student who joined twice and was merged. */
  authorIds: readonly string[];
  /** null when they have left the class. */
  name: string | null;
  /** From 0: decides the colour, and the line under their text. */
  colourIndex: number;
}

/** A moment of the writing that is marked for readers of the history (T13). */
export interface HistoryMark {
  kind: "handIn" | "takenBack" | "returned" | "joined" | "left" | "restored" | "undone";
  /** Milliseconds since 1970. */
  at: number;
  /** A name; null for a student who has left, and where nobody is named. */
  who: string | null;
}
