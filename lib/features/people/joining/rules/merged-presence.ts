/** What a merge of two students changes in their presence in an activity, and what its undo restores (T15). */

export interface Presence {
  joinedAt: Date | null;
  absentAt: Date | null;
  chosenMode: string | null;
  sectionsRead: string[];
  resultsSeenAt: Date | null;
}

/** A student who was merged into another one, with the other's presence before the merge; null if there was none. Moments are ISO strings. */
export interface MergedFrom {
  from: string;
  before: { [Field in keyof Presence]: Presence[Field] extends Date | null ? string | null : Presence[Field] } | null;
}

const nothing: Presence = { joinedAt: null, absentAt: null, chosenMode: null, sectionsRead: [], resultsSeenAt: null };

/** Picks the fields of a presence from a database row, which has more. */
const presenceOf = ({ joinedAt, absentAt, chosenMode, sectionsRead, resultsSeenAt }: Presence): Presence => ({
  joinedAt,
  absentAt,
  chosenMode,
  sectionsRead,
  resultsSeenAt,
});

export function mergePresence(own: Presence | null, other: Presence): Presence {
  if (own === null) return presenceOf(other);
  const isOtherHere = other.joinedAt !== null && other.absentAt === null;
  return {
    joinedAt: own.joinedAt ?? other.joinedAt,
    absentAt: isOtherHere ? null : own.absentAt,
    chosenMode: own.chosenMode ?? other.chosenMode,
    sectionsRead: [...new Set([...own.sectionsRead, ...other.sectionsRead])],
    resultsSeenAt: own.resultsSeenAt ?? other.resultsSeenAt,
  };
}

/** The presence `now` without what the other student added. Changes since the merge stay. null: nothing remains, and there was no presence before. */
export function unmergePresence(now: Presence, before: Presence | null, other: Presence): Presence | null {
  const given = mergePresence(before, other);
  const was = before ?? nothing;
  const back = <Field extends Exclude<keyof Presence, "sectionsRead">>(field: Field): Presence[Field] =>
    now[field]?.valueOf() === given[field]?.valueOf() ? was[field] : now[field];
  const left = {
    joinedAt: back("joinedAt"),
    absentAt: back("absentAt"),
    chosenMode: back("chosenMode"),
    sectionsRead: now.sectionsRead.filter((id) => was.sectionsRead.includes(id) || !given.sectionsRead.includes(id)),
    resultsSeenAt: back("resultsSeenAt"),
  };
  const { sectionsRead, ...moments } = left;
  const isNothing = sectionsRead.length === 0 && Object.values(moments).every((value) => value === null);
  return before === null && isNothing ? null : left;
}

export function toMergedFrom(from: string, before: Presence | null): MergedFrom {
  if (before === null) return { from, before };
  const { joinedAt, absentAt, resultsSeenAt, ...rest } = presenceOf(before);
  const text = (moment: Date | null) => moment?.toISOString() ?? null;
  return {
    from,
    before: { ...rest, joinedAt: text(joinedAt), absentAt: text(absentAt), resultsSeenAt: text(resultsSeenAt) },
  };
}

export function presenceBefore({ before }: MergedFrom): Presence | null {
  if (before === null) return null;
  const { joinedAt, absentAt, resultsSeenAt, ...rest } = before;
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return { ...rest, joinedAt: moment(joinedAt), absentAt: moment(absentAt), resultsSeenAt: moment(resultsSeenAt) };
}
