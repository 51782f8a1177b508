/** Checks of what the first screen of each page has to show, and of what no screen may do, at every size, in both themes, and with text twice as large. */
import type { Page } from "@playwright/test";
import { findOverlaps } from "@/e2e/support/overlaps";
import { member, type Classroom, type Person } from "@/e2e/support/classroom";
import { submissionOf } from "@/e2e/support/reviewed-class";
import { isAtLeast, phaseTable, type Phase } from "@/lib/activity/rules/phases";

export interface Cell {
  width: number;
  height: number;
  theme: "light" | "dark";
  /** The browser's text size, in percent of the usual one. */
  percent: 100 | 200;
}

const sizes = [
  [1366, 768],
  [1280, 720],
  [1024, 768],
  [390, 664],
  [320, 568],
] as const;

export const cells: readonly Cell[] = sizes.flatMap(([width, height]) =>
  (["light", "dark"] as const).flatMap((theme) =>
    ([100, 200] as const).map((percent) => ({ width, height, theme, percent })),
  ),
);

const isLaptop = ({ width, percent }: Cell) => width >= 1280 && percent === 100;
const isPhone = ({ width, height, percent }: Cell) => width === 390 && height === 664 && percent === 100;

export interface FoldPage {
  name: string;
  who: Person;
  at: string;
  /** Selectors of elements that have to be whole in the first screen, at the sizes for which `when` is true. */
  whole?: { when: (cell: Cell) => boolean; selectors: readonly string[] };
  /** Whether to check where the board's first tile begins, and how many rows of tiles are whole. Not in Vote, where students come first. */
  hasTiles?: boolean;
}

/** The pages of a phase: a student's own, and the teacher's board, teams and review. */
export async function pagesOf(classroom: Classroom, phase: Phase): Promise<FoldPage[]> {
  const own = `/a/${classroom.activity.id}`;
  const steered = `/teacher/activities/${classroom.activity.id}`;
  const hasTeams = isAtLeast(phase, "write");
  const student = classroom.students[0] ?? classroom.teacher;
  const ofStudent: Record<Phase, Omit<FoldPage, "name" | "who">> = {
    setup: { at: `${own}/wait`, whole: { when: isLaptop, selectors: ["h1"] } },
    learn: { at: `${own}/learn/brittleness`, whole: { when: isLaptop, selectors: ["h1", "article p, main p"] } },
    write: {
      at: `${own}/write`,
      whole: { when: (cell) => isLaptop(cell) || isPhone(cell), selectors: ["#title", "[data-first-line]"] },
    },
    compare: { at: `${own}/compare`, whole: { when: isLaptop, selectors: ["h1", "a[href='#alike']"] } },
    vote: {
      at: `${own}/vote`,
      whole: { when: isLaptop, selectors: ["[data-ballot] label:has(:checked)", "[data-ballot] [type=submit]"] },
    },
    results: { at: `${own}/results`, whole: { when: isLaptop, selectors: ["h1"] } },
    closed: { at: `${own}/wait`, whole: { when: isLaptop, selectors: ["h1"] } },
  };
  const asks = phase === "write" ? member(classroom, 1) : student;
  const pages: FoldPage[] = [
    { name: "a student’s page", who: asks, ...ofStudent[phase] },
    {
      name: "the board",
      who: classroom.teacher,
      at: steered,
      hasTiles: hasTeams && phaseTable[phase].board !== "students",
    },
  ];
  if (phase === "learn") pages.push({ name: "the matching", who: student, at: `${own}/learn/match` });
  if (hasTeams)
    pages.push({
      name: "teams and matches",
      who: classroom.teacher,
      at: `${steered}/teams`,
      whole: { when: isLaptop, selectors: ["[data-place^='team']"] },
    });
  if (isAtLeast(phase, "vote"))
    pages.push({
      name: "a review",
      who: classroom.teacher,
      at: `${steered}/submissions/${(await submissionOf(classroom, 0)).id}`,
      whole: { when: isLaptop, selectors: ["[data-sum]", "[data-next]"] },
    });
  return pages;
}

/** Gives the page a size, a theme and a size of text. */
export async function applyCell(page: Page, { width, height, theme, percent }: Cell): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: theme });
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: (16 * percent) / 100 } });
  await session.detach();
  await page.evaluate(async () => {
    scrollTo(0, 0);
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}

export async function findFoldFaults(page: Page, { whole, hasTiles = false }: FoldPage, cell: Cell): Promise<string[]> {
  const faults = await page.evaluate(findWide);
  for (const overlap of await findOverlaps(page)) faults.push(`overlap: ${overlap}`);
  faults.push(...(await page.evaluate(findTallBars)));
  if (whole?.when(cell) === true) faults.push(...(await page.evaluate(findBelowFold, [...whole.selectors])));
  if (hasTiles) faults.push(...(await page.evaluate(findTileFaults, isLaptop(cell))));
  return faults;
}

/* The functions below run in the page. */

/** Finds what makes the page scroll sideways. */
function findWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const isClipped = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).overflowX !== "visible" || isClipped(element.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isClipped(element.parentElement),
  );
  const named = wide.slice(0, 3).map((element) => `${element.tagName} ${element.getAttribute("class") ?? ""}`);
  return [`scrolls sideways by ${scrollWidth - clientWidth} px: ${named.join("; ")}`];
}

/** Finds bars that stay at the window's foot while the page scrolls, and take more than 30 % of the window. */
function findTallBars(): string[] {
  const under = document.elementsFromPoint(innerWidth / 2, innerHeight - 14);
  return under.flatMap((element) => {
    const { position } = getComputedStyle(element);
    const { height } = element.getBoundingClientRect();
    return (position === "fixed" || position === "sticky") && height > 0.3 * innerHeight
      ? [`a bar of ${Math.round((100 * height) / innerHeight)} % of the window: ${element.getAttribute("class") ?? ""}`]
      : [];
  });
}

/** Finds elements that are not whole in the window, above the bar at its foot. */
function findBelowFold(selectors: string[]): string[] {
  // Of a first answer with several lines only the first line has to be visible, so mark that.
  document.querySelectorAll("[data-first-line]").forEach((line) => line.remove());
  const area = document.querySelectorAll<HTMLElement>("textarea#scenario, [id='scenario']")[0];
  if (area !== undefined) {
    const box = area.getBoundingClientRect();
    const line = document.createElement("div");
    line.dataset["firstLine"] = "";
    line.style.cssText = `position:absolute;left:${box.left + scrollX}px;top:${box.top + scrollY}px;width:40px;height:28px;pointer-events:none`;
    document.body.append(line);
  }
  return selectors.flatMap((selector) => {
    const element = [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
    if (element === undefined) return [`${selector} is not there`];
    const { top, bottom, left, right } = element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight)
      return [`${selector} is at ${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight}`];
    const over = document.elementFromPoint((left + right) / 2, bottom - 2);
    const cover = over?.closest("[data-own-foot], footer, [data-keys]") ?? null;
    return cover !== null && !cover.contains(element) ? [`${selector} is under ${cover.className}`] : [];
  });
}

function findTileFaults(isLaptop: boolean): string[] {
  const faults: string[] = [];
  const tiles = [...document.querySelectorAll<HTMLElement>("[data-team]")].filter((tile) => tile.tagName === "LI");
  if (tiles.length === 0) return ["no tiles"];
  if (isLaptop) {
    const first = tiles[0]?.getBoundingClientRect().top ?? Infinity;
    if (first > 240) faults.push(`the first tile is at ${Math.round(first)}`);
    const rows = new Map<number, boolean>();
    for (const tile of tiles) {
      const { top, bottom } = tile.getBoundingClientRect();
      const row = Math.round(top);
      rows.set(row, (rows.get(row) ?? true) && bottom <= innerHeight);
    }
    const whole = [...rows.values()].filter(Boolean).length;
    if (whole < Math.min(3, rows.size)) faults.push(`${whole} rows of tiles are whole`);
    const barsOf = new Map<number, Set<number>>();
    for (const tile of tiles) {
      const row = Math.round(tile.getBoundingClientRect().top);
      const bars = Math.round(tile.querySelector("progress")?.getBoundingClientRect().top ?? NaN);
      barsOf.set(row, (barsOf.get(row) ?? new Set()).add(bars));
    }
    for (const [row, bars] of barsOf)
      if (bars.size > 1) faults.push(`bars of the tiles at ${row} are at ${[...bars].join(" and ")}`);
  }
  for (const name of document.querySelectorAll<HTMLElement>("[data-team] [data-student] > span:first-child")) {
    if (name.scrollWidth <= name.clientWidth || name.clientWidth === 0) continue;
    const range = document.createRange();
    const text = name.firstChild;
    if (text === null) continue;
    range.setStart(text, 0);
    range.setEnd(text, Math.min(10, text.textContent?.length ?? 0));
    if (range.getBoundingClientRect().width > name.clientWidth) faults.push(`a name is cut: ${name.textContent}`);
  }
  return faults;
}
