/** T13: who wrote a worksheet, and which moments of its writing matter. */

/** Someone who wrote in it. */
export interface HistoryPerson {
  /** As rows have them: two for someone who joined twice and was merged. */
  authorIds: readonly string[];
  /** null: has left the class. */
  name: string | null;
  /** Decides the hue, and the line under the words. */
  place: number;
}

/** A moment that matters. */
export interface HistoryMark {
  kind: "handIn" | "takenBack" | "returned" | "joined" | "left" | "restored" | "undone";
  /** Milliseconds since 1970. */
  at: number;
  /** A name; null for one who has left, and where nobody is named. */
  who: string | null;
}
