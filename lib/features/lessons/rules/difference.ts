/** Compares two versions of a lesson (T16). */
import { idsOf, isList, isRecord, isSame, type Json, type Path } from "./merge";

/** A place at which two versions differ. `order`: a list has the same items in another order, which may differ inside as well. */
export interface Difference {
  kind: "changed" | "added" | "removed" | "order";
  /** The place in the newer version; of what is removed, the place in the older one. */
  path: Path;
  before: Json | undefined;
  after: Json | undefined;
}

type Place = { older: Path; newer: Path };

/** All places at which the versions differ, in the order of the lesson's parts. */
export function differencesBetween(before: Json, after: Json): Difference[] {
  return differencesAt({ older: [], newer: [] }, before, after);
}

const inside = ({ older, newer }: Place, from: string | number, to = from): Place => ({
  older: [...older, from],
  newer: [...newer, to],
});

/** A figure's uploaded picture: `image` tells which, and its size follows from it. */
const isUploaded = (part: { readonly [key: string]: Json }) => part["kind"] === "image";

const isAbsent = (value: Json | undefined) => value === undefined || value === null;

function differencesAt(at: Place, before: Json | undefined, after: Json | undefined): Difference[] {
  if (isSame(before, after) || (isAbsent(before) && isAbsent(after))) return [];
  if (isRecord(before) && isRecord(after) && before["kind"] === after["kind"]) {
    const keys = isUploaded(after) ? ["image"] : [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return keys.flatMap((key) => differencesAt(inside(at, key), before[key], after[key]));
  }
  if (isList(before) && isList(after)) return differencesOfLists(at, before, after);
  if (isAbsent(before)) return [{ kind: "added", path: at.newer, before: undefined, after }];
  if (isAbsent(after)) return [{ kind: "removed", path: at.older, before, after: undefined }];
  return [{ kind: "changed", path: at.newer, before, after }];
}

type Pair = readonly [from: number | null, to: number | null];

function differencesOfLists(at: Place, before: readonly Json[], after: readonly Json[]): Difference[] {
  const [olderIds, newerIds] = [idsOf(before), idsOf(after)];
  const pairs = olderIds === null || newerIds === null ? pairByText(before, after) : pairById(olderIds, newerIds);
  const found = pairs.flatMap(([from, to]): Difference[] => {
    if (from === null) return to === null ? [] : differencesAt(inside(at, to), undefined, after[to]);
    return differencesAt(inside(at, from, to ?? from), before[from], to === null ? undefined : after[to]);
  });
  const left = pairs.flatMap(([from, to]) => (from === null || to === null ? [] : [from]));
  const isMoved = left.some((from, place) => from < (left[place - 1] ?? -1));
  return isMoved ? [{ kind: "order", path: at.newer, before, after }, ...found] : found;
}

/** In the order of the newer list; what is removed comes where it was. */
function pairById(older: readonly string[], newer: readonly string[]): Pair[] {
  const pairs: Pair[] = newer.map((id, to) => [older.includes(id) ? older.indexOf(id) : null, to]);
  for (const [from, id] of older.entries()) if (!newer.includes(id)) pairs.splice(from, 0, [from, null]);
  return pairs;
}

/** Items without ids: those that are the same in both lists are paired in order, and between them the ones of the same kind. */
function pairByText(before: readonly Json[], after: readonly Json[]): Pair[] {
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  for (const [nextFrom, nextTo] of [...commonItems(before, after), [before.length, after.length] as const]) {
    while (from < nextFrom || to < nextTo) {
      const isPair = from < nextFrom && to < nextTo && isAlike(before[from], after[to]);
      const isRemoved = from < nextFrom && (!isPair || to >= nextTo);
      if (isPair) pairs.push([from++, to++]);
      else if (isRemoved) pairs.push([from++, null]);
      else pairs.push([null, to++]);
    }
    if (from < before.length && to < after.length) pairs.push([from++, to++]);
  }
  return pairs;
}

const isAlike = (a: Json | undefined, b: Json | undefined) =>
  isRecord(a) && isRecord(b) ? a["kind"] === b["kind"] : typeof a === typeof b;

/** The places of a longest common subsequence. */
function commonItems(before: readonly Json[], after: readonly Json[]): [from: number, to: number][] {
  const width = after.length + 1;
  /** At `from * width + to`: the length of the longest one of the rests of both lists from there on. */
  const lengths = new Uint16Array((before.length + 1) * width);
  const lengthAt = (from: number, to: number) => lengths[from * width + to] ?? 0;
  for (let from = before.length - 1; from >= 0; from--)
    for (let to = after.length - 1; to >= 0; to--)
      lengths[from * width + to] = isSame(before[from], after[to])
        ? lengthAt(from + 1, to + 1) + 1
        : Math.max(lengthAt(from + 1, to), lengthAt(from, to + 1));
  const found: [number, number][] = [];
  for (let [from, to] = [0, 0]; from < before.length && to < after.length;) {
    if (isSame(before[from], after[to])) found.push([from++, to++]);
    else if (lengthAt(from + 1, to) >= lengthAt(from, to + 1)) from++;
    else to++;
  }
  return found;
}

/** The names of texts that people read. Every other text is an id, a reference or a kind. */
const proseNames = new Set(
  `title about ballotQuestion name shortName oneLine cardLine prompts cause short right wrong otherwise text remark
   source honesty unit series description caption credit cite note url term meaning situation question explanation
   task steps placeholder hint prompt strength suggestion levels aims claim answer discussion sensitive starters
   extensions framework code how`.split(/\s+/),
);

/** A definition names its term by id. */
const isReference = (part: { readonly [key: string]: Json }, key: string) =>
  key === "term" && part["kind"] === "definition";

/** The lesson without its words and uploaded pictures: ids, references, order, numbers and right answers. */
function withoutWords(part: Json, name: string): Json {
  if (typeof part === "string") return proseNames.has(name) ? "" : part;
  if (isList(part)) return part.map((item) => withoutWords(item, name));
  if (!isRecord(part)) return part;
  if (isUploaded(part)) return { kind: "image" };
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      // `wrong` of a mode has a text for each other mode.
      isReference(part, key) ? value : withoutWords(value, name === "wrong" ? name : key),
    ]),
  );
}

/** The texts of a part that people read, and the numbers of charts. `path`: the part's place in the lesson. */
export function wordsIn(part: Json | undefined, path: Path): string[] {
  const name = path.findLast((key) => typeof key === "string");
  return part === undefined ? [] : wordsBelow(part, path.includes("wrong") ? "wrong" : String(name));
}

function wordsBelow(part: Json, name: string): string[] {
  if (typeof part === "string") return proseNames.has(name) && part !== "" ? [part] : [];
  if (isList(part)) {
    const numbers = part.filter((item) => typeof item === "number");
    return numbers.length > 0 ? [numbers.join(" ")] : part.flatMap((item) => wordsBelow(item, name));
  }
  if (!isRecord(part)) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    isReference(part, key) ? [] : wordsBelow(value, name === "wrong" ? name : key),
  );
}

/** Whether answers and texts of students mean the same in both versions: only words and uploaded pictures differ, and none has moved to another id. */
export function onlyWordsDiffer(before: Json, after: Json): boolean {
  return isSame(withoutWords(before, ""), withoutWords(after, "")) && !hasMovedWords(before, after);
}

/** Whether two items of a list have each got another text, and one of them the other's: their answers would mean something else. */
function hasMovedWords(before: Json | undefined, after: Json | undefined): boolean {
  if (isList(before) && isList(after))
    return (
      (idsOf(before) !== null && areTextsMoved(before, after)) ||
      before.some((item, at) => hasMovedWords(item, after[at]))
    );
  if (!isRecord(before) || !isRecord(after)) return false;
  return Object.entries(before).some(([key, value]) => hasMovedWords(value, after[key]));
}

function areTextsMoved(before: readonly Json[], after: readonly Json[]): boolean {
  const older = before.map((item) => textsOf(item));
  const newer = after.map((item) => textsOf(item));
  const isChanged = (at: number, place: string) => older[at]?.get(place) !== newer[at]?.get(place);
  return older.some((texts, at) =>
    [...texts].some(
      ([place, text]) =>
        text !== "" &&
        isChanged(at, place) &&
        newer.some((other, to) => to !== at && other.get(place) === text && isChanged(to, place)),
    ),
  );
}

/** The texts of an item by their places in it, without those of lists. */
function textsOf(item: Json, place = ""): Map<string, string> {
  if (typeof item === "string") return new Map([[place, item]]);
  if (!isRecord(item)) return new Map();
  return new Map(Object.entries(item).flatMap(([key, value]) => [...textsOf(value, `${place}/${key}`)]));
}
