import type { Page } from "@playwright/test";
import { expect, member, test } from "@/e2e/support/fixtures";
import { followClass } from "@/e2e/support/follow-class";
import { moveClass } from "@/e2e/support/move-class";
import { at, harmed } from "@/e2e/specs/cases/writing/write-support";

/**
 * Translates the page, and what is added to it later, as browsers do (`how`): replaces each text by a `<font>`, one for several adjacent texts (Chrome,
 * Edge), or by another text. A translated text is in double brackets.
 */
function translate(how: "font" | "text"): void {
  const untouched = "script, style, textarea, select, svg, font, [translate=no]";
  const translated = new WeakSet<Node>();
  const wantsIt = (node: Node | null): node is Text =>
    node instanceof Text && node.data.trim() !== "" && !translated.has(node) && !node.parentElement?.closest(untouched);
  const translatePage = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode() !== null) if (wantsIt(walker.currentNode)) found.push(walker.currentNode);
    for (const text of found) {
      const parent = text.parentNode;
      // The text was replaced together with the one before it.
      if (parent === null) continue;
      if (how === "text") {
        const other = new Text(`⟪${text.data}⟫`);
        translated.add(other);
        parent.replaceChild(other, text);
        continue;
      }
      const sentence = [text];
      for (let next = text.nextSibling; wantsIt(next); next = next.nextSibling) sentence.push(next);
      const font = document.createElement("font");
      const inner = document.createElement("font");
      inner.textContent = `⟪${sentence.map(({ data }) => data).join("")}⟫`;
      font.append(inner);
      parent.insertBefore(font, text);
      for (const one of sentence) parent.removeChild(one);
    }
  };
  translatePage();
  new MutationObserver(() => setTimeout(translatePage)).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
  });
}

/** Elements that must not be translated, but were. */
const translatedFields = (page: Page) => page.locator("[translate=no]").filter({ hasText: "⟪" });

for (const how of ["font", "text"] as const)
  test(`S11e: on pages that a browser translates by another ${how} for each text, a student reads, writes, compares and votes, follows the class and gets a message, and nothing throws or is lost`, async ({
    makeClassroom,
    open,
  }) => {
    const classroom = await makeClassroom({ phase: "learn", teams: 2, matched: true });
    const board = `/teacher/activities/${classroom.activity.id}`;
    const teacher = await open(classroom.teacher, board);
    const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/learn/opening`);
    // Wait for hydration, because React would render a page again that was translated before.
    await page.waitForFunction(() =>
      Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react")),
    );
    await page.evaluate(translate, how);
    await page.getByRole("button", { name: "⟪Next: Brittleness⟫" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "⟪Brittleness⟫" })).toBeVisible();
    await teacher.getByRole("button", { name: "Message the class" }).click();
    await teacher.getByLabel("Your message").fill("Five more minutes");
    await teacher.getByRole("dialog").getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("⟪Five more minutes⟫").first()).toBeVisible();
    await page.getByRole("button", { name: "⟪OK⟫" }).click();
    await expect(page.getByText("⟪Five more minutes⟫")).toBeHidden();

    await moveClass(teacher, "Write", "Start Write");
    await expect(page).toHaveURL(/\/write$/);
    await expect(harmed(page)).toBeEditable();
    await harmed(page).pressSequentially("The farmers");
    await expect(page.getByText("⟪Saved⟫", { exact: true })).toBeVisible();
    const mate = await open(member(classroom, 0, 1), at(classroom));
    await expect(harmed(mate)).toHaveValue("The farmers");
    await mate.getByRole("textbox", { name: "Title" }).fill("Snow");
    const team = page.getByRole("list", { name: "Your team" });
    await expect(team).toContainText(/Ben⟪.*⟫⟪Title⟫/);
    await harmed(mate).press("End");
    await mate.keyboard.type(" first.");
    await expect(team).toContainText(/Ben⟪.*⟫⟪.*harm.*⟫/i);
    await expect(harmed(page)).toHaveValue("The farmers first.");
    await expect(translatedFields(page)).toHaveCount(0);

    await moveClass(teacher, "Compare", "Start Compare");
    await followClass(page, "Compare");
    const partner = await open(member(classroom, 1), at(classroom));
    await expect(harmed(partner)).toBeEditable();
    await harmed(partner).fill("Drivers in snow.");
    await expect(page.getByText("Drivers in snow.")).toBeVisible();
    await harmed(partner).fill("Drivers in snow and ice.");
    await expect(page.getByText("Drivers in snow and ice.")).toBeVisible();
    const notes = page.getByRole("textbox").first();
    await expect(notes).toBeEditable();
    await notes.pressSequentially("Both trust a picture.");
    await expect(page.getByText("⟪Saved⟫", { exact: true })).toBeVisible();
    await expect(notes).toHaveValue("Both trust a picture.");
    await expect(translatedFields(page)).toHaveCount(0);

    await moveClass(teacher, "Vote", "Start Vote");
    await followClass(page, "Vote");
    await page.getByRole("radio", { name: /Hallucination/ }).check();
    await page.getByRole("textbox").first().fill("it sounds sure");
    await page.getByRole("button", { name: "⟪Cast my vote⟫" }).click();
    await expect(page.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
    await expect(page.getByText("it sounds sure")).toBeVisible();
    await page.getByRole("button", { name: "Change my vote" }).click();
    await expect(page.getByRole("radio", { name: /Hallucination/ })).toBeChecked();
    await moveClass(teacher, "Results", "Reveal the results");
    await followClass(page, "Results");
    await page.goto(at(classroom));
    await expect(harmed(page)).toHaveValue("The farmers first.");
  });
