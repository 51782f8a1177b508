/** Describes an element as a person would: by role and name, by label, or by text. */
export type Match = string | RegExp;

export interface ElementQuery {
  role?: string;
  /** The whole accessible name, or a pattern for it. */
  name?: Match;
  label?: Match;
  text?: Match;
  /** A pattern that the element's text matches. */
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

/** Writes a query as a JavaScript expression for the page, because JSON has no patterns. */
export function toExpression(wanted: ElementQuery): string {
  const parts = Object.entries(wanted).map(([key, value]: [string, ElementQuery[keyof ElementQuery]]) => {
    if (value instanceof RegExp) return `${key}: ${value.toString()}`;
    return `${key}: ${typeof value === "object" ? toExpression(value) : JSON.stringify(value)}`;
  });
  return `{${parts.join(", ")}}`;
}
