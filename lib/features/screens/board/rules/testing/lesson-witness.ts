/**
 * What an observer of the whole lesson would say about each team, following the words of the product page. It uses no times and no rules, but
 * remembers the whole state after each step, and counts timers down tick by tick.
 */
import type { Reason, Section } from "@/lib/features/screens/board/rules/attention";
import { everyTeam, firstSight, set, ticksOf, type LessonState } from "./lesson-state";
import type { Step } from "./lesson-steps";

export interface Account {
  section: Section;
  reason: Reason["code"] | null;
  /** The students whom the reason may name. */
  whom: readonly string[];
}

export class LessonWitness {
  private readonly seen: LessonState[] = [firstSight];
  private sitting: readonly LessonState[] = this.seen;

  private get last(): LessonState {
    const last = this.seen.at(-1);
    if (last === undefined) throw new Error("it begins with one");
    return last;
  }

  see(step: Step): void {
    this.seen.push({ ...this.last, ...this.changeBy(step, this.last) });
    this.sitting = this.sightsOfSitting();
  }

  private changeBy(step: Step, was: LessonState): Partial<LessonState> {
    switch (step.do) {
      case "tick": {
        const clock = was.clocks[was.phase];
        return {
          tick: was.tick + 1,
          pauseLeft: Math.max(0, was.pauseLeft - 1),
          clocks:
            clock === undefined || was.pauseLeft > 0
              ? was.clocks
              : { ...was.clocks, [was.phase]: { ...clock, counted: clock.counted + 1 } },
        };
      }
      case "come":
        return { where: set(was.where, step.student, "here"), absent: set(was.absent, step.student, false) };
      case "drop":
      case "leave":
        return was.where[step.student] === "here"
          ? { where: set(was.where, step.student, step.do === "drop" ? "lost" : "away") }
          : {};
      case "mark":
        return { absent: set(was.absent, step.student, step.absent) };
      case "place":
        return { team: set(was.team, step.student, step.team) };
      case "give":
        return { percent: set(was.percent, step.student, step.percent) };
      case "type": {
        const team = was.team[step.student] ?? null;
        if (team === null || was.where[step.student] !== "here") return {};
        const more = Array.from({ length: step.words }, () => step.student);
        return { words: set(was.words, team, [...(was.words[team] ?? []), ...more]) };
      }
      case "ask":
        return { flag: set(was.flag, step.team, true) };
      case "answer":
      case "take-flag-back":
        return { flag: set(was.flag, step.team, false) };
      case "hand-in":
        return { case: set(was.case, step.team, "in") };
      case "take-back":
        return { case: set(was.case, step.team, "none") };
      case "return":
        return was.case[step.team] === "none" ? {} : { case: set(was.case, step.team, "returned") };
      case "match":
        return { match: set(was.match, step.team, "meets") };
      case "present":
        return { match: set(was.match, step.team, "presents") };
      case "unmatch":
        return { match: set(was.match, step.team, "none") };
      case "set-clock":
        return this.begun(ticksOf(step.minutes), () => 0, was);
      case "clock-off":
        return { ...this.begun(0, () => 0, was), clocks: { ...was.clocks, [was.phase]: undefined } };
      case "extend":
        return this.extended(step.minutes, step.team, was);
      case "pause":
        return { pauseLeft: ticksOf(10) };
      case "renew":
        return was.pauseLeft > 0 ? { pauseLeft: ticksOf(10) } : {};
      case "resume":
        return { pauseLeft: 0 };
      case "move":
        return step.phase === was.phase ? {} : { phase: step.phase, flag: everyTeam(false) };
      case "wait":
      case "next-sitting":
        throw new Error("it is played tick by tick");
    }
  }

  private begun(length: number, own: (team: number) => number, was: LessonState): Partial<LessonState> {
    const each = everyTeam(0).map((_, team): [string, number] => [`${was.phase} ${team}`, own(team)]);
    return {
      clocks: { ...was.clocks, [was.phase]: { counted: 0, length } },
      own: { ...was.own, ...Object.fromEntries(each) },
    };
  }

  /**
   * Added minutes count from now if the timer is over, and for a team in addition to what it still has. Removed minutes end the timer now at the
   * earliest.
   */
  private extended(minutes: number, team: number | null, was: LessonState): Partial<LessonState> {
    const clock = was.clocks[was.phase];
    if (clock === undefined) return {};
    const by = ticksOf(minutes);
    const changed = (length: number) => {
      if (by > 0) return Math.max(length, clock.counted) + by;
      return length <= clock.counted ? length : Math.max(length + by, clock.counted);
    };
    if (team === null && by > 0 && clock.counted >= clock.length)
      return this.begun(by, (each) => Math.max(0, (this.lengthFor(each, was) ?? 0) - clock.counted), was);
    if (team === null) return { clocks: { ...was.clocks, [was.phase]: { ...clock, length: changed(clock.length) } } };
    const length = this.lengthFor(team, was) ?? 0;
    const key = `${was.phase} ${team}`;
    return { own: { ...was.own, [key]: (was.own[key] ?? 0) + changed(length) - length } };
  }

  private lengthFor(team: number, { clocks, phase, percent, team: teamOf, own }: LessonState): number | null {
    const clock = clocks[phase];
    if (clock === undefined) return null;
    const largest = Math.max(100, ...percent.filter((_, student) => teamOf[student] === team));
    return Math.max(0, (clock.length * largest) / 100 + (own[`${phase} ${team}`] ?? 0));
  }

  /** Ticks left on the team's timer; null without one. */
  leftOf(team: number): number | null {
    const length = this.lengthFor(team, this.last);
    return length === null ? null : length - (this.last.clocks[this.last.phase]?.counted ?? 0);
  }

  /** Whether the class was paused before the last step. */
  get wasPaused(): boolean {
    return (this.seen.at(-2)?.pauseLeft ?? 0) > 0;
  }

  /** Whether this has held without a break for these minutes or longer. */
  private throughout(minutes: number, isSo: (sight: LessonState) => boolean): boolean {
    const from = this.last.tick - ticksOf(minutes);
    const begin = this.seen.findLastIndex(({ tick }) => tick <= from);
    return begin >= 0 && this.seen.slice(begin).every(isSo);
  }

  /** Everything since someone connected after nobody had been online for more than ten minutes. */
  private sightsOfSitting(): readonly LessonState[] {
    let emptySince: number | null = null;
    let begin = 0;
    for (const [at, { tick, where }] of this.seen.entries()) {
      const isEmpty = !where.includes("here");
      if (!isEmpty && emptySince !== null && tick - emptySince > ticksOf(10)) begin = at;
      emptySince = isEmpty ? (emptySince ?? tick) : null;
    }
    return this.seen.slice(begin);
  }

  get isLaterSitting(): boolean {
    return this.sitting.length < this.seen.length;
  }

  accountOf(team: number): Account {
    const now = this.last;
    const members = now.team.flatMap((of, student) => (of === team && now.absent[student] !== true ? [student] : []));
    const first = (reason: Reason["code"], whom: readonly number[] = []): Account => ({
      section: "first",
      reason,
      whom: whom.map(String),
    });
    if (now.flag[team] === true) return first("asked");

    const isWatched = (now.phase === "write" && now.case[team] !== "in") || now.phase === "compare";
    const from = now.tick - ticksOf(10);
    // Someone was online at some moment of the last ten minutes.
    const wasOnline = this.seen.some(
      ({ where }, at) => where.includes("here") && (this.seen[at + 1]?.tick ?? now.tick) >= from,
    );
    if (isWatched && now.pauseLeft === 0 && wasOnline) {
      const cameBy = (tick: number) => (student: number) =>
        this.sitting.some((sight) => sight.tick <= tick && sight.where[student] === "here");
      const came = members.filter(cameBy(now.tick));
      const lostFor = (minutes: number) =>
        came.filter((student) => this.throughout(minutes, ({ where }) => where[student] === "lost"));
      let lost = lostFor(3);
      if (lost.length > 0) {
        for (let longer = 3.5; lostFor(longer).length > 0; longer += 0.5) lost = lostFor(longer);
        return first("offline", lost);
      }
      if (came.length > 0 && members.every((student) => now.where[student] !== "here")) return first("nobody-here");
      if (now.phase === "write" && now.case[team] === "none") {
        const written = now.words[team] ?? [];
        const isQuiet = (sight: LessonState) =>
          sight.phase === "write" && sight.pauseLeft === 0 && sight.words[team]?.length === written.length;
        if (this.throughout(5, isQuiet) && members.some(cameBy(now.tick - ticksOf(5)))) return first("quiet");
        const wrote = (student: number) => written.filter((by) => by === student).length;
        const alone = members.filter((student) => written.length >= 60 && 10 * wrote(student) >= 9 * written.length);
        if (members.length > 1 && alone.length > 0) return first("one-writes", alone);
        const left = this.leftOf(team);
        if (left !== null && left <= ticksOf(3)) return first("not-handed-in");
      }
      if (now.phase === "compare" && now.match[team] === "none") return first("unmatched");
    }
    return { section: this.sectionOf(team), reason: null, whom: [] };
  }

  private sectionOf(team: number): Section {
    const now = this.last;
    if (now.case[team] === "returned") return "returned";
    if (now.phase === "write") return now.case[team] === "in" ? "handed-in" : "writing";
    if (now.phase === "compare") return now.match[team] === "presents" ? "presenting" : "comparing";
    return "teams";
  }
}
