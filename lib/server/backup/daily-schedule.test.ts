import { afterEach, expect, it, vi } from "vitest";
import { chooseOutdated, isBackupDue, nameDailyBackup } from "./daily-schedule";

afterEach(() => vi.unstubAllEnvs());

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
      1,
      now,
    ),
  ).toEqual([yesterday, ahead]);
});

it("B8g: of daily backups the newest stay, and other files are left alone", () => {
  const noon = new Date(Date.UTC(2026, 10, 11, 12));
  const names = [9, 11, 10].map((day) => nameDailyBackup(new Date(Date.UTC(2026, 10, day, 3, 0, 7))));
  expect(names[0]).toBe("crosscase-2026-11-09T03-00-07Z.crosscase-backup");
  expect(chooseOutdated([...names, "a.crosscase-backup", "notes.txt"], 2, noon)).toEqual([names[0]]);
  expect(chooseOutdated(names, 3, noon)).toEqual([]);
});
