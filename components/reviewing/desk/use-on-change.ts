import { useState } from "react";

/** Calls `reset`, while rendering, when `value` is another object: to drop what was shown ahead of a page that has been rendered again. */
export function useOnChange(value: unknown, reset: () => void): void {
  const [previous, setPrevious] = useState(value);
  if (previous === value) return;
  setPrevious(value);
  reset();
}
