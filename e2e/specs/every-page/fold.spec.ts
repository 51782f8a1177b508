/**
 * Every phase × five sizes × light and dark × usual text and text twice as large, for 12 and for 40 teams. `npm test` chooses a tenth at random, by
 * the run's seed; `npm run fold` tests all. There is one class for each phase, and each page is loaded once and then resized, since loading takes the time.
 */
import { expect, laptop, test } from "@/e2e/support/fixtures";
import { waitUntilStill } from "@/e2e/run/pictures/still-page";
import { seededRandom, shuffle } from "@/lib/activity/rules/random";
import { phases } from "@/lib/activity/rules/phases";
import { runSeed } from "@/lib/testing/run-seed";
import { makeFoldClass } from "./fold-class";
import { applyCell, cells, findFoldFaults, pagesOf } from "./fold";

const classes = phases.flatMap((phase) => [12, 40].map((teams) => ({ phase, teams })));
const all = classes.length * cells.length;
const tenth = Math.ceil(all / 10);

/** Chooses few classes with many sizes each, because a class takes longer than a size. */
function chooseClasses() {
  if (process.env["FOLD"] === "all") return classes.map((one) => ({ ...one, cells }));
  const random = seededRandom(runSeed());
  const drawn = shuffle(classes, random).slice(0, 3);
  return drawn.map((one) => ({ ...one, cells: shuffle(cells, random).slice(0, Math.ceil(tenth / drawn.length)) }));
}

const drawn = chooseClasses();
const measured = drawn.reduce((sum, one) => sum + one.cells.length, 0);

for (const { phase, teams, cells: own } of drawn)
  test(`S4k, S6c, T9f, T12f: in the first screen of a laptop are a vote’s choice and its button, three rows of teams below 240 px, a review’s sum and its next case, and the first answer on Write, there on a phone with a flag up too; at every size, in both themes and with text twice as large nothing scrolls sideways, lies over something else in the head, stays over a third of the window, cuts a name below ten letters, or puts the bars of a row of tiles on two lines: in ${phase}, with ${teams} teams`, async ({
    server,
    open,
  }) => {
    void server; // requested because the classes are rows of its database
    console.log(`Fold: ${own.length} of ${measured} drawn from ${all} by TEST_SEED=${runSeed()}`);
    expect(measured).toBeGreaterThanOrEqual(tenth);
    const classroom = await makeFoldClass(phase, teams);
    for (const fold of await pagesOf(classroom, phase)) {
      const page = await open(fold.who, fold.at, laptop);
      if (fold.hasTiles === true) await expect(page.locator("li[data-team]").first()).toBeVisible();
      if (fold.at.endsWith("/vote")) await page.getByRole("radio").first().check();
      await waitUntilStill(page);
      for (const cell of own) {
        await applyCell(page, cell);
        const where = `${fold.name}, ${cell.width} × ${cell.height}, ${cell.theme}, ${cell.percent} %`;
        expect.soft(await findFoldFaults(page, fold, cell), where).toEqual([]);
      }
      await page.context().close();
    }
  });
