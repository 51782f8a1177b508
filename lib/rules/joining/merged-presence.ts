/** T15: what a merge makes of a student's presence in an activity, and what undoing it leaves. */

export interface Presence {
  joinedAt: Date | null;
  absentAt: Date | null;
  chosenMode: string | null;
  sectionsRead: string[];
  resultsSeenAt: Date | null;
}

/** A name that was merged into a student's, and what stood there before; null: nothing. Moments as JSON has them. */
export interface CameFrom {
  from: string;
  before: { [Field in keyof Presence]: Presence[Field] extends Date | null ? string | null : Presence[Field] } | null;
}

export function mergePresence(own: Presence | null, other: Presence): Presence {
  if (own === null) {
    const { joinedAt, absentAt, chosenMode, sectionsRead, resultsSeenAt } = other; // a row has more
    return { joinedAt, absentAt, chosenMode, sectionsRead, resultsSeenAt };
  }
  const isOtherHere = other.joinedAt !== null && other.absentAt === null;
  return {
    joinedAt: own.joinedAt ?? other.joinedAt,
    absentAt: isOtherHere ? null : own.absentAt,
    chosenMode: own.chosenMode ?? other.chosenMode,
    sectionsRead: [...new Set([...own.sectionsRead, ...other.sectionsRead])],
    resultsSeenAt: own.resultsSeenAt ?? other.resultsSeenAt,
  };
}

/** What is left of `now` without the other's: what has changed since the merge stays. Null: nothing is left, and there was nothing before. */
export function unmergePresence(now: Presence, before: Presence | null, other: Presence): Presence | null {
  const given = mergePresence(before, other);
  const back = <Value extends Date | string | null>(of: Value, gave: Value, was: Value): Value =>
    of?.valueOf() === gave?.valueOf() ? was : of;
  const own = before?.sectionsRead ?? [];
  const left = {
    joinedAt: back(now.joinedAt, given.joinedAt, before?.joinedAt ?? null),
    absentAt: back(now.absentAt, given.absentAt, before?.absentAt ?? null),
    chosenMode: back(now.chosenMode, given.chosenMode, before?.chosenMode ?? null),
    sectionsRead: now.sectionsRead.filter((id) => own.includes(id) || !given.sectionsRead.includes(id)),
    resultsSeenAt: back(now.resultsSeenAt, given.resultsSeenAt, before?.resultsSeenAt ?? null),
  };
  const { sectionsRead, ...moments } = left;
  const isNothing = sectionsRead.length === 0 && Object.values(moments).every((value) => value === null);
  return before === null && isNothing ? null : left;
}

export function toCameFrom(from: string, before: Presence | null): CameFrom {
  const text = (moment: Date | null) => moment?.toISOString() ?? null;
  return {
    from,
    before:
      before === null
        ? null
        : {
            joinedAt: text(before.joinedAt),
            absentAt: text(before.absentAt),
            chosenMode: before.chosenMode,
            sectionsRead: before.sectionsRead,
            resultsSeenAt: text(before.resultsSeenAt),
          },
  };
}

export function presenceBefore({ before }: CameFrom): Presence | null {
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return before === null
    ? null
    : {
        joinedAt: moment(before.joinedAt),
        absentAt: moment(before.absentAt),
        chosenMode: before.chosenMode,
        sectionsRead: before.sectionsRead,
        resultsSeenAt: moment(before.resultsSeenAt),
      };
}
