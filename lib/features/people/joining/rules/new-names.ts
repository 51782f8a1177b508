/** Warns when new names join unusually fast. Names on the roster are not new (S1). */

export interface NewName {
  at: Date;
  /** A keyed hash of the network address; null when unknown. */
  from: string | null;
}

export interface NewNamesAlarm {
  /** How many names joined within `windowMs`. */
  names: number;
  /** How many of them came from the busiest address; 0 when unknown. */
  fromOne: number;
  /** When the first of them joined. */
  since: Date;
}

export const windowMs = 5 * 60_000;
/** How long the warning is shown. */
export const alarmMs = 15 * 60_000;
/** How many names within `windowMs` are unusual. Before teams are made the whole class joins; later only late students do. */
export const unusual = { beforeTeams: 40, withTeams: 8 };

/** The busiest 5 minutes of the last 15; null if the number of names is usual. `teamsSince`: when teams were made; only later names count. */
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

/** A student who joined recently, as teachers see them when they remove new names. */
export interface Newcomer {
  id: string;
  name: string;
  at: Date;
  wrote: boolean;
  voted: boolean;
  inTeam: boolean;
}

/** Whether a new student has written or is in a team. Such a name is not ticked by default. */
export function hasTakenPart({ wrote, inTeam }: Pick<Newcomer, "wrote" | "inTeam">): boolean {
  return wrote || inTeam;
}
