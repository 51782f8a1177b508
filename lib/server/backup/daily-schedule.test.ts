import { expect, it } from "vitest";
import { chooseOutdated, isBackupDue, nameDailyBackup } from "./daily-schedule";

it("B8: a backup is due once the hour has come since the last one, however long ago that was, and when there was none", () => {
  const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);
  const due = (now: Date, last: Date | null) => isBackupDue(now, 3, last);
  expect(due(at(10, 12), null)).toBe(true);
  expect(due(at(10, 12), at(10, 3, 1))).toBe(false);
  expect(due(at(11, 2, 59), at(10, 3, 1))).toBe(false);
  expect(due(at(11, 3), at(10, 3, 1))).toBe(true);
  expect(due(at(10, 2), at(9, 2))).toBe(true);
  expect(due(at(30, 12), at(2, 12))).toBe(true);
});

it("B8: a clock that was once ahead stops no backup, and another machine's that is a little ahead makes no second one; what it made counts as the oldest", () => {
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

it("B8: of daily backups the newest stay, and other files are left alone", () => {
  const noon = new Date(Date.UTC(2026, 10, 11, 12));
  const names = [9, 11, 10].map((day) => nameDailyBackup(new Date(Date.UTC(2026, 10, day, 3, 0, 7))));
  expect(names[0]).toBe("crosscase-2026-11-09T03-00-07Z.crosscase-backup");
  expect(chooseOutdated([...names, "a.crosscase-backup", "notes.txt"], 2, noon)).toEqual([names[0]]);
  expect(chooseOutdated(names, 3, noon)).toEqual([]);
});
