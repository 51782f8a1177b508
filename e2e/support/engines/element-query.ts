/** What a test looks for on a page, as a person finds things: by role and name, by its label, or by its text. */
export type Match = string | RegExp;

export interface Wanted {
  role?: string;
  /** The accessible name: whole, or a pattern. */
  name?: Match;
  label?: Match;
  text?: Match;
  /** Words that stand in it. */
  having?: RegExp;
  within?: Wanted;
  /** The first of several; without it several are a fault. */
  first?: true;
}

export const button = (name: Match): Wanted => ({ role: "button", name });
export const link = (name: Match): Wanted => ({ role: "link", name });
export const box = (name: Match): Wanted => ({ role: "textbox", name });
export const radio = (name: Match): Wanted => ({ role: "radio", name });
export const heading = (name: Match): Wanted => ({ role: "heading", name });
export const text = (text: Match): Wanted => ({ text });
export const inDialog = (wanted: Wanted): Wanted => ({ ...wanted, within: { role: "dialog" } });

/** As the expression that the page reads: patterns have no JSON. */
export function expressionOf(wanted: Wanted): string {
  const parts = Object.entries(wanted).map(([key, value]: [string, Wanted[keyof Wanted]]) => {
    if (value instanceof RegExp) return `${key}: ${value.toString()}`;
    return `${key}: ${typeof value === "object" ? expressionOf(value) : JSON.stringify(value)}`;
  });
  return `{${parts.join(", ")}}`;
}
