/** A lesson as server and board store it: as times, through the rules for timers and pauses. */
import {
  classTime,
  countFrom,
  extendClock,
  extendTeam,
  extraMs,
  isClockOver,
  leftAt,
  notBegun,
  remainingTeamMs,
  setClock,
  shownClock,
  stopCounting,
  type ClockLimit,
  type PhaseTime,
  type TeamTime,
} from "@/lib/activity/rules/clock";
import { resumesAt, isPaused, renewPause, startPause, type Pause } from "@/lib/activity/rules/pause";
import type { Phase } from "@/lib/activity/rules/phases";
import {
  attentionLimits,
  findBoardPlace,
  type BoardPlace,
  type WatchedMember,
} from "@/lib/features/screens/board/rules/attention";
import { tickMs, type Step } from "./lesson-steps";
import { makePupils, makeSheets, type Pupil, type Sheet } from "./pupils-and-sheets";

const start = 1_000_000_000_000;

export class WatchedLesson {
  private now = start;
  private phase: Phase = "write";
  private pause: Pause | null = null;
  private readonly times = new Map<Phase, PhaseTime>([["write", countFrom(notBegun, start, start)]]);
  private readonly limits = new Map<Phase, ClockLimit>();
  private readonly own = new Map<string, number>();
  private lastHereAt: number | null = start;
  private readonly pupils = makePupils(start);
  private readonly sheets = makeSheets();

  placeOf(team: number): BoardPlace {
    const sheet = this.sheet(team);
    const words = [...sheet.words.values()].reduce((sum, each) => sum + each, 0);
    const [most] = [...sheet.words].sort(([, a], [, b]) => b - a);
    return findBoardPlace(
      {
        ...sheet,
        isComing: false,
        members: this.membersOf(team),
        sheet: {
          words,
          editedAt: sheet.editedAt,
          main:
            most === undefined ? null : { studentId: String(most[0]), percent: Math.floor((100 * most[1]) / words) },
        },
      },
      {
        phase: this.phase,
        now: this.now,
        phaseSince: this.time().countsFrom,
        leftMs: this.leftOf(team),
        lastHereAt: this.lastHereAt,
        isPaused: isPaused(this.pause, this.now),
      },
    );
  }

  /** Time left on the team's timer, in ms; null without one. */
  leftOf(team: number): number | null {
    const limit = this.limits.get(this.phase) ?? null;
    const clock = shownClock(limit, this.time());
    return clock === null ? null : leftAt(clock, this.now) + extraMs(limit, this.teamTime(team));
  }

  do(step: Step): void {
    switch (step.do) {
      case "tick":
        this.now += tickMs;
        this.endSitting();
        break;
      case "come":
        this.come(step.student);
        break;
      case "drop":
        if (this.pupil(step.student).isHere) this.sit(step.student, { isHere: false, lostSince: this.now });
        break;
      case "leave":
        if (this.pupil(step.student).isHere) this.sit(step.student, { isHere: false, lostSince: null });
        break;
      case "mark":
        this.sit(step.student, { isAbsent: step.absent });
        break;
      case "place":
        this.sit(step.student, { team: step.team });
        break;
      case "give":
        this.sit(step.student, { percent: step.percent });
        break;
      case "type":
        this.type(step.student, step.words);
        break;
      case "ask":
        this.sheet(step.team).askedAt = this.now;
        break;
      case "answer":
      case "take-flag-back":
        this.sheet(step.team).askedAt = null;
        break;
      case "hand-in":
        Object.assign(this.sheet(step.team), { isHandedIn: true, isReturned: false });
        break;
      case "take-back":
        Object.assign(this.sheet(step.team), { isHandedIn: false, isReturned: false });
        break;
      case "return":
        if (this.sheet(step.team).isHandedIn) this.sheet(step.team).isReturned = true;
        break;
      case "match":
      case "present":
        this.sheet(step.team).match = { isPresenting: step.do === "present" };
        break;
      case "unmatch":
        this.sheet(step.team).match = null;
        break;
      case "set-clock":
        this.limits.set(this.phase, setClock(this.time(), step.minutes, this.now));
        this.setOwn(() => 0);
        break;
      case "clock-off":
        this.limits.delete(this.phase);
        this.setOwn(() => 0);
        break;
      case "extend":
        this.extend(step.minutes, step.team);
        break;
      case "pause":
        this.changePause(startPause({ kind: "pause", sentence: "" }, this.now));
        break;
      case "renew":
        if (isPaused(this.pause, this.now)) this.changePause(renewPause(this.pause, this.now));
        break;
      case "resume":
        if (isPaused(this.pause, this.now)) this.changePause(null);
        break;
      case "move":
        this.move(step.phase);
        break;
      case "wait":
      case "next-sitting":
        throw new Error("it is played tick by tick");
    }
    if (this.pupils.some(({ isHere }) => isHere)) this.lastHereAt = this.now;
  }

  private come(student: number): void {
    const cameAt = this.pupil(student).cameAt ?? this.now;
    this.sit(student, { isHere: true, cameAt, isAbsent: false, lostSince: null });
  }

  /** A new sitting forgets who was online, as activity-presence.ts does (Q19). */
  private endSitting(): void {
    if (this.lastHereAt === null || this.now - this.lastHereAt <= attentionLimits.classMs) return;
    if (this.pupils.some(({ isHere }) => isHere)) return;
    for (const pupil of this.pupils) Object.assign(pupil, { cameAt: null, lostSince: null });
  }

  private type(student: number, words: number): void {
    const { team, isHere } = this.pupil(student);
    if (team === null || !isHere) return;
    const sheet = this.sheet(team);
    sheet.words.set(student, (sheet.words.get(student) ?? 0) + words);
    sheet.editedAt = this.now;
  }

  private extend(minutes: number, team: number | null): void {
    const limit = this.limits.get(this.phase);
    if (limit === undefined) return;
    if (team !== null) {
      this.own.set(`${this.phase} ${team}`, extendTeam(limit, this.teamTime(team), this.time(), minutes, this.now));
      return;
    }
    if (minutes > 0 && isClockOver(limit, this.time(), this.now))
      this.setOwn((each) => remainingTeamMs(limit, this.teamTime(each), this.time(), this.now));
    this.limits.set(this.phase, extendClock(limit, this.time(), minutes, this.now));
  }

  private setOwn(of: (team: number) => number): void {
    for (const team of this.sheets.keys()) this.own.set(`${this.phase} ${team}`, of(team));
  }

  private changePause(pause: Pause | null): void {
    this.pause = pause;
    this.times.set(this.phase, countFrom(this.time(), resumesAt(pause, this.now), this.now));
  }

  /** Requests for help end with the phase (Q24). */
  private move(phase: Phase): void {
    if (phase === this.phase) return;
    for (const sheet of this.sheets) sheet.askedAt = null;
    this.times.set(this.phase, stopCounting(this.time(), this.now));
    this.phase = phase;
    this.times.set(phase, countFrom(this.time(), resumesAt(this.pause, this.now), this.now));
  }

  private membersOf(team: number): WatchedMember[] {
    return this.pupils.flatMap((pupil, n) => (pupil.team === team ? [{ ...pupil, id: String(n) }] : []));
  }

  private teamTime(team: number): TeamTime {
    const percents = this.pupils.flatMap((pupil) => (pupil.team === team ? [pupil.percent] : []));
    return { percent: Math.max(classTime.percent, ...percents), ownMs: this.own.get(`${this.phase} ${team}`) ?? 0 };
  }

  private time(): PhaseTime {
    return this.times.get(this.phase) ?? notBegun;
  }

  private sheet(team: number): Sheet {
    const sheet = this.sheets[team];
    if (sheet === undefined) throw new Error(`there is no team ${team}`);
    return sheet;
  }

  private pupil(student: number): Pupil {
    const pupil = this.pupils[student];
    if (pupil === undefined) throw new Error(`there is no student ${student}`);
    return pupil;
  }

  private sit(student: number, change: Partial<Pupil>): void {
    const wasHere = this.pupils.some(({ isHere }) => isHere);
    Object.assign(this.pupil(student), change);
    if (wasHere) this.lastHereAt = this.now;
  }
}
