/**
 * The state of the board: facts of the page, numbers and presence from the live channel, and the place of each team. A tile renders only when
 * its own state has changed. A new order is applied only while nobody uses the board, but a team with a flag moves up at once (Q22).
 */
import {
  findBoardPlace,
  type PlacedTeam,
  type WatchedClass,
  type WatchedTeam,
} from "@/lib/features/screens/board/rules/attention";
import { leftAt, endBeyondClass, type ShownClock } from "@/lib/activity/rules/clock";
import { isPaused } from "@/lib/activity/rules/pause";
import type { Phase } from "@/lib/activity/rules/phases";
import type { ActivityTime, Presence } from "@/lib/wire/live-messages";
import type { SheetNumbers } from "@/lib/wire/sheet-numbers";
import { ageOf, isSameTile, keyOf, orderOf, type BoardOrder, type TileState } from "./board-order";

/** The facts about a team when the page was rendered. */
export interface BoardTeamFacts {
  id: string;
  number: number;
  worksheetId: string;
  members: readonly { id: string; absent: boolean; opened: boolean }[];
  flag: { at: Date; coming: string | null } | null;
  /** The submission that counts. null while nothing is handed in. */
  submission: object | null;
  returnedAt: Date | null;
  match: { isPresenting: boolean } | null;
  /** Milliseconds that the team has beyond the clock of the class: its own minutes and extra time. */
  extraMs: number;
}

/** The order is held for so long after the last pointer movement or key on the board. */
const holdOrderMs = 3_000;
/** The most tiles that are notified of a change in one animation frame. */
const maxTilesPerFrame = 6;
const emptyState: TileState = { reason: null, numbers: null, age: { is: "unknown" }, here: [], ownEnd: null };

export class BoardStore {
  private readonly numbers = new Map<string, SheetNumbers>();
  private here: ReadonlySet<string> = new Set();
  private lost: ReadonlyMap<string, number> = new Map();
  private came: ReadonlyMap<string, number> = new Map();
  /** The latest time at which a student left. null when nobody has left. */
  private lastLeftAt: number | null = null;
  private time: ActivityTime | null = null;
  private readonly tiles = new Map<string, TileState>();
  private placed: readonly PlacedTeam[] = [];
  private order: BoardOrder = { sections: [], isStale: false };
  private readonly tileListeners = new Map<string, () => void>();
  private readonly orderListeners = new Set<() => void>();
  private readonly changedTiles = new Set<string>();
  private frame: number | null = null;
  private holdOrderUntil = -Infinity;
  /** The server's time when the connection was lost, at which the board is frozen. undefined while connected. */
  private frozenAt: number | null | undefined;

  /** Starts with the facts alone, so that the first render equals the server's. */
  constructor(
    private readonly serverNow: () => number | null,
    private readonly phase: Phase,
    private teams: readonly BoardTeamFacts[],
  ) {
    this.placed = teams.map((team) => this.place(team, null));
    this.order = { sections: orderOf(this.placed), isStale: false };
  }

  setTeams(teams: readonly BoardTeamFacts[]): void {
    this.teams = teams;
    this.update();
  }

  setNumbers(sheets: readonly SheetNumbers[]): void {
    for (const sheet of sheets) this.numbers.set(sheet.worksheetId, sheet);
    this.frozenAt = undefined;
    this.update();
  }

  /** To call when the connection is lost. Until numbers arrive again, the time that passes must not raise an alarm about a team. */
  freeze(): void {
    this.frozenAt ??= this.serverNow();
  }

  setPresence({ students, lost, left, came = [] }: Presence): void {
    this.here = new Set(students);
    this.lost = new Map(lost);
    this.came = earliestOf(came);
    this.lastLeftAt = left.length === 0 ? null : Math.max(...left.map(([, at]) => at));
    this.update();
  }

  setTime(time: ActivityTime): void {
    this.time = time;
    this.update();
  }

  /** To call when the pointer has moved over the board, or a key was pressed in it. @param now monotonic ms */
  noteInteraction(now: number): void {
    this.holdOrderUntil = now + holdOrderMs;
  }

  /** Whether the tiles must keep their places. @param now monotonic ms */
  isOrderHeld(now: number): boolean {
    return now < this.holdOrderUntil;
  }

  /** Called once a second: updates ages, reasons that depend on the time, and an order that has waited. @param now monotonic ms */
  tick(now: number): void {
    this.update(now);
  }

  sortNow(): void {
    const sortedOrder = orderOf(this.placed);
    this.setOrder(sortedOrder, sortedOrder);
  }

  tile(teamId: string): TileState {
    return this.tiles.get(teamId) ?? emptyState;
  }

  subscribeTile(teamId: string, listener: () => void): () => void {
    this.tileListeners.set(teamId, listener);
    return () => this.tileListeners.delete(teamId);
  }

  shownOrder(): BoardOrder {
    return this.order;
  }

  subscribeOrder(listener: () => void): () => void {
    this.orderListeners.add(listener);
    return () => this.orderListeners.delete(listener);
  }

  private update(monotonicNow = performance.now()): void {
    const now = this.frozenAt === undefined ? this.serverNow() : this.frozenAt;
    this.placed = this.teams.map((team) => this.place(team, now));
    const due = orderOf(this.placed);
    this.setOrder(this.isOrderHeld(monotonicNow) ? this.heldOrder(due) : due, due);
  }

  private place(team: BoardTeamFacts, now: number | null): PlacedTeam {
    const numbers = this.numbers.get(team.worksheetId) ?? null;
    // Before the server's time is known, only facts count and no ages.
    const place = findBoardPlace(this.watched(team, numbers), this.watchedClass(now ?? 0, now === null, team.extraMs));
    const here = team.members.flatMap(({ id }) => (this.here.has(id) ? [id] : []));
    const state: TileState = {
      reason: place.reason,
      numbers,
      age: ageOf(numbers, now, here.length > 0),
      here,
      ownEnd: endBeyondClass(this.time?.clock ?? null, team.extraMs),
    };
    if (!isSameTile(this.tiles.get(team.id), state)) {
      this.tiles.set(team.id, state);
      if (this.tileListeners.has(team.id)) this.notifySoon(team.id);
    }
    return { ...place, id: team.id, number: team.number, words: numbers?.words ?? 0 };
  }

  private watched(team: BoardTeamFacts, numbers: SheetNumbers | null): WatchedTeam {
    return {
      members: team.members.map(({ id, absent, opened }) => ({
        id,
        isAbsent: absent,
        hasJoined: opened,
        isHere: this.here.has(id),
        cameAt: this.came.get(id) ?? null,
        lostSince: this.lost.get(id) ?? null,
      })),
      askedAt: team.flag?.at.getTime() ?? null,
      isComing: team.flag !== null && team.flag.coming !== null,
      sheet: numbers,
      isHandedIn: team.submission !== null,
      isReturned: team.returnedAt !== null,
      match: team.match,
    };
  }

  private watchedClass(now: number, isUnknown: boolean, extraMs: number): WatchedClass {
    const { time } = this;
    const clock: ShownClock | null = time?.clock ?? null;
    return {
      phase: time?.phase ?? this.phase,
      now,
      phaseSince: time?.since ?? null,
      leftMs: clock === null ? null : leftAt(clock, now) + extraMs,
      lastHereAt: isUnknown ? null : this.here.size > 0 ? now : this.lastLeftAt,
      isPaused: isPaused(time?.pause ?? null, now),
    };
  }

  /** The shown order, with teams that ask for help moved to the front, new teams added and removed teams left out. */
  private heldOrder(due: BoardOrder["sections"]): BoardOrder["sections"] {
    const known = new Set(this.teams.map(({ id }) => id));
    const asking = new Set(this.placed.flatMap(({ id, reason }) => (reason?.code === "asked" ? [id] : [])));
    const asked = due.flatMap(({ teamIds }) => teamIds).filter((id) => asking.has(id));
    const shown = this.order.sections.map(({ section, teamIds }) => ({
      section,
      teamIds: teamIds.filter((id) => known.has(id) && !asking.has(id)),
    }));
    if (shown[0]?.section === "first") shown[0].teamIds.unshift(...asked);
    else shown.unshift({ section: "first", teamIds: asked });
    const placed = new Set(shown.flatMap(({ teamIds }) => teamIds));
    for (const { section, teamIds } of due) {
      const fresh = teamIds.filter((id) => !placed.has(id));
      if (fresh.length === 0) continue;
      const own = shown.find((one) => one.section === section);
      if (own === undefined) shown.push({ section, teamIds: fresh });
      else own.teamIds.push(...fresh);
    }
    return shown.filter(({ teamIds }) => teamIds.length > 0);
  }

  private setOrder(sections: BoardOrder["sections"], due: BoardOrder["sections"]): void {
    const key = keyOf(sections);
    const isStale = key !== keyOf(due);
    if (key === keyOf(this.order.sections) && isStale === this.order.isStale) return;
    this.order = { sections, isStale };
    for (const listener of [...this.orderListeners]) listener();
  }

  private notifySoon(teamId: string): void {
    this.changedTiles.add(teamId);
    this.frame ??= requestAnimationFrame(() => this.notifyTiles());
  }

  private notifyTiles(): void {
    this.frame = null;
    for (const teamId of [...this.changedTiles].slice(0, maxTilesPerFrame)) {
      this.changedTiles.delete(teamId);
      this.tileListeners.get(teamId)?.();
    }
    if (this.changedTiles.size > 0) this.frame = requestAnimationFrame(() => this.notifyTiles());
  }
}

function earliestOf(moments: readonly (readonly [id: string, at: number])[]): Map<string, number> {
  const earliest = new Map<string, number>();
  for (const [id, at] of moments) earliest.set(id, Math.min(at, earliest.get(id) ?? Infinity));
  return earliest;
}
