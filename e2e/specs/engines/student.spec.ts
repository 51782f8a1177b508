/** A student's whole lesson on a phone's width, and the teacher's moves on a laptop's, in Firefox and in WebKit. */
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
import { causeOf, modeNames } from "@/e2e/support/matching";
import { builtInContentId, lessonOf } from "@/lib/content/lesson";
import { revealSteps } from "@/lib/rules/projector/wall";

const harmed = box("Who is harmed?");
const saved = text("Saved");
const lesson = lessonOf(builtInContentId);
const checks = {
  "Why do language models hallucinate?": /likely is not the same as true/,
  "What does “distribution shift” mean in practical terms?": /inputs that differ, as a whole/,
};

async function start(teacherPage: Tab, phase: string, yes = phase): Promise<void> {
  await teacherPage.click(button(phase));
  await teacherPage.click(inDialog(button(yes)));
  await teacherPage.waitForGone({ role: "dialog" });
}

/** Q7: a page on which nobody has just typed follows by itself; else a bar leads there. */
async function follow(tab: Tab, to: RegExp): Promise<void> {
  await tab.waitUntil(`follows to ${String(to)}`, async () => {
    if ((await tab.find(button("Go there"))).length > 0) await tab.click(button("Go there"));
    return to.test(await tab.address()) ? true : null;
  });
}

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
    await tab.waitForText(mode === modeNames.at(-1) ? "All terms are placed." : `${mode} placed on`);
  }
}

for (const engine of engineNames) {
  test(`S1, S2, S4, S5, S6, S7, T2, T12: in ${engine} a student goes through the whole lesson on a phone's width, and the teacher moves the class, reviews and shows the results`, async ({
    makeClassroom,
    visit,
  }) => {
    test.setTimeout(180_000);
    const classroom = await makeClassroom({ phase: "setup", withoutTeam: 3 });
    const teacherPage = await visit(engine, classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
    const page = await visit(engine, null, "/", { size: phone });

    await test.step("joins by code, and Learn starts", async () => {
      await page.typeInto({ label: /What is the code your teacher shows/ }, classroom.class.code.toLowerCase());
      await page.click(button("Find my class"));
      await page.typeInto(box("Name"), "Malik");
      await page.typeInto({ label: "PIN" }, "4821");
      await page.click(button("Join"));
      await page.waitFor(heading("Ms. Okafor has not started yet"));
      await teacherPage.waitForText("4 of 4 have joined");
      await start(teacherPage, "Start Learn");
      await page.waitForUrl(/\/learn/);
    });

    await test.step("reads, matches by clicks, answers both checks, and votes", async () => {
      for (const next of [...lesson.sections.slice(1).map(({ title }) => title), "Match"]) {
        await page.click(button(`Next: ${next}`));
        await page.waitFor({ role: "heading", name: new RegExp(`^${next}`), first: true });
      }
      await match(page);
      await page.click(link("Next: check yourself"));
      for (const [question, answer] of Object.entries(checks)) {
        const check: ElementQuery = { role: "region", name: question };
        await page.click({ role: "radio", name: answer, inside: check });
        await page.click({ role: "button", name: "Check this answer", inside: check });
        await page.waitFor(check, (found) => found.text.includes("answered in one try"));
      }
      await page.click(link("Next: first vote"));
      await castVote(page, /^Bias/);
    });

    await test.step("writes: Saved, own undo, and hands in", async () => {
      await start(teacherPage, "Start Write", "Make teams and start Write");
      await follow(page, /\/write$/);
      await page.typeInto(harmed, "Small farmers first.");
      await page.waitFor(saved);
      await page.press("z", ["Control"]);
      await page.waitForValue(harmed, "");
      await page.press("z", ["Control", "Shift"]);
      await page.waitForValue(harmed, "Small farmers first.");
      await page.typeInto(box("Title of your case"), "The case of the frost");
      await page.waitFor(saved);
      await page.click(button("Hand in"));
      await page.waitFor(inDialog(text(/Responsible response/)));
      await page.click(inDialog(button("Hand in as it is")));
      await page.waitForText("Handed in by Malik.");
      await page.waitFor(harmed, ({ editable }) => !editable);
      await teacherPage.waitForText("1 of 2 teams have handed in.");
    });

    await test.step("the teacher reviews: a level and a comment", async () => {
      await teacherPage.click(link(/^Team \d,.*Malik/));
      await teacherPage.click(link("Review the case"));
      await teacherPage.click({
        role: "radio",
        name: /^Level 3/,
        inside: { role: "group", name: "Harm is traced to people" },
      });
      await teacherPage.waitForText("All levels saved");
      await teacherPage.click({ ...button("Comment on this"), first: true });
      await teacherPage.typeInto(box(/^On /), "Who is that?");
      await teacherPage.click(button("Comment"));
      await teacherPage.waitFor({ text: "Who is that?", inside: { role: "list", name: "Comments" } });
    });

    await test.step("compares, writes notes, and votes again with a reason", async () => {
      await teacherPage.click({
        role: "link",
        name: "When Deep Learning Fails",
        inside: { role: "navigation", name: "Where you are" },
      });
      // The page one leaves has the button for the next phase too.
      await teacherPage.waitForUrl(new RegExp(`/activities/${classroom.activity.id}$`));
      await start(teacherPage, "Start Compare", "Match the teams and start Compare");
      await follow(page, /\/compare$/);
      await page.waitForText("The case of the frost");
      const isFirst = await page.waitUntil(
        "reads whose turn it is",
        async () =>
          (await page.find(button("Present"))).length > 0 ||
          ((await page.find(button("Swap order"))).length > 0 ? false : null),
      );
      if (!isFirst) await page.click(button("Swap order"));
      await page.click(button("Present"));
      await page.waitForText("Your team presents");
      await page.click(button("End our presentation"));
      await page.typeInto(box("What do your cases have in common?"), "Nobody had checked.");
      await page.waitFor(saved);
      await start(teacherPage, "Start Vote");
      await follow(page, /\/vote$/);
      await castVote(page, /^Hallucination/, "it sounds sure");
      await teacherPage.waitForText("1 of 4 have voted.");
    });

    await test.step("results, on the student's page and on the projector", async () => {
      await start(teacherPage, "Show the results");
      await follow(page, /\/results$/);
      await page.waitFor(heading("How the class voted"));
      await page.waitForText("it sounds sure");
      // The board's link opens the projector beside it.
      const wall = await visit(engine, classroom.teacher, `/teacher/activities/${classroom.activity.id}/projector`);
      for (let step = 2; step <= revealSteps.length; step++) {
        await teacherPage.click(button("Next step"));
        await teacherPage.waitForText(`Reveal: step ${step} of ${revealSteps.length}`);
      }
      await wall.waitFor({ role: "img", name: /Hallucination: before 0, 1/ });
    });
  });
}
