/** What tiles show and in which order, as plain data for board-store.ts. */
import { compareTeams, type PlacedTeam, type Reason, type Section } from "@/lib/features/screens/board/rules/attention";
import type { SheetNumbers } from "@/lib/wire/sheet-numbers";

/** The part of a tile that changes while the page is open. */
export interface TileState {
  reason: Reason | null;
  numbers: SheetNumbers | null;
  age: Age;
  /** The ids of its members who have the activity open. */
  here: readonly string[];
  /** When the team's own clock ends, because of extra time or its own minutes. null when it ends with the class, and without a clock (T10). */
  ownEnd: number | null;
}

/** How long ago the text was changed, in coarse steps. Unknown until the numbers and the server's time have arrived. */
export type Age = { is: "unknown" | "never" } | { is: "now" } | { is: "seconds" | "minutes"; n: number };

export interface BoardOrder {
  sections: readonly { section: Section; teamIds: readonly string[] }[];
  /** The shown order is out of date, so *Sort now* is offered. */
  isStale: boolean;
}

const typingMs = 4_000;

export function orderOf(placed: readonly PlacedTeam[]): { section: Section; teamIds: string[] }[] {
  const sections: { section: Section; teamIds: string[] }[] = [];
  for (const { id, section } of [...placed].sort(compareTeams)) {
    const last = sections.at(-1);
    if (last?.section === section) last.teamIds.push(id);
    else sections.push({ section, teamIds: [id] });
  }
  return sections;
}

/** The team after or before the watched team, in a circle. The first or the last team when the watched team is not in the list. */
export function neighbourOf<Team extends { id: string }>(
  teams: readonly Team[],
  watched: Team | undefined,
  by: 1 | -1,
): Team | null {
  const at = teams.findIndex(({ id }) => id === watched?.id);
  const next = at === -1 ? teams.at(by === 1 ? 0 : -1) : teams[(at + by + teams.length) % teams.length];
  return next ?? watched ?? null;
}

export function keyOf(sections: BoardOrder["sections"]): string {
  return sections.map(({ section, teamIds }) => `${section}:${teamIds.join()}`).join(" ");
}

/** @param isSomeoneHere when false, the age is not "now": a page that has just been closed may have typed seconds ago */
export function ageOf(numbers: Pick<SheetNumbers, "editedAt"> | null, now: number | null, isSomeoneHere: boolean): Age {
  if (numbers === null || now === null) return { is: "unknown" };
  const { editedAt } = numbers;
  if (editedAt === null) return { is: "never" };
  const ms = Math.max(0, now - editedAt);
  if (ms < typingMs && isSomeoneHere) return { is: "now" };
  if (ms < 60_000) return { is: "seconds", n: Math.max(5, Math.floor(ms / 10_000) * 10) };
  return { is: "minutes", n: Math.floor(ms / 60_000) };
}

export function isSameTile(a: TileState | undefined, b: TileState): boolean {
  return (
    a !== undefined &&
    a.numbers === b.numbers &&
    JSON.stringify([a.age, a.reason, a.here, a.ownEnd]) === JSON.stringify([b.age, b.reason, b.here, b.ownEnd])
  );
}
