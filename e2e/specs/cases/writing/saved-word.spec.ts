/** What the page shows about saving the worksheet, from a key to the server's response. */
import type { Page } from "@playwright/test";
import { holdFrames } from "@/e2e/support/document-proxy";
import { expect, member, test } from "@/e2e/support/fixtures";
import { messageSaved } from "@/lib/wire/document-messages";
import { at, harmed, saved } from "./write-support";

test("S4i, R6: while the server has not stored what one types, neither the word Saved nor its tick is on screen, generated text included; for 400 ms no word is, then Saving…, and what assistive technology reads is Saving… from the first key; once it is stored, Saved is on screen; the mark before the word stays where it is", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const page = await open(member(classroom, 0), "about:blank");
  const answers = await holdFrames(page, "server", (frame) => frame[0] === messageSaved);
  await page.goto(at(classroom));
  await expect(harmed(page)).toBeEditable();
  await expect.poll(() => shownWords(page)).toEqual(["Saved"]);
  const left = await leftOf(page, "Saved");
  answers.hold();
  await harmed(page).press("a");
  await expect(page.getByText("Saving…")).toBeAttached();
  await expect(page.getByText("Saved", { exact: true })).toHaveCount(0);
  await expect(stateOf(page, "Saving…").locator("svg")).toHaveCount(0);
  for (const ms of [0, 200, 399]) {
    await showAt(page, ms);
    expect(await shownWords(page)).toEqual([]);
    expect(await leftOf(page, "Saving…")).toBe(left);
  }
  await showAt(page, 400);
  expect(await shownWords(page)).toEqual(["Saving…"]);
  expect(await leftOf(page, "Saving…")).toBe(left);
  answers.release();
  await saved(page);
  await expect.poll(() => shownWords(page)).toEqual(["Saved"]);
});

/** Shows the page as it is `ms` after the beginning of each of its animations. */
const showAt = (page: Page, ms: number) =>
  page.evaluate((ms) => {
    for (const animation of document.getAnimations()) {
      animation.pause();
      animation.currentTime = ms;
    }
  }, ms);

/** Which of the words "Saved" and "Saving…" are visible anywhere on the page, generated text included. */
const shownWords = (page: Page) =>
  page.evaluate(() => {
    const isSeen = (element: Element): boolean => {
      const { opacity, visibility, display } = getComputedStyle(element);
      return (
        opacity !== "0" &&
        visibility === "visible" &&
        display !== "none" &&
        (element.parentElement === null || isSeen(element.parentElement))
      );
    };
    const ownText = (element: Element) =>
      [...element.childNodes].map((node) => (node instanceof Text ? node.data : "")).join("");
    const generated = (element: Element, pseudo: string) => {
      const { content, opacity } = getComputedStyle(element, pseudo);
      return opacity === "0" ? "" : content;
    };
    return [...document.body.querySelectorAll("*")]
      .filter(isSeen)
      .flatMap((element) => [ownText(element), generated(element, "::before"), generated(element, "::after")])
      .flatMap((text) => /Saved|Saving…/.exec(text)?.[0] ?? []);
  });

/** The state beside the worksheet: the icon and the word. */
const stateOf = (page: Page, word: string) => page.getByText(word).locator("..");
const leftOf = async (page: Page, word: string) => (await stateOf(page, word).boundingBox())?.x;
