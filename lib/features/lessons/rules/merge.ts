/** Merges what two teachers have typed into one lesson, so that neither loses a text (T16). */

/** A part of a lesson: what JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A lesson, or a part of it, as JSON: it was read from JSON. */
export const asJson = (value: object) => value as unknown as Json;

export type Path = readonly (string | number)[];

/** A place that both have changed. The merged part has `theirs`. */
export interface Conflict {
  path: Path;
  mine: Json | undefined;
  theirs: Json | undefined;
}

export interface Merged {
  value: Json;
  conflicts: Conflict[];
}

/** `base` is what `mine` was typed into, and `theirs` is what is stored now. */
export function merge(base: Json, mine: Json, theirs: Json): Merged {
  const conflicts: Conflict[] = [];
  const value = mergeAt([], base, mine, theirs, conflicts) ?? null;
  return { value, conflicts };
}

type Maybe = Json | undefined;

function mergeAt(path: Path, base: Maybe, mine: Maybe, theirs: Maybe, conflicts: Conflict[]): Maybe {
  if (isSame(mine, theirs) || isSame(base, mine)) return theirs;
  if (isSame(base, theirs)) return mine;
  if (isRecord(base) && isRecord(mine) && isRecord(theirs)) return mergeRecords(path, base, mine, theirs, conflicts);
  if (isList(base) && isList(mine) && isList(theirs)) {
    const merged = mergeLists(path, base, mine, theirs, conflicts);
    if (merged !== null) return merged;
  }
  conflicts.push({ path, mine, theirs });
  return theirs;
}

function mergeRecords(path: Path, base: Record, mine: Record, theirs: Record, conflicts: Conflict[]): Record {
  const merged: { [key: string]: Json } = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = mergeAt([...path, key], base[key], mine[key], theirs[key], conflicts);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** null when the lists have no ids and differ in length, so that their items cannot be told apart. */
function mergeLists(path: Path, base: List, mine: List, theirs: List, conflicts: Conflict[]): List | null {
  const ids = [base, mine, theirs].map(idsOf);
  const [baseIds, mineIds, theirIds] = ids;
  if (baseIds == null || mineIds == null || theirIds == null) {
    if (base.length !== mine.length || base.length !== theirs.length) return null;
    return theirs.map((item, at) => mergeAt([...path, at], base[at], mine[at], item, conflicts) ?? item);
  }
  const find = (list: List, listIds: readonly string[], id: string) => list[listIds.indexOf(id)];
  const order = isSame(baseIds, theirIds)
    ? [...mineIds, ...theirIds.filter((id) => !mineIds.includes(id))]
    : [...theirIds, ...mineIds.filter((id) => !theirIds.includes(id))];
  const merged: Json[] = [];
  for (const id of order) {
    const was = find(base, baseIds, id);
    const [own, other] = [find(mine, mineIds, id), find(theirs, theirIds, id)];
    // An item that one removes and the other changes stays, because its text would be lost.
    if (own === undefined || other === undefined) {
      const left = own ?? other;
      if (left !== undefined && !isSame(left, was)) merged.push(left);
    } else merged.push(mergeAt([...path, merged.length], was, own, other, conflicts) ?? other);
  }
  return merged;
}

type Record = { readonly [key: string]: Json };
type List = readonly Json[];

export const isList = (value: Maybe): value is List => Array.isArray(value);
export const isRecord = (value: Maybe): value is Record =>
  typeof value === "object" && value !== null && !isList(value);

/** The items' ids, in order; null when an item has none, or two have the same. */
export function idsOf(list: List): string[] | null {
  const ids = list.map((item) => (isRecord(item) ? (item["id"] ?? item["field"]) : undefined));
  const known = ids.filter((id) => typeof id === "string");
  return known.length === list.length && new Set(known).size === known.length ? known : null;
}

export function isSame(a: Maybe, b: Maybe): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}

/** The value at a path of a part; undefined where there is none. */
export function valueAt(part: Maybe, path: Path): Maybe {
  return path.reduce<Maybe>((value, key) => {
    if (isList(value)) return typeof key === "number" ? value[key] : undefined;
    return isRecord(value) ? value[String(key)] : undefined;
  }, part);
}

/** A copy of the part with another value at the path; undefined removes a record's key. */
export function withValue(part: Json, path: Path, value: Maybe): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  const inner = withValueInside(valueAt(part, [key]), rest, value);
  if (isList(part)) return part.map((item, at) => (at === key ? (inner ?? item) : item));
  if (!isRecord(part)) return part;
  if (inner !== undefined) return { ...part, [key]: inner };
  return Object.fromEntries(Object.entries(part).filter(([name]) => name !== key));
}

function withValueInside(inner: Maybe, rest: Path, value: Maybe): Maybe {
  return rest.length === 0 ? value : withValue(inner ?? {}, rest, value);
}
