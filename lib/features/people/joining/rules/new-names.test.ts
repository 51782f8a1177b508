import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasTakenPart, newNamesAlarm, alarmMs, unusual, windowMs, type NewName } from "./new-names";

const start = Date.UTC(2026, 9, 5, 9);
const at = (seconds: number) => new Date(start + seconds * 1000);
/** `count` names from `first` on, one every `every` seconds. */
const coming = (count: number, first: number, every: number, from: string | null = "school"): NewName[] =>
  Array.from({ length: count }, (_, n) => ({ at: at(first + n * every), from }));

describe("new names that come fast", () => {
  it("S1v: a class of 30 that joins before teams are made raises no alarm, at once or over ten minutes", () => {
    expect(newNamesAlarm(coming(30, 0, 0), { now: at(60), teamsSince: null })).toBeNull();
    expect(newNamesAlarm(coming(60, 0, 10), { now: at(600), teamsSince: null })).toBeNull(); // 30 in each 5 minutes
  });

  it("S1v: once teams are made eight within 5 minutes do, and say how many of them came from one address", () => {
    const late = [...coming(30, 0, 0), ...coming(3, 1_000, 20, "home"), ...coming(7, 1_060, 10)];
    expect(newNamesAlarm(late, { now: at(1_200), teamsSince: at(900) })).toEqual({
      names: 10,
      fromOne: 7,
      since: at(1_000),
    });
    expect(newNamesAlarm(late, { now: at(1_200), teamsSince: at(1_100) })).toBeNull();
    expect(newNamesAlarm(coming(8, 1_000, 43), { now: at(1_400), teamsSince: at(900) })).toBeNull(); // the eighth comes 5 minutes after the first
    expect(newNamesAlarm(coming(8, 1_000, 42), { now: at(1_400), teamsSince: at(900) })).toMatchObject({ names: 8 });
  });

  it("S1v: of names whose address nobody knows none is said to come from one", () => {
    expect(newNamesAlarm(coming(40, 0, 1, null), { now: at(60), teamsSince: null })).toEqual({
      names: 40,
      fromOne: 0,
      since: at(0),
    });
  });

  it("S1v: the teacher is told for 15 minutes", () => {
    const names = coming(40, 0, 0);
    expect(newNamesAlarm(names, { now: new Date(start + alarmMs - 1), teamsSince: null })).toMatchObject({ names: 40 });
    expect(newNamesAlarm(names, { now: new Date(start + alarmMs), teamsSince: null })).toBeNull();
  });

  it("S1v: whoever has written or is in a team is not ticked by itself; whoever only voted is", () => {
    expect([
      hasTakenPart({ wrote: true, inTeam: false }),
      hasTakenPart({ wrote: false, inTeam: true }),
      hasTakenPart({ wrote: false, inTeam: false }),
    ]).toEqual([true, true, false]);
  });

  it("S1v: an alarm names no more than came, all within 5 minutes, and no busier 5 minutes are left unsaid", () => {
    let alarms = 0;
    const name = fc.record({
      at: fc.integer({ min: -100, max: 1_000 }).map(at),
      from: fc.constantFrom("school", "home", null),
    });
    fc.assert(
      fc.property(
        fc.oneof(fc.array(name, { maxLength: 20 }), fc.array(name, { minLength: 60, maxLength: 160 })),
        fc.option(fc.integer({ min: -200, max: 1_000 }).map(at)),
        (names, teamsSince) => {
          const now = at(900);
          const alarm = newNamesAlarm(names, { now, teamsSince });
          const looked = names.filter(
            (one) =>
              one.at.getTime() > now.getTime() - alarmMs &&
              one.at <= now &&
              (teamsSince === null || one.at > teamsSince),
          );
          const within = (from: Date) =>
            looked.filter((one) => one.at >= from && one.at.getTime() < from.getTime() + windowMs);
          const most = Math.max(0, ...looked.map((one) => within(one.at).length));
          expect(alarm?.names ?? null).toBe(
            most >= (teamsSince === null ? unusual.beforeTeams : unusual.withTeams) ? most : null,
          );
          if (alarm === null) return;
          alarms += 1;
          expect(within(alarm.since)).toHaveLength(alarm.names);
          expect(alarm.fromOne).toBeLessThanOrEqual(alarm.names);
        },
      ),
      { numRuns: 300 },
    );
    expect(alarms).toBeGreaterThan(20);
  });
});
