/** S1: when new names come so fast that the teacher should look. Names on the roster are not new. */

export interface NewName {
  at: Date;
  /** Where it came from (a keyed hash of the address); null: nobody knows. */
  from: string | null;
}

export interface NewNamesAlarm {
  /** How many came within `windowMs`. */
  names: number;
  /** The most of them that came from one address; 0 when nobody knows. */
  fromOne: number;
  /** When the first of them came. */
  since: Date;
}

export const windowMs = 5 * 60_000;
/** So long the teacher is told. */
export const alarmMs = 15 * 60_000;
/** A whole class comes before the teams are made; after that, those who are late. */
export const unusual = { beforeTeams: 40, withTeams: 8 };

/** The most names that came within 5 minutes of the last 15; null when so many are usual. `teamsSince`: when the teams were made; only later names are looked at. */
export function newNamesAlarm(
  names: readonly NewName[],
  { now, teamsSince }: { now: Date; teamsSince: Date | null },
): NewNamesAlarm | null {
  const from = Math.max(now.getTime() - alarmMs, teamsSince?.getTime() ?? 0);
  const recent = names
    .filter(({ at }) => at.getTime() > from && at.getTime() <= now.getTime())
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  let [first, busiest] = [0, [] as NewName[]];
  for (const [last, { at }] of recent.entries()) {
    while (at.getTime() - (recent[first]?.at.getTime() ?? 0) >= windowMs) first += 1;
    if (last - first + 1 > busiest.length) busiest = recent.slice(first, last + 1);
  }
  const [earliest] = busiest;
  if (earliest === undefined || busiest.length < (teamsSince === null ? unusual.beforeTeams : unusual.withTeams))
    return null;
  return { names: busiest.length, fromOne: countBusiestAddress(busiest), since: earliest.at };
}

function countBusiestAddress(names: readonly NewName[]): number {
  const counts = new Map<string, number>();
  for (const { from } of names) if (from !== null) counts.set(from, (counts.get(from) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** Someone who joined lately, as the teacher sees them before they remove new names. */
export interface Newcomer {
  id: string;
  name: string;
  at: Date;
  wrote: boolean;
  voted: boolean;
  inTeam: boolean;
}

/** Whoever has written or was placed is part of the class's work: such a name is not ticked by itself. */
export function hasTakenPart({ wrote, inTeam }: Pick<Newcomer, "wrote" | "inTeam">): boolean {
  return wrote || inTeam;
}
