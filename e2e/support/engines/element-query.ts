/** Describes an element as a person finds it: by role and name, by label, or by text. */
export type Match = string | RegExp;

export interface ElementQuery {
  role?: string;
  /** The accessible name: whole, or a pattern. */
  name?: Match;
  label?: Match;
  text?: Match;
  /** The element's text matches this. */
  containing?: RegExp;
  inside?: ElementQuery;
  /** Takes the first of several; otherwise several are an error. */
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
