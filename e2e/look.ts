/** What a page looks like to axe, and what of it is new. */
import { createHash } from "node:crypto";

/** Of each element in the order of the document: how deep it stands, and what it is. */
export type Look = readonly (readonly [depth: number, what: string])[];

/**
 * For each element of a look its place: what it is, with all that it stands in. A page without a new place differs from those before in
 * the order and the number of its elements only.
 */
export function placesOf(look: Look): string[] {
  const within: string[] = [];
  return look.map(([depth, what]) => (within[depth] = createHash("sha1").update(`${within[depth - 1] ?? ""}${what}`).digest("base64url")));
}

/** The elements that are new in a look, by index, without those within another that is. */
export function newIn(look: Look, known: ReadonlySet<string>): number[] {
  const places = placesOf(look);
  const parents: number[] = [];
  return [...look.keys()].filter((index) => {
    const [depth] = look[index] ?? [0];
    parents[depth] = index;
    const isNew = (at: number | undefined) => at !== undefined && !known.has(places[at] ?? "");
    return isNew(index) && !isNew(parents[depth - 1]);
  });
}

/** What `provideLook` puts into a page. */
export interface Looking {
  crosscaseLook: () => Look;
  /** The elements of the last look, in its order. */
  crosscaseLooked: Element[];
}

/**
 * In the page: elements with their roles, classes and states, which of them have words, and which targets are small. Not the words
 * themselves, nor what anything is called: only whether each name is there, and once.
 */
export function provideLook(): void {
  const naming = new Set(["id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "aria-details", "aria-errormessage", "headers", "list", "form"]);
  const worded = new Set(["aria-label", "aria-description", "aria-valuetext", "title", "datetime", "alt", "placeholder", "content", "value", "src", "action", "name"]);
  const passedOver = "script, style, link, meta:not([name=viewport]), next-route-announcer";
  const least = 24; // px, of WCAG 2.2's target size

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
  const words = (element: Element) => filled(Array.from(element.childNodes, (node) => (node instanceof Text ? node.data : "")).join(""));
  const media = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)", "print"];
  const around = () => [innerWidth, innerHeight, ...media.map((query) => matchMedia(query).matches)].join();

  const page = window as unknown as Looking;
  page.crosscaseLook = () => {
    const look: [number, string][] = [];
    page.crosscaseLooked = [];
    const walk = (element: Element, depth: number): void => {
      if (element.matches(passedOver)) return;
      page.crosscaseLooked.push(element);
      look.push([depth, [element.localName, ...Array.from(element.attributes, attribute).sort(), state(element), small(element), words(element), depth === 0 ? around() : ""].join(" ")]);
      if (!element.matches("svg[aria-hidden=true]")) for (const child of element.children) walk(child, depth + 1);
    };
    walk(document.documentElement, 0);
    return look;
  };
}
