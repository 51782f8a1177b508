import type { Page } from "@playwright/test";
import { builtInContentId, lessonOf } from "@/lib/content/lesson";
import { startServer } from "@/lib/server/testing/real-server";
import { expect, phone, projector, test } from "@/e2e/support/fixtures";
import {
  answerChecks,
  openStudentPage,
  castVote,
  field,
  openStation,
  harmed,
  joinClass,
  skipTypingPause,
  matchAll,
  openBrowser,
  saved,
  typeTogether,
  type StudentPage,
} from "@/e2e/support/lesson-pages";

const lesson = lessonOf(builtInContentId);
const names = ["Amara", "Chidi", "Dunja", "Farid"] as const;
const matchingMethods = { Amara: "keyboard", Chidi: "clicks", Dunja: "mouse", Farid: "finger" } as const;
const before = { Amara: "Brittleness", Chidi: "Bias", Dunja: "Hallucination", Farid: "Adversarial examples" } as const;
const after = { Amara: "Bias", Chidi: "Bias", Dunja: "Bias", Farid: "Adversarial examples" } as const;
const reasonOf = (name: string) => `the reason that ${name.toLowerCase().split("").reverse().join("")} gave`;

type Team = readonly [StudentPage, StudentPage];

/** The one prominent button, then what it means, then yes. Returns what was said. */
async function startPhase(board: Page, button: string, yes: string): Promise<string> {
  await board.getByRole("button", { name: button }).click();
  const question = await board.getByRole("dialog").innerText();
  await board.getByRole("dialog").getByRole("button", { name: yes }).click();
  await expect(board.getByRole("dialog")).toBeHidden();
  return question;
}

test("S1, S2, S3, S4, S5, S6, S7, T1, T2, T5, T8, T11, Q6: a teacher and four students go through the whole lesson, from an empty database to the casebook", async ({
  browser,
  faults,
}) => {
  test.setTimeout(300_000);
  const server = await startServer();
  const laptopContext = await openBrowser(browser, server, faults, projector);
  const devices = [
    await openBrowser(browser, server, faults),
    await openBrowser(browser, server, faults),
    await openBrowser(browser, server, faults),
    await openBrowser(browser, server, faults, phone),
  ];
  const wall = await laptopContext.newPage();
  const board = await laptopContext.newPage();
  let code = "";

  await test.step("the teacher sets up the server, makes a class, and projects its code", async () => {
    await wall.goto(/http:\/\/localhost:\d+(\/setup#key=\S+)/.exec(server.output())?.[1] ?? "");
    await wall.getByLabel("Your name").fill("Ms. Okafor");
    await wall.getByLabel("Email").fill("okafor@example.org");
    await wall.getByLabel("Password").fill("correct horse battery");
    await wall.getByRole("button", { name: "Make my account" }).click();
    await wall.getByLabel("Name of the class").fill("Computer Science, Period 4");
    await wall.getByRole("button", { name: "Make the class" }).click();
    await expect(wall.getByText("Nobody is in the class yet")).toBeVisible();
    for (const mode of Object.values(before)) await expect(wall.getByText(mode)).toBeVisible();
    await board.goto(wall.url());
    const opened = board.context().waitForEvent("page");
    await board.getByRole("link", { name: "Show the code on the projector" }).click();
    const projector = await opened;
    await projector.waitForURL(/\/projector$/);
    await wall.goto(projector.url());
    await projector.close();
    code = await wall.getByText(/^[2-9A-Z]{3} [2-9A-Z]{3}$/).innerText();
    await expect(wall.getByRole("img", { name: "Square code that opens the join page" })).toBeVisible();
  });

  const class_ = await Promise.all(names.map((name, place) => openStudentPage(devices[place] ?? laptopContext, name)));
  const pupil = (name: string): StudentPage => {
    const found = class_.find((each) => each.name === name);
    if (found === undefined) throw new Error(`${name} is not in the class`);
    return found;
  };
  const wallShowsNobody = async () => {
    const shown = await wall.content();
    for (const name of names) expect(shown).not.toContain(name);
  };
  /** One click of the teacher's, and every page is there (Q7). */
  const moveTo = async (page: string, button: string, yes: string) => {
    for (const each of class_) await skipTypingPause(each);
    const question = await startPhase(board, button, yes);
    await Promise.all(class_.map((each) => expect(each.page, each.name).toHaveURL(new RegExp(`/${page}`))));
    return question;
  };

  await test.step("students join by code, name and PIN; the board counts them, the wall names nobody", async () => {
    for (const [index, each] of class_.entries()) await joinClass(each, code, `48${index}1`);
    await expect(board.getByText("4 of 4 have joined")).toBeVisible();
    await expect(board.getByText("4 here now")).toBeVisible();
    await expect(wall.getByText("have joined")).toContainText("have joined");
    await wallShowsNobody();
  });

  await test.step("Learn: one reads it all, four match in four ways, all check themselves and vote", async () => {
    await moveTo("learn", "Start Learn", "Start Learn");
    const reader = pupil("Amara");
    for (const next of [...lesson.sections.slice(1).map(({ title }) => title), "Match"]) {
      await reader.page.getByRole("button", { name: `Next: ${next}` }).click();
      await expect(reader.page.getByRole("heading", { level: 1 })).toContainText(next);
    }
    for (const each of class_) {
      if (each !== reader) await openStation(each, "Match");
      await matchAll(each, matchingMethods[each.name as keyof typeof matchingMethods]);
      await answerChecks(each);
      await castVote(each, before[each.name as keyof typeof before]);
    }
  });

  let teams: readonly [Team, Team];
  await test.step("Write: teams are made in the same click, two to a team", async () => {
    const question = await moveTo("write", "Start Write", "Make teams and start Write");
    expect(question).toContain("teams can be made in the same click");
    expect(question).toContain("No text and no vote is lost");
    const amara = pupil("Amara");
    const team = amara.page.getByRole("list", { name: "Your team" });
    await expect(team.getByRole("listitem")).toHaveCount(2);
    const shown = await team.innerText();
    const mate = class_.find(({ name }) => name !== "Amara" && shown.includes(name));
    if (mate === undefined) throw new Error(`Amara has no team-mate: ${shown}`);
    const [one, other] = class_.filter((each) => each !== amara && each !== mate);
    if (one === undefined || other === undefined) throw new Error("there are not two in the other team");
    teams = [
      [amara, mate],
      [one, other],
    ];
    await expect(board.getByRole("link", { name: /^Team \d,/ })).toHaveCount(2);
    await expect(board.getByText("not handed in", { exact: true })).toHaveCount(2);
    const modes = await Promise.all(
      teams.map(([{ page }]) =>
        page.getByRole("complementary", { name: "Your failure mode" }).getByRole("heading", { level: 2 }).innerText(),
      ),
    );
    expect(new Set(modes).size).toBe(2);
    await wallShowsNobody();
  });

  const caseOf = (team: number) => `team-${team}-alone-wrote-this`;
  await test.step("two write in one field, see each other by name, and both texts stay", async () => {
    for (const [number, [a, b]] of teams.entries()) {
      await expect(harmed(a.page)).toBeEditable();
      await expect(harmed(b.page)).toBeEditable();
      await harmed(b.page).focus();
      await expect(a.page.getByText(`${b.name} is in Who is harmed?`)).toBeVisible();
      await typeTogether(a.page, b.page, "Who is harmed?", [`${a.name}s words.`, `${b.name}s words.`]);
      await field(a.page, "Title of your case").fill(`The case of ${caseOf(number)}`);
      await field(b.page, "Scenario").fill(`It was winter. ${caseOf(number)}`);
      await field(a.page, "How might the harm have been prevented before deployment?").fill("A pilot in another town.");
      if (number === 0)
        await field(b.page, "What would a responsible response look like after the failure is discovered?").fill(
          "Say so on the first day.",
        );
      for (const page of [a.page, b.page]) await expect(saved(page)).toBeVisible();
    }
  });

  await test.step("they hand in: one team all of it, the other is asked about what is missing", async () => {
    const [[a, mate], [c, other]] = teams;
    await mate.page.getByRole("button", { name: "Hand in" }).click();
    for (const { page } of [a, mate]) await expect(page.getByText(`Handed in by ${mate.name}.`)).toBeVisible();
    await expect(harmed(a.page)).not.toBeEditable();
    await expect(board.getByText("1 of 2 teams have handed in.")).toBeVisible();
    await expect(wall.getByRole("img", { name: "1 of 2 teams have handed in" })).toBeVisible();
    await c.page.getByRole("button", { name: "Hand in" }).click();
    await expect(c.page.getByRole("dialog")).toContainText("Responsible response");
    await c.page.getByRole("button", { name: "Keep writing" }).click();
    await field(c.page, "What would a responsible response look like after the failure is discovered?").fill(
      "Call everyone who was harmed.",
    );
    await c.page.getByRole("button", { name: "Hand in" }).click();
    for (const { page } of [c, other]) await expect(page.getByText(`Handed in by ${c.name}.`)).toBeVisible();

    const reading = await laptopContext.newPage();
    await reading.goto(board.url());
    await reading.getByRole("link", { name: /^Team \d,.*Amara/ }).click();
    await expect(reading.getByText(caseOf(0)).first()).toBeVisible();
    await expect(reading.getByText(`${a.name}s words. – ${mate.name}s words.`)).toBeVisible();
    await reading.close();
  });

  await test.step("nothing of one team has reached the other's devices before Compare, not even one that looks", async () => {
    const [, [{ page: looks }]] = teams;
    await looks.goto(new URL(looks.url()).pathname.replace(/write$/, "compare"));
    await expect(looks).toHaveURL(/\/write$/);
    for (const [number, team] of teams.entries()) {
      for (const each of team) {
        const heard = await each.received();
        expect(
          heard.filter((body) => body.includes(caseOf(1 - number))),
          each.name,
        ).toEqual([]);
        expect(
          heard.some((body) => body.includes(caseOf(number))),
          "their own words are heard, or this hears nothing",
        ).toBe(true);
      }
    }
  });

  await test.step("Compare: matched in the same click, they present, one follows, and the clock runs", async () => {
    await moveTo("compare", "Start Compare", "Match the teams and start Compare");
    for (const { page } of class_)
      for (const number of [0, 1]) await expect(page.getByText(caseOf(number)).first()).toBeVisible();
    await expect(board.getByText(/meets team \d/)).toHaveCount(2);
    await wallShowsNobody();
    for (const turn of ["first", "second"]) {
      const [[one], [other]] = teams;
      const [presenter, listener] = (await isTheirTurn(one)) ? [one, other] : [other, one];
      await expect(listener.page.getByRole("button", { name: "Present" })).toHaveCount(0);
      await presenter.page.getByRole("button", { name: "Present" }).click();
      await expect(presenter.page.getByText("Your team presents")).toBeVisible();
      await expect(listener.page.getByRole("timer")).toBeVisible();
      await presenter.page.getByRole("button", { name: "Next" }).click();
      await expect(listener.page.getByText(/are presenting: Who is harmed\?/), turn).toBeVisible();
      await listener.page.getByRole("link", { name: "Follow" }).click();
      await expect(listener.page.getByRole("heading", { level: 1, name: "Who is harmed?" })).toBeVisible();
      await presenter.page.getByRole("button", { name: "End our presentation" }).click();
      await listener.page.getByRole("link", { name: "Back to Compare" }).click();
    }
    for (const { page } of class_) await expect(page.getByText("Everyone has presented.")).toBeVisible();
  });

  await test.step("both teams write the notes, all in one field", async () => {
    const [[a], [c]] = teams;
    await expect(a.page.getByText("4 of 4 here.")).toBeVisible();
    await typeTogether(a.page, c.page, "What do your cases have in common?", [
      "Both looked sure.",
      "Nobody had checked.",
    ]);
    for (const { page } of class_)
      await expect(field(page, "What do your cases have in common?")).toHaveValue(
        "Both looked sure. – Nobody had checked.",
      );
  });

  await test.step("Vote: each privately, with a reason; counts are told, tallies are not", async () => {
    await moveTo("vote", "Start Vote", "Start Vote");
    for (const each of class_) await castVote(each, after[each.name as keyof typeof after], reasonOf(each.name));
    for (const { page } of class_) await expect(page.getByRole("img", { name: "4 of 4 have voted" })).toBeVisible();
    await expect(board.getByText("4 of 4 have voted.")).toBeVisible();
    for (const each of class_) {
      const strange = names.filter((name) => name !== each.name).map(reasonOf);
      const heard = (await each.received()).filter((body) => !body.includes("/_next/static/"));
      expect(
        heard.filter(
          (body) => strange.some((reason) => body.includes(reason)) || /votedOnce|headToHead|finalBallots/.test(body),
        ),
        each.name,
      ).toEqual([]);
    }
    await expect(wall.getByRole("heading", { name: "How the class voted" })).toHaveCount(0);
    await wallShowsNobody();
  });

  await test.step("Results: on the wall and on every device together, reasons without names", async () => {
    const question = await moveTo("results", "Show the results", "Show the results");
    expect(question).toContain("4 of 4 have cast the final vote");
    await Promise.all([
      expect(wall.getByRole("img", { name: "Bias: before 1, 3" })).toBeVisible(),
      ...class_.map(({ page }) =>
        expect(page.getByRole("heading", { level: 1, name: "How the class voted" })).toBeVisible(),
      ),
    ]);
    for (const { page, name } of class_) {
      await expect(page.getByText("With fewer than five final votes there are totals only")).toBeVisible(); // Q11
      for (const each of names) await expect(page.getByText(reasonOf(each))).toBeVisible();
      for (const each of names)
        await expect(
          page.getByRole("main").getByText(each, { exact: true }),
          `${each} on ${name}’s results`,
        ).toHaveCount(0);
    }
    await wallShowsNobody();
  });

  await test.step("the casebook holds both cases for everyone", async () => {
    for (const { page } of class_) {
      await page.getByRole("link", { name: "Read the casebook" }).click();
      for (const number of [0, 1])
        await expect(page.getByRole("heading", { name: `The case of ${caseOf(number)}` })).toBeVisible();
    }
  });

  await test.step("closed: everything stays readable, and who leaves leaves nothing behind", async () => {
    await moveTo("wait", "Close the activity", "Close the activity");
    for (const { page } of class_) await expect(page.getByRole("link", { name: "Read the casebook" })).toBeVisible();
    const reads = pupil("Amara").page;
    await reads.getByRole("link", { name: "Read my team’s case" }).click();
    await expect(field(reads, "Scenario")).toHaveValue(new RegExp(caseOf(0)));
    await expect(field(reads, "Scenario")).not.toBeEditable();
    await board.getByRole("link", { name: "Open the casebook" }).click();
    await expect(board.getByText("2 case studies.")).toBeVisible();
    const { page } = pupil("Farid");
    await page.getByRole("button", { name: "Not you?" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You are signed out, and nothing of yours is left on this device.")).toBeVisible();
  });

  await laptopContext.close();
  for (const device of devices) await device.close();
  expect(await server.stop()).toBe(0);
});

/** Q16: whose team presents next, as its own page says. */
async function isTheirTurn({ page }: StudentPage): Promise<boolean> {
  const question = page.getByText(/You present first\.|It is your turn to present\.|present first\.|turn to present\./);
  await expect(question).toBeVisible();
  return /You present|your turn/.test(await question.innerText());
}
