/** One change of a text, in UTF-16 units: at `at`, `remove` units are removed and `insert` is inserted. */
export interface Edit {
  at: number;
  remove: number;
  insert: string;
}

/** A Y.Text delta without formats or embeds (R3 refuses those). */
export type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[];

/**
 * The smallest edit that makes `after` of `before`; null when they are equal. Of several ("aa" → "aaa") it is the one that ends at
 * `caret`, where the person typed. It never splits a surrogate pair: Yjs would replace the halves by U+FFFD.
 */
export function findEdit(before: string, after: string, caret: number): Edit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let end = commonSuffix(before, after, Math.min(shorter, after.length - caret));
  let start = commonPrefix(before, after, shorter - end);
  end = commonSuffix(before, after, shorter - start);
  while (splitsPair(before, start) || splitsPair(after, start)) start -= 1;
  while (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end -= 1;
  return { at: start, remove: before.length - end - start, insert: after.slice(start, after.length - end) };
}

/** A text as a `<textarea>` shows it: `\r\n` and a lone `\r` are one line break. No page types them, but another client may. */
export function toScreenText(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The position in the text of a position on screen. */
export function fromScreenPosition(text: string, position: number): number {
  if (!text.includes("\r")) return position;
  let at = 0;
  for (let left = position; left > 0 && at < text.length; left--) at += text.startsWith("\r\n", at) ? 2 : 1;
  return at;
}

export function applyEdit(text: string, edit: Edit): string {
  return text.slice(0, edit.at) + edit.insert + text.slice(edit.at + edit.remove);
}

export function applyDelta(text: string, delta: Delta): string {
  let out = "";
  let at = 0;
  for (const step of delta) {
    if (step.retain !== undefined) out += text.slice(at, (at += step.retain));
    else if (typeof step.insert === "string") out += step.insert;
    else if (step.delete !== undefined) at += step.delete;
  }
  return out + text.slice(at);
}

/**
 * The position in the new text of a position in the old one. Text inserted exactly there goes after it (`bias: "left"`, for a caret)
 * or before it (`bias: "right"`, for the start of a selection, so that nothing new becomes selected).
 */
export function movePosition(position: number, delta: Delta, bias: "left" | "right" = "left"): number {
  let at = 0; // in the old text
  let moved = position;
  for (const step of delta) {
    if (at > position) break;
    if (step.retain !== undefined) at += step.retain;
    else if (typeof step.insert === "string") {
      if (at < position || (at === position && bias === "right")) moved += step.insert.length;
    } else if (step.delete !== undefined) {
      moved -= Math.max(0, Math.min(at + step.delete, position) - at);
      at += step.delete;
    }
  }
  return moved;
}

/** The end of the last change in the new text: the caret is set there after an undo. */
export function endOfChange(delta: Delta): number {
  let at = 0;
  let end = 0;
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain;
    else if (typeof step.insert === "string") end = at += step.insert.length;
    else end = at;
  }
  return end;
}

function commonPrefix(a: string, b: string, most: number): number {
  let n = 0;
  while (n < most && a.charCodeAt(n) === b.charCodeAt(n)) n += 1;
  return n;
}

function commonSuffix(a: string, b: string, most: number): number {
  let n = 0;
  while (n < most && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n += 1;
  return n;
}

/** Whether `at` lies between the two halves of one character. */
function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const left = text.charCodeAt(at - 1);
  const right = text.charCodeAt(at);
  return left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff;
}
