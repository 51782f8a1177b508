/** What tiles show, and in which order: values of board-store.ts. */
import { compareTeams, type PlacedTeam, type Reason, type Section } from "@/lib/rules/board/attention";
import type { SheetNumbers } from "@/lib/wire/sheet-numbers";

/** What changes in a tile while the page stays. */
export interface TileState {
  reason: Reason | null;
  numbers: SheetNumbers | null;
  age: Age;
  /** Its members who have the activity open. */
  here: readonly string[];
  /** T10: when its own clock ends, by extra time or minutes of its own; null where that is the class's end. */
  ownEnd: number | null;
}

/** How long ago the text was changed, in steps that one reads at a glance; unknown until its numbers and the time are there. */
export type Age = { is: "unknown" | "never" } | { is: "now" } | { is: "seconds" | "minutes"; n: number };

export interface BoardOrder {
  sections: readonly { section: Section; teamIds: readonly string[] }[];
  /** The teams belong elsewhere by now; *Sort now*. */
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

/** The team after or before the one that is watched, round and round; from one that is not among them the first or the last. */
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

/** @param isSomeoneHere nobody types whom the tile does not show as present: a page that was closed just now has typed seconds ago */
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
