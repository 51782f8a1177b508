import { useState } from "react";

/** Forgets, while rendering, what was shown ahead of the page. @param drawn another object whenever the page was drawn anew */
export function useDrawnAnew(drawn: unknown, forget: () => void): void {
  const [seen, setSeen] = useState(drawn);
  if (seen === drawn) return;
  setSeen(drawn);
  forget();
}
