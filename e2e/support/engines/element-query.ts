/** What a test looks for on a page, as a person finds things: by role and name, by its label, or by its text. */
export type Match = string | RegExp;

export interface ElementQuery {
  role?: string;
  /** The accessible name: whole, or a pattern. */
  name?: Match;
  label?: Match;
  text?: Match;
  /** Words that stand in it. */
  containing?: RegExp;
  inside?: ElementQuery;
  /** The first of several; without it several are a fault. */
  first?: true;
}

export const button = (name: Match): ElementQuery => ({ role: "button", name });
export const link = (name: Match): ElementQuery => ({ role: "link", name });
export const box = (name: Match): ElementQuery => ({ role: "textbox", name });
export const radio = (name: Match): ElementQuery => ({ role: "radio", name });
export const heading = (name: Match): ElementQuery => ({ role: "heading", name });
export const text = (text: Match): ElementQuery => ({ text });
export const inDialog = (wanted: ElementQuery): ElementQuery => ({ ...wanted, inside: { role: "dialog" } });

/** As the expression that the page reads: patterns have no JSON. */
export function toExpression(wanted: ElementQuery): string {
  const parts = Object.entries(wanted).map(([key, value]: [string, ElementQuery[keyof ElementQuery]]) => {
    if (value instanceof RegExp) return `${key}: ${value.toString()}`;
    return `${key}: ${typeof value === "object" ? toExpression(value) : JSON.stringify(value)}`;
  });
  return `{${parts.join(", ")}}`;
}
