/** Passes a list that was pasted on the class's page to the page that imports it. In memory only: the list is neither stored nor sent. */
let pasted: string | null = null;

export function rememberPastedList(text: string): void {
  pasted = text;
}

/** Returns the list and forgets it. */
export function takePastedList(): string | null {
  const text = pasted;
  pasted = null;
  return text;
}
