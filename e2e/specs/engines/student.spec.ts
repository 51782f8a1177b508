/** A student's steps from Learn to the results, in Firefox and in WebKit. */
import { setActivity } from "@/db/testing/change-rows";
import { member } from "@/e2e/support/fixtures";
import { engineNames } from "@/e2e/support/engines/engine";
import type { Tab } from "@/e2e/support/engines/tab";
import { phone, test } from "@/e2e/support/engines/engine-fixtures";
import {
  box,
  button,
  heading,
  inDialog,
  link,
  radio,
  text,
  type ElementQuery,
} from "@/e2e/support/engines/element-query";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { causeOf, modeNames } from "@/e2e/support/matching";
import type { Phase } from "@/lib/activity/rules/phases";

const harmed = box("Who is harmed?");
const saved = text("Saved");
/** The right answer of each check, by its question. */
const checks = builtInLesson.checks.map(({ question, options }) => ({
  question,
  answer: options.find(({ correct }) => correct)?.text ?? "",
}));

async function castVote(tab: Tab, mode: string | RegExp, because?: string): Promise<void> {
  await tab.click(radio(mode));
  if (because !== undefined) await tab.typeInto({ label: /^Because/ }, because);
  await tab.click(button("Cast my vote"));
  await tab.waitForText(/Your vote is in\./);
}

async function match(tab: Tab): Promise<void> {
  for (const mode of modeNames) {
    await tab.click({
      role: "button",
      name: new RegExp(`^${mode}`),
      inside: { role: "group", name: "Terms still to place" },
    });
    await tab.click({ role: "button", inside: { role: "listitem", containing: new RegExp(causeOf(mode)) } });
    await tab.waitForText(mode === modeNames.at(-1) ? "You have placed all the terms." : `${mode} fits`);
  }
}

/** Presses Z with these keys until the first answer has this value. A slow machine types with pauses, and each piece between pauses is a step of undo. */
async function pressUntil(tab: Tab, modifiers: Parameters<Tab["press"]>[1], value: string): Promise<void> {
  await tab.waitUntil(`undoes or redoes up to "${value}"`, async () => {
    if ((await tab.find(harmed))[0]?.value === value) return true;
    await tab.press("z", modifiers);
    return null;
  });
}

for (const engine of engineNames) {
  test(`S2c, S2e, S4d, S5b, S5d, S6a: in ${engine} a student matches by clicks, answers the checks, votes, writes with undo of their own, hands in, presents, writes notes, votes again with a reason, and reads the results, on a phone's width`, async ({
    makeClassroom,
    visit,
  }) => {
    const classroom = await makeClassroom({ phase: "learn", teams: 2, matched: true });
    const own = `/a/${classroom.activity.id}`;
    const page = await visit(engine, member(classroom, 0), `${own}/learn/match`, { size: phone });
    const enter = async (phase: Phase, changed: Parameters<typeof setActivity>[1] = {}) => {
      await setActivity(classroom.activity.id, { phase, ...changed });
      await page.open(`${own}/${phase}`);
    };

    await test.step("matches by clicks, answers the checks, and votes", async () => {
      await match(page);
      await page.click(link("Next: check yourself"));
      for (const { question, answer } of checks) {
        const check: ElementQuery = { role: "region", name: question };
        await page.click({ role: "radio", name: answer, inside: check });
        await page.click({ role: "button", name: "Check this answer", inside: check });
        await page.waitFor(check, (found) => found.text.includes("answered in one try"));
      }
      await page.click(link("Next: first vote"));
      await castVote(page, /^Bias/);
    });

    await test.step("writes: Saved, own undo, and hands in", async () => {
      await enter("write");
      await page.waitFor(harmed, ({ editable }) => editable);
      await page.typeInto(harmed, "Small farmers first.");
      await page.waitFor(saved);
      await pressUntil(page, ["Control"], "");
      await pressUntil(page, ["Control", "Shift"], "Small farmers first.");
      await page.typeInto(box("Title of your case"), "The case of the frost");
      await page.waitFor(saved);
      await page.click(button("Hand in"));
      await page.waitFor(inDialog(text(/Responsible response/)));
      await page.click(inDialog(button("Hand in as it is")));
      await page.waitForText("Handed in by Amara.");
      await page.waitFor(harmed, ({ editable }) => !editable);
    });

    await test.step("presents, writes notes, and votes again with a reason", async () => {
      await enter("compare", { comparedAt: new Date() });
      await page.waitForText("The case of the frost");
      const isFirst = await page.waitUntil(
        "reads whose turn it is",
        async () =>
          (await page.find(button("Present"))).length > 0 ||
          ((await page.find(button("Swap order"))).length > 0 ? false : null),
      );
      if (!isFirst) await page.click(button("Swap order"));
      await page.click(button("Present"));
      await page.waitForText("Your team is presenting");
      await page.click(button("Stop presenting"));
      await page.typeInto(box("What do your cases have in common?"), "Nobody had checked.");
      await page.waitFor(saved);
      await enter("vote");
      await castVote(page, /^Hallucination/, "it sounds sure");
    });

    await test.step("reads the results", async () => {
      await enter("results", { revealedAt: new Date() });
      await page.waitFor(heading("How the class voted"));
      await page.waitForText("it sounds sure");
    });
  });
}
