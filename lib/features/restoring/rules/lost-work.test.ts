import { describe, expect, it } from "vitest";
import { compareWork, type RenderedWork, type SeenWork } from "./lost-work";
import { isNoticeActive, restoreNoticeMs } from "./restored";

/** A time of the day of the restore. */
const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);
const restored = { to: at("17:32"), at: at("17:36") };
const page = (renderedAt: string, storedAt: string | null, wasRestored = true): RenderedWork => ({
  renderedAt: at(renderedAt),
  storedAt: storedAt === null ? null : at(storedAt),
  restored: wasRestored ? restored : null,
});
const seen = (stored: string, by: string): SeenWork => ({ at: at(stored).getTime(), seenAt: at(by).getTime() });

describe("work that a restore has taken away", () => {
  it("B8e: was seen between the backup and the restore, and is not there since, or only an earlier one of it is", () => {
    const before = seen("17:34", "17:35");
    for (const storedAt of [null, "17:20"])
      expect(compareWork(before, page("17:40", storedAt))).toEqual({ seen: before, lostAt: before.at });
  });

  it("B8e: was stored on its way: a vote that a device cast before the backup and sent after it", () => {
    const before = seen("17:30", "17:35");
    expect(compareWork(before, page("17:40", null)).lostAt).toBe(before.at);
  });

  it("B8e: is told until it is done again, and not when that is taken back", () => {
    const again = compareWork(seen("17:34", "17:35"), page("17:41", "17:40"));
    expect(again).toEqual({ seen: seen("17:40", "17:41"), lostAt: null });
    expect(compareWork(again.seen, page("17:50", null))).toEqual({ seen: null, lostAt: null });
  });

  it.each<[why: string, before: SeenWork | null, page: RenderedWork, after: SeenWork | null]>([
    ["nothing was seen", null, page("17:40", null), null],
    ["it is there", seen("17:34", "17:35"), page("17:40", "17:34"), seen("17:34", "17:40")],
    ["it was taken back, and nothing was restored", seen("17:34", "17:35"), page("17:40", null, false), null],
    ["it was taken back before the backup", seen("17:20", "17:25"), page("17:40", null), null],
    ["it was taken back after the restore", seen("17:34", "17:37"), page("17:40", null), null],
    [
      "the page is older than what was seen",
      seen("17:34", "17:35"),
      page("17:33", null, false),
      seen("17:34", "17:35"),
    ],
  ])("B8e: is not told where %s", (_why, before, rendered, after) => {
    expect(compareWork(before, rendered)).toEqual({ seen: after, lostAt: null });
  });
});

it("B8d: a restore is told for a week", () => {
  const after = (ms: number) => isNoticeActive(restored, new Date(restored.at.getTime() + ms));
  expect([after(0), after(restoreNoticeMs - 1), after(restoreNoticeMs)]).toEqual([true, true, false]);
  expect(restoreNoticeMs).toBe(7 * 86_400_000);
});
