/** What a page looks like to axe, and whether any of it is new. */
import { createHash } from "node:crypto";

/** Of each element in the order of the document: how deep it stands, and what it is. The first is the window. */
export type Look = readonly (readonly [depth: number, what: string])[];

/** The places of a look: each element with all it stands in. A page none of whose places are new differs from those before in their order and number only. */
export function placesOf(look: Look): Set<string> {
  const within: string[] = [];
  const places = look.map(([depth, what]) => {
    const place = createHash("sha1").update(`${within[depth - 1] ?? ""}${what}`).digest("base64url");
    within[depth] = place;
    return place;
  });
  return new Set(places);
}

/**
 * In the page: `crosscaseLook`. Elements with their roles, classes and states, which of them have words, and which targets are small.
 * Not the words themselves, nor what anything is called: only whether each name is there, and once.
 */
export function provideLook(): void {
  const naming = new Set(["id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "aria-details", "aria-errormessage", "headers", "list", "form"]);
  const worded = new Set(["aria-label", "aria-description", "aria-valuetext", "title", "datetime", "alt", "placeholder", "content", "value", "src", "action", "name"]);
  const passedOver = "script, style, link, meta:not([name=viewport]), next-route-announcer";
  const least = 24; // px, of WCAG 2.2's target size

  const look = (): Look => {
    const filled = (text: string) => (text.trim() === "" ? 0 : 1);
    const named = (ids: string) => ids.split(/\s+/).map((id) => document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length);
    const attribute = ({ name, value }: Attr): string => {
      if (naming.has(name)) return `${name}=${named(value).join(" ")}`;
      if (name === "href" && value.startsWith("#")) return `href=#${named(value.slice(1)).join()}`;
      if (worded.has(name) || name === "href") return `${name}=${filled(value)}`;
      return `${name}=${value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "")}`;
    };
    const small = (element: Element): string => {
      if (!element.matches("a, button, input, select, textarea, summary, [tabindex]")) return "";
      const { width, height } = element.getBoundingClientRect();
      return width === 0 || (width >= least && height >= least) ? "" : `${Math.round(width)} × ${Math.round(height)}`;
    };
    const state = (element: Element): string => {
      if (element instanceof HTMLInputElement) return `${filled(element.value)}${element.checked}${element.disabled}`;
      return element instanceof HTMLTextAreaElement ? `${filled(element.value)}${element.disabled}` : "";
    };
    const media = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)", "print"].map((query) => matchMedia(query).matches);
    const parts: [number, string][] = [[0, [innerWidth, innerHeight, ...media].join()]];
    const walk = (node: Node, depth: number): void => {
      if (node instanceof Text) {
        if (filled(node.data) === 1) parts.push([depth, "words"]);
      } else if (node instanceof Element && !node.matches(passedOver)) {
        parts.push([depth, [node.localName, ...Array.from(node.attributes, attribute).sort(), state(node), small(node)].join(" ")]);
        if (!node.matches("svg[aria-hidden=true]")) node.childNodes.forEach((child) => walk(child, depth + 1));
      }
    };
    walk(document.documentElement, 1);
    return parts;
  };
  (window as unknown as { crosscaseLook: () => Look }).crosscaseLook = look;
}
