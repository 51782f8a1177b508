/** A list that was pasted on the class's page, on its way to the page that imports it. It stays in this page's memory and goes nowhere else. */
let pasted: string | null = null;

export function passOnList(text: string): void {
  pasted = text;
}

/** The list, once. */
export function takeList(): string | null {
  const text = pasted;
  pasted = null;
  return text;
}
