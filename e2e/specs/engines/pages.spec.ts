/** What went wrong in these engines before: each page and act that did is tried in both. */
import { makeSubmission, makeText } from "@/db/testing/student-work";
import { loadReview } from "@/lib/classroom/reviewing/reviews";
import { steer, submissionOf } from "@/e2e/support/reviewed-class";
import { expect, member, student, type Room } from "@/e2e/support/fixtures";
import { teamOf } from "@/e2e/run/pictures/scenes";
import { engineNames } from "@/e2e/support/engines/engine";
import { laptop, phone, test } from "@/e2e/support/engines/engine-fixtures";
import { box, button, inDialog } from "@/e2e/support/engines/element-query";

/** An address of this machine at which WebKit sees no secure context, as on a school's network over plain http. */
const plainHost = "[::ffff:127.0.0.1]";

const lines = (each: string, count: number) => Array.from({ length: count }, (_, line) => `${each} ${line}\n`).join("");

async function handInFirst(room: Room, title: string): Promise<void> {
  const team = teamOf(room, 0);
  const texts = {
    title,
    scenario: "A clinic buys one.",
    source: "",
    harmed: "Those it overlooks.",
    prevention: "Tests.",
    response: "Switch it off.",
  };
  await makeSubmission({
    activityId: room.activity.id,
    teamId: team.id,
    worksheetId: team.worksheetId,
    mode: team.mode,
    texts,
    memberIds: team.memberIds,
  });
}

for (const engine of engineNames) {
  test(`S1: in ${engine} *Not you?* signs out while the page is asking for news`, async ({
    classroom,
    cable,
    open,
    visit,
  }) => {
    const room = await classroom({ phase: "vote", teams: 2, matched: true });
    const page = await visit(engine, student(room, 0), `/a/${room.activity.id}/vote`, {
      size: phone,
      origin: cable.origin,
    });
    await page.click(button("Not you?"));
    await page.sees({ role: "dialog" });
    const held = cable.hold(/^rsc: 1\r$/im);
    const other = await open(student(room, 1), `/a/${room.activity.id}/vote`);
    await other.getByRole("radio", { name: "Bias" }).check();
    await other.getByRole("button", { name: "Cast my vote" }).click();
    await held.asked;
    await page.click(inDialog(button("Sign out")));
    await page.reads("You are signed out, and nothing of yours is left on this device.");
    await page.open(`/a/${room.activity.id}`);
    expect(new URL(await page.address()).pathname).toBe("/");
  });

  test(`S4: in ${engine} the line one types stands above the hand-in bar, on a laptop and on a phone, before its first key too`, async ({
    classroom,
    visit,
  }) => {
    const room = await classroom({ phase: "write", teams: 2 });
    for (const [team, size] of [laptop, phone].entries()) {
      const { documentId, memberIds } = teamOf(room, team);
      await makeText({ documentId, author: memberIds[1] ?? "", texts: { prevention: lines("theirs", 15) } });
      const page = await visit(engine, member(room, team), `/a/${room.activity.id}/write`, { size });
      const answer = box(/How might the harm have been prevented/);
      // The field grows with what was typed, and the page scrolls after it.
      const above = async () =>
        (await page.sees({ role: "region", name: "Hand in" })).top - (await page.sees(answer)).bottom;
      const expectAbove = async (when: string) => {
        await expect.poll(above, `${when}, at ${size.width} × ${size.height}`).toBeGreaterThanOrEqual(0);
        expect((await page.sees(answer)).bottom).toBeGreaterThan(0);
      };
      await page.sees(answer, ({ editable }) => editable);
      await page.click(answer);
      await page.press("End", ["Control"]);
      await expectAbove("before the first key");
      await page.write(answer, `${lines("line", 12)}last`);
      await expectAbove("after the last one");
    }
  });

  test(`T5: in ${engine} Teams measures itself in a narrow window without an error: its menu, its dialogs, the lines between teams`, async ({
    classroom,
    visit,
  }) => {
    const room = await classroom({ phase: "compare", teams: 4, matched: true });
    const page = await visit(engine, room.teacher, `/teacher/activities/${room.activity.id}/teams`, { size: phone });
    await page.evaluate(
      "(() => { window.errors = []; addEventListener('error', ({ message }) => window.errors.push(message)); })()",
    );
    await page.click(button("Change team 1"));
    await page.click({ role: "menuitem", name: "Meet another team" });
    await page.click(inDialog({ role: "radio", name: /^4/ }));
    await page.click(inDialog(button("See what it means with team 4")));
    await page.sees({ role: "dialog", name: "Let team 1 meet team 4?" });
    await page.click(inDialog(button("Let 1 meet 4")));
    await page.seesNot({ role: "dialog" });
    await page.reads("meets 4");
    expect(await page.evaluate("window.errors")).toEqual([]);
  });

  test(`S4, T9: in ${engine} no page scrolls sideways with text twice as large at 390 px, nor the teacher's with a name of 80 letters at 320 px`, async ({
    classroom,
    visit,
  }) => {
    const room = await classroom({ phase: "compare", teams: 2, matched: true, names: ["W".repeat(80)] });
    await handInFirst(room, "A camera");
    const [own, desk] = [`/a/${room.activity.id}`, `/teacher/activities/${room.activity.id}`];
    const pages = [
      {
        who: room.teacher,
        look: { size: { width: 320, height: 640 } },
        paths: [desk, `${desk}/teams`, `${desk}/submissions`],
      },
      {
        who: room.teacher,
        look: { size: phone, text: 2 },
        paths: ["/teacher", `/teacher/classes/${room.class.id}`, desk, `${desk}/teams`, `${desk}/submissions`],
      },
      { who: member(room, 1), look: { size: phone, text: 2 }, paths: [`${own}/write`, `${own}/compare`] },
    ];
    for (const { who, look, paths } of pages) {
      const page = await visit(engine, who, "/healthz", look);
      for (const path of paths) {
        await page.open(path);
        await page.sees({ role: "main" });
        expect.soft(await page.sideways(), `${path} at ${look.size.width} px`).toBeLessThanOrEqual(0);
      }
    }
  });
}

test("T1, T12: in WebKit, over plain http, a teacher gives a level and a comment, and both are stored", async ({
  server,
  classroom,
  visit,
}) => {
  const room = await classroom({ phase: "compare", teams: 1 });
  await handInFirst(room, "A camera");
  const at = `/teacher/activities/${room.activity.id}/submissions`;
  const page = await visit("WebKit", room.teacher, at, { origin: `http://${plainHost}:${server.port}` });
  expect(await page.evaluate("window.isSecureContext")).toBe(false);
  const level = { role: "radio", name: /^Level 3/, within: { role: "group", name: "Harm is traced to people" } };
  await page.click(level);
  await page.reads("All levels saved");
  await page.click({ ...button("Comment on this"), first: true });
  await page.write(box(/^On /), "Who is that?");
  await page.click(button("Comment"));
  await page.sees({ text: "Who is that?", within: { role: "list", name: "Your comments" } });
  const stored = async () => loadReview(await steer(room), (await submissionOf(room, 0)).id);
  await expect.poll(async () => (await stored()).comments.length).toBe(1);
  expect((await stored()).marked).toMatchObject([{ levels: { harm: 3 } }]);
});
