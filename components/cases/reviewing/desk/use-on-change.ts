import { useState } from "react";

/** Calls `reset`, during rendering, when `value` is another object: for state that must not outlive a new rendering of the page. */
export function useOnChange(value: unknown, reset: () => void): void {
  const [previous, setPrevious] = useState(value);
  if (previous === value) return;
  setPrevious(value);
  reset();
}
