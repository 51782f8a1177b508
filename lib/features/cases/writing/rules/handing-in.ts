/** Whether a case can be handed in, and whether two texts are the same submission. Texts are by field name (Q2). */
export type Completeness = "empty" | "partly" | "whole";

/** Fields that a case needs beside the answers. `source` is optional: without it the scenario is invented. */
const needed = ["title", "scenario"] as const;

/** @param questions the fields of the lesson's questions */
export function findMissingFields(texts: Readonly<Record<string, string>>, questions: readonly string[]): string[] {
  return [...needed, ...questions].filter((field) => isBlank(texts[field] ?? ""));
}

/** "empty": none of the needed fields has text. */
export function completeness(texts: Readonly<Record<string, string>>, questions: readonly string[]): Completeness {
  const missing = findMissingFields(texts, questions).length;
  if (missing === needed.length + questions.length) return "empty";
  return missing > 0 ? "partly" : "whole";
}

export function areTextsSame(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return Object.keys({ ...a, ...b }).every((field) => (a[field] ?? "") === (b[field] ?? ""));
}

/** Counts words that `now` has beyond `handedIn` ("14 words since the hand-in") (Q2). */
export function countWordsAfter(
  handedIn: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): number {
  let more = 0;
  for (const field of Object.keys({ ...handedIn, ...now })) {
    const had = new Map<string, number>();
    for (const word of words(handedIn[field] ?? "")) had.set(word, (had.get(word) ?? 0) + 1);
    for (const word of words(now[field] ?? "")) {
      const left = had.get(word) ?? 0;
      if (left > 0) had.set(word, left - 1);
      else more += 1;
    }
  }
  return more;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

const maxShortLength = 120;

/** Parses a source as nothing, a link or other text. */
export function parseSource(
  source: string,
): { is: "none" } | { is: "link"; href: string; short: string } | { is: "words"; text: string } {
  const text = source.trim();
  if (text === "") return { is: "none" };
  const href = toWebAddress(text);
  if (href === null) return { is: "words", text };
  const short = `${href.host.replace(/^www\./, "")}${href.pathname === "/" ? "" : decode(href.pathname)}${href.search}`;
  return {
    is: "link",
    href: href.href,
    short: short.length > maxShortLength ? `${[...short].slice(0, maxShortLength - 1).join("")}…` : short,
  };
}

/** Allows http and https only, because a `javascript:` link would run in a partner's page. */
function toWebAddress(text: string): URL | null {
  if (/\s/.test(text)) return null;
  const withScheme = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  return /^([\p{L}\p{N}-]+\.)+[\p{L}-]{2,}$/u.test(url.hostname) || url.hostname.startsWith("xn--") ? url : null;
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
