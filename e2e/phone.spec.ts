import type { Page } from "@playwright/test";
import type { Phase } from "@/lib/rules/phases";
import { expect, phone, test } from "./fixtures";
import { makeLivedInRoom } from "./lived-in";

const smallest = { ...phone, viewport: { width: 320, height: 568 } };

/** Every student page, in the phase it belongs to. */
const pages: Record<Phase, readonly string[]> = {
  setup: ["wait", "learn/opening"],
  learn: ["learn/opening", "learn/brittleness", "learn/bias", "learn/hallucination", "learn/adversarial", "learn/one-root", "learn/match", "learn/check", "learn/vote", "exemplars/brittleness", "exemplars/bias", "exemplars/hallucination", "exemplars/adversarial", "glossary"],
  write: ["write"],
  compare: ["write", "compare"],
  vote: ["vote"],
  results: ["results", "casebook", "compare", "write"],
  closed: ["wait", "results", "casebook"],
};

/** What a finger can't hit: lower than 44 px, and no link in the middle of a text. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inText = (element: Element) => element.closest("p, dd, li p, blockquote, figcaption, .vh") !== null && element.matches("a, button");
    const target = (element: Element) => (element.matches("input[type=radio], input[type=checkbox]") ? (element.closest("label") ?? element) : element);
    return [...document.querySelectorAll("a[href], button, input, textarea, select, summary")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !inText(element))
      .map((element) => ({ element, box: target(element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 0 && box.height < 43.5)
      .map(({ element, box }) => `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 30)}” ${Math.round(box.height)} px`);
  });
}

async function expectToFit(page: Page, at: string): Promise<void> {
  await expect(page, at).toHaveURL(new RegExp(`${at}$`));
  await expect(page.getByRole("heading", { level: 1 }).first(), at).toBeVisible();
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${at} scrolls sideways`).toBe(320);
  expect.soft(await tooSmall(page), `${at} has targets too small for a finger`).toEqual([]);
}

for (const [phase, paths] of Object.entries(pages) as [Phase, readonly string[]][]) {
  test(`S1: every student page of ${phase} names its student, and fits a phone of 320 px and a finger`, async ({ server, open }) => {
    void server; // makeLivedInRoom writes to its database
    const room = await makeLivedInRoom(phase);
    const student = room.students[0];
    if (student === undefined) throw new Error("the room has no student");
    const page = await open(student, "about:blank", smallest);
    for (const at of paths) {
      await page.goto(`/a/${room.activity.id}/${at}`);
      await expectToFit(page, at);
      await expect(page.getByText(student.name, { exact: true }).first(), at).toBeVisible();
      await expect(page.getByRole("button", { name: "Not you?" }), at).toBeVisible();
    }
  });
}

test("S1, S5: joining, presenting and leaving fit a phone of 320 px", async ({ classroom, open }) => {
  const room = await classroom({ phase: "compare", teams: 2, loose: 1, matched: true });
  const stranger = await open(null, "/", smallest);
  await expectToFit(stranger, "/");
  for (const at of [`/join/${room.class.code}`, "/signed-out"]) {
    await stranger.goto(at);
    await expectToFit(stranger, at);
  }
  const [presenter] = room.teams[0]?.members ?? [];
  const [match] = room.matches;
  if (presenter === undefined || match === undefined) throw new Error("the room has no match");
  const page = await open(presenter, `/a/${room.activity.id}/compare`, smallest);
  await page.getByRole("button", { name: "Present" }).click();
  await expect(page.getByText("Your team presents")).toBeVisible();
  await expectToFit(page, "/present");
  const tray = await open(room.students[4] ?? null, `/a/${room.activity.id}/write`, smallest);
  await expectToFit(tray, "/write");
  await tray.goto(`/a/${room.activity.id}/compare`);
  await expectToFit(tray, "/compare");
});
