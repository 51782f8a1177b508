import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LocalMoment, LocalTime } from "./local-time";

const noon = new Date(2026, 10, 13, 12, 0);
const text = (shown: React.ReactElement) => renderToStaticMarkup(shown).replace(/<[^>]*>/g, "");

beforeEach(() => vi.useFakeTimers({ now: noon }));
afterEach(() => vi.useRealTimers());

it("T8i: a moment of today is its time, and one of another day says which", () => {
  expect(text(<LocalMoment at={new Date(2026, 10, 13, 9, 5)} />)).toBe("09:05");
  expect(text(<LocalMoment at={new Date(2026, 10, 12, 9, 5)} />)).toBe("Thu 09:05");
  expect(text(<LocalMoment at={new Date(2026, 9, 2, 9, 5)} />)).toBe("2\u00a0Oct 09:05");
  expect(renderToStaticMarkup(<LocalMoment at={noon} />)).toContain(`dateTime="${noon.toISOString()}"`);
});

const root = path.resolve(import.meta.dirname, "../../..");
/** Files that show a time without its day, because it is always of today: a timer, a pause, a lost connection. The audit log shows the day beside it. */
const withoutDay = [
  "app/teacher/installation/audit/page.tsx",
  "components/screens/board/connection-strip.tsx",
  "components/screens/board/live/live-tile.tsx",
  "components/screens/board/watch/watch-panel.tsx",
  "components/hour/clocks/clock-controls.tsx",
  "components/hour/clocks/teacher-clock.tsx",
];
/** Files that show a time with its day, in each of the four places of T8. */
const withDay = [
  "app/a/[activity]/layout.tsx",
  "app/a/[activity]/review/page.tsx",
  "app/teacher/activities/[activity]/submissions/[submission]/page.tsx",
  "components/screens/board/live/live-tile.tsx",
  "components/screens/board/student-flag.tsx",
  "components/hour/helping/teachers-messages.tsx",
  "components/undo/journal-list.tsx",
  "components/cases/reviewing/desk/outcome.tsx",
  "components/cases/writing/earlier-texts.tsx",
];

it("T8i: the journal, review, the board and students' pages show moments, and no other place a time without its day but those that are named", () => {
  const sources = ["app", "components"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".tsx") && !file.includes(".test.") && !file.includes("ui/display/"))
      .map((file) => `${folder}/${file}`),
  );
  const using = (pattern: RegExp) =>
    sources.filter((file) => pattern.test(readFileSync(path.join(root, file), "utf8"))).sort();
  expect(using(/<LocalTime |\bformatTime\(|toLocaleTimeString|timeStyle|hour: "/)).toEqual(withoutDay.toSorted());
  expect(using(/<LocalMoment /)).toEqual(expect.arrayContaining(withDay));
});

it("T8i: a time without its day is the same on every day", () => {
  expect(text(<LocalTime at={new Date(2026, 10, 12, 9, 5)} />)).toBe("09:05");
});
