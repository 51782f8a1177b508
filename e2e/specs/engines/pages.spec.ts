/** Pages and steps that once failed in one of these engines, each tried in both. */
import { worksheetTexts } from "@/lib/sync/format/fields";
import { makeSubmission, makeText } from "@/db/testing/student-work";
import { loadReview } from "@/lib/features/cases/reviewing/reviews";
import { editorOf, submissionOf } from "@/e2e/support/reviewed-class";
import { expect, member, student, type Classroom } from "@/e2e/support/fixtures";
import { teamOf } from "@/e2e/run/pictures/scenes";
import { engineNames } from "@/e2e/support/engines/engine";
import { laptop, phone, test } from "@/e2e/support/engines/engine-fixtures";
import { box, button, inDialog, type ElementQuery } from "@/e2e/support/engines/element-query";

/** An address of this machine that is no secure context for WebKit, as on a school's network over plain http. */
const plainHost = "[::ffff:127.0.0.1]";

const lines = (each: string, count: number) => Array.from({ length: count }, (_, line) => `${each} ${line}\n`).join("");

async function handInFirst(classroom: Classroom, title: string): Promise<void> {
  const team = teamOf(classroom, 0);
  const texts = worksheetTexts({
    title,
    scenario: "A clinic buys one.",
    source: "",
    harmed: "Those it overlooks.",
    prevention: "Tests.",
    response: "Switch it off.",
  });
  await makeSubmission({
    activityId: classroom.activity.id,
    teamId: team.id,
    worksheetId: team.worksheetId,
    mode: team.mode,
    texts,
    memberIds: team.memberIds,
  });
}

for (const engine of engineNames) {
  test(`S1l: in ${engine} a student signs out while the page is asking for news`, async ({
    makeClassroom,
    cuttableProxy,
    open,
    visit,
  }) => {
    const classroom = await makeClassroom({ phase: "vote", teams: 2, matched: true });
    const page = await visit(engine, student(classroom, 0), `/a/${classroom.activity.id}/vote`, {
      size: phone,
      origin: cuttableProxy.origin,
    });
    await page.click(button(/Sign out$/));
    await page.waitFor({ role: "dialog" });
    const withheld = cuttableProxy.withhold(/^rsc: 1\r$/im);
    const other = await open(student(classroom, 1), `/a/${classroom.activity.id}/vote`);
    await other.getByRole("radio", { name: "Bias" }).check();
    await other.getByRole("button", { name: "Cast my vote" }).click();
    await withheld.wasRequested;
    await page.click(inDialog(button("Sign out")));
    await page.waitForText("You are signed out. Crosscase removed your data from this device.");
    await page.open(`/a/${classroom.activity.id}`);
    expect(new URL(await page.address()).pathname).toBe("/");
  });

  test(`S4l: in ${engine} the line one types stands above the hand-in bar, on a laptop and on a phone, before its first key too`, async ({
    makeClassroom,
    visit,
  }) => {
    const classroom = await makeClassroom({ phase: "write", teams: 2 });
    for (const [team, size] of [laptop, phone].entries()) {
      const { documentId, memberIds } = teamOf(classroom, team);
      await makeText({ documentId, author: memberIds[1] ?? "", texts: { prevention: lines("theirs", 15) } });
      const page = await visit(engine, member(classroom, team), `/a/${classroom.activity.id}/write`, { size });
      const answer = box(/How might the harm have been prevented/);
      // The field grows with the text, and the page scrolls to keep it above the bar.
      const above = async () =>
        (await page.waitFor({ role: "region", name: "Hand in" })).top - (await page.waitFor(answer)).bottom;
      const expectAbove = async (when: string) => {
        await expect.poll(above, `${when}, at ${size.width} × ${size.height}`).toBeGreaterThanOrEqual(0);
        expect((await page.waitFor(answer)).bottom).toBeGreaterThan(0);
      };
      await page.waitFor(answer, ({ editable }) => editable);
      await page.click(answer);
      await page.press("End", ["Control"]);
      await expectAbove("before the first key");
      await page.typeInto(answer, `${lines("line", 12)}last`);
      await expectAbove("after the last key");
    }
  });

  test(`B12d: in ${engine} Teams measures itself in a narrow window without an error: its menu, its dialogs, the lines between teams`, async ({
    makeClassroom,
    visit,
  }) => {
    const classroom = await makeClassroom({ phase: "compare", teams: 4, matched: true });
    const page = await visit(engine, classroom.teacher, `/teacher/activities/${classroom.activity.id}/teams`, {
      size: phone,
    });
    await page.evaluate(
      "(() => { window.errors = []; addEventListener('error', ({ message }) => window.errors.push(message)); })()",
    );
    await page.click(button("Change team 1"));
    await page.click({ role: "menuitem", name: "Choose a partner team" });
    await page.click(inDialog({ role: "radio", name: /^4/ }));
    await page.click(inDialog(button("Preview the pairing with team 4")));
    await page.waitFor({ role: "dialog", name: "Pair team 1 with team 4?" });
    await page.click(inDialog(button("Pair team 1 with team 4")));
    await page.waitForGone({ role: "dialog" });
    await page.waitForText("partner team 4");
    expect(await page.evaluate("window.errors")).toEqual([]);
  });

  test(`B12b: in ${engine} no page scrolls sideways with text twice as large at 390 px, nor the teacher's with a name of 80 letters at 320 px`, async ({
    makeClassroom,
    visit,
  }) => {
    const classroom = await makeClassroom({ phase: "compare", teams: 2, matched: true, names: ["W".repeat(80)] });
    await handInFirst(classroom, "A camera");
    const [own, teacherPath] = [`/a/${classroom.activity.id}`, `/teacher/activities/${classroom.activity.id}`];
    const pages = [
      {
        who: classroom.teacher,
        look: { size: { width: 320, height: 640 } },
        paths: [teacherPath, `${teacherPath}/teams`, `${teacherPath}/submissions`],
      },
      {
        who: classroom.teacher,
        look: { size: phone, text: 2 },
        paths: [
          "/teacher",
          `/teacher/classes/${classroom.class.id}`,
          teacherPath,
          `${teacherPath}/teams`,
          `${teacherPath}/submissions`,
        ],
      },
      { who: member(classroom, 1), look: { size: phone, text: 2 }, paths: [`${own}/write`, `${own}/compare`] },
    ];
    for (const { who, look, paths } of pages) {
      const page = await visit(engine, who, "/healthz", look);
      for (const path of paths) {
        await page.open(path);
        await page.waitFor({ role: "main" });
        expect.soft(await page.horizontalOverflow(), `${path} at ${look.size.width} px`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test("T1b, T12b: in WebKit, over plain http, a teacher gives a level and a comment, and both are stored", async ({
  server,
  makeClassroom,
  visit,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 1 });
  await handInFirst(classroom, "A camera");
  const at = `/teacher/activities/${classroom.activity.id}/submissions`;
  const page = await visit("WebKit", classroom.teacher, at, { origin: `http://${plainHost}:${server.port}` });
  expect(await page.evaluate("window.isSecureContext")).toBe(false);
  const level: ElementQuery = {
    role: "radio",
    name: /^Level 3/,
    inside: { role: "group", name: "Shows who is harmed" },
  };
  await page.click(level);
  await page.waitForText("All levels saved");
  await page.click({ ...button("Comment on this"), first: true });
  await page.typeInto(box(/^On /), "Who is that?");
  await page.click(button("Comment"));
  await page.waitFor({ text: "Who is that?", inside: { role: "list", name: "Comments" } });
  const stored = async () => loadReview(await editorOf(classroom), (await submissionOf(classroom, 0)).id);
  await expect.poll(async () => (await stored()).comments.length).toBe(1);
  expect((await stored()).marked).toMatchObject([{ levels: { harm: 3 } }]);
});
