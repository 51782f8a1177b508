import { afterEach, expect, it, vi } from "vitest";
import { chooseOutdated, isBackupDue, isVerificationDue, nameDailyBackup } from "./daily-schedule";

afterEach(() => vi.unstubAllEnvs());

const keepNewest = (newest: number) => ({ newest, weeks: 0, months: 0 });

it("B8g: a backup is due once the hour has come since the last one, however long ago that was, and when there was none", () => {
  const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);
  const due = (now: Date, last: Date | null) => isBackupDue(now, 3, last);
  expect(due(at(10, 12), null)).toBe(true);
  expect(due(at(10, 12), at(10, 3, 1))).toBe(false);
  expect(due(at(11, 2, 59), at(10, 3, 1))).toBe(false);
  expect(due(at(11, 3), at(10, 3, 1))).toBe(true);
  expect(due(at(10, 2), at(9, 2))).toBe(true);
  expect(due(at(30, 12), at(2, 12))).toBe(true);
});

it.each([
  ["Europe/Berlin", "2026-03-29", 2],
  ["Europe/Berlin", "2026-10-25", null],
  ["America/New_York", "2026-03-08", 2],
  ["America/New_York", "2026-11-01", null],
])(
  "B8g: in %s, where the clocks change on %s, one backup a day is due, at its hour, or an hour later where the day has no such hour",
  (zone, change, skipped) => {
    vi.stubEnv("TZ", zone);
    const at = (days: number, hour: number) => {
      const date = new Date(`${change}T00:00`);
      return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour);
    };
    expect(at(1, 0).getTime() - at(0, 0).getTime()).toBe((skipped === null ? 25 : 23) * 3_600_000);
    for (let hour = 0; hour < 12; hour++) {
      let last = at(-2, 12);
      const made: string[] = [];
      for (let now = last; now < at(1, 12); now = new Date(now.getTime() + 60_000)) {
        if (!isBackupDue(now, hour, last)) continue;
        last = now;
        made.push(now.toString());
      }
      expect(made).toEqual([at(-1, hour), at(0, hour === skipped ? hour + 1 : hour), at(1, hour)].map(String));
    }
  },
);

it("B8g: a clock that was once ahead stops no backup, and another machine's that is a little ahead makes no second one; what it made counts as the oldest", () => {
  const now = new Date(2026, 10, 10, 3, 0, 30);
  const later = (ms: number) => new Date(now.getTime() + ms);
  expect(isBackupDue(now, 3, new Date(2036, 0, 1))).toBe(true);
  expect(isBackupDue(now, 3, later(2 * 60 * 60_000))).toBe(true);
  expect(isBackupDue(now, 3, later(60_000))).toBe(false);
  const [ahead, today, yesterday] = [new Date(2036, 0, 1), now, later(-86_400_000)].map(nameDailyBackup);
  expect(
    chooseOutdated(
      [ahead, today, yesterday].flatMap((name) => name ?? []),
      keepNewest(1),
      now,
    ),
  ).toEqual([yesterday, ahead]);
});

it("B8g: of daily backups the newest stay, and other files are left alone", () => {
  const noon = new Date(Date.UTC(2026, 10, 11, 12));
  const names = [9, 11, 10].map((day) => nameDailyBackup(new Date(Date.UTC(2026, 10, day, 3, 0, 7))));
  expect(names[0]).toBe("crosscase-2026-11-09T03-00-07Z.crosscase-backup");
  expect(chooseOutdated([...names, "a.crosscase-backup", "notes.txt"], keepNewest(2), noon)).toEqual([names[0]]);
  expect(chooseOutdated(names, keepNewest(3), noon)).toEqual([]);
});

it("B8g: with weeks and months set, the last backup of each of the newest weeks and months stays too, however long the server makes one a day", () => {
  const at = (year: number, month: number, day: number) => nameDailyBackup(new Date(Date.UTC(year, month - 1, day, 2)));
  let names = ["notes.txt"];
  for (let day = Date.UTC(2025, 8, 1, 2); day <= Date.UTC(2026, 10, 11, 2); day += 86_400_000) {
    const now = new Date(day);
    names.push(nameDailyBackup(now));
    const outdated = new Set(chooseOutdated(names, { newest: 3, weeks: 4, months: 12 }, now));
    names = names.filter((name) => !outdated.has(name));
  }
  const lastOfMonths = [12, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((month) =>
    nameDailyBackup(new Date(Date.UTC(month === 12 ? 2025 : 2026, month === 12 ? 12 : month, 0, 2))),
  );
  const sundays = [at(2026, 10, 25), at(2026, 11, 1), at(2026, 11, 8)];
  const newest = [at(2026, 11, 9), at(2026, 11, 10), at(2026, 11, 11)];
  expect(names.sort()).toEqual([...lastOfMonths, at(2026, 10, 31), ...sundays, ...newest, "notes.txt"].sort());
});

it("B8g: a backup that was made while the clock was ahead is the last one of no week and month", () => {
  const now = new Date(Date.UTC(2026, 10, 11, 12));
  const [ahead, today] = [new Date(Date.UTC(2026, 10, 20)), now].map(nameDailyBackup);
  expect(chooseOutdated([ahead ?? "", today ?? ""], { newest: 1, weeks: 9, months: 9 }, now)).toEqual([ahead]);
});

it("B8j: a backup is to be verified when none was, after so many days since the last one, after a clock that was ahead, and never with 0", () => {
  const made = (day: number, minute = 0) => new Date(2026, 10, day, 3, minute);
  expect(isVerificationDue(7, made(8), null)).toBe(true);
  expect(isVerificationDue(7, made(7, 59), made(1))).toBe(false);
  expect(isVerificationDue(7, made(8), made(1, 30))).toBe(true);
  expect(isVerificationDue(1, made(2), made(1, 1))).toBe(true);
  expect(isVerificationDue(7, made(8), made(8))).toBe(false);
  expect(isVerificationDue(7, made(8), new Date(2036, 0, 1))).toBe(true);
  expect(isVerificationDue(0, made(8), null)).toBe(false);
});
