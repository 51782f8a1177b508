/** That all of it works together, from an empty database on: each of its clauses is held by a better test. */
import { builtInContentId, lessonOf } from "@/lib/content/lesson";
import { startServer } from "@/lib/server/testing/real-server";
import { expect, phone, projector, test } from "@/e2e/support/fixtures";
import {
  answerChecks,
  openStudentPage,
  castVote,
  openStation,
  joinClass,
  skipTypingPause,
  matchAll,
  openBrowser,
} from "@/e2e/support/lesson-pages";
import { names, before, matchingMethods, startPhase, studentNamed, type Lesson, type Team } from "./lesson-support";
import { writeTogether, handIn, checkNothingLeaks } from "./lesson-writing";
import { compare, writeNotes, vote, showResults, readCasebook, closeActivity } from "./lesson-after-writing";

test("S1, S2, S3, S4, S5, S6, S7, T1, T2, T5, T8, T11, Q6: a teacher and four students go through the whole lesson, from an empty database to the casebook", async ({
  browser,
  faults,
}) => {
  test.setTimeout(300_000);
  const server = await startServer();
  const laptop = await openBrowser(browser, server, faults, projector);
  const devices = [
    await openBrowser(browser, server, faults),
    await openBrowser(browser, server, faults),
    await openBrowser(browser, server, faults),
    await openBrowser(browser, server, faults, phone),
  ];
  const wall = await laptop.newPage();
  const board = await laptop.newPage();
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
    await expect(wall.getByRole("img", { name: "QR code that opens the join page" })).toBeVisible();
  });

  const students = await Promise.all(names.map((name, place) => openStudentPage(devices[place] ?? laptop, name)));
  const wallShowsNobody = async () => {
    const shown = await wall.content();
    for (const name of names) expect(shown).not.toContain(name);
  };
  /** One click of the teacher's, and every page is there (Q7). */
  const moveTo = async (page: string, button: string, yes: string) => {
    for (const each of students) await skipTypingPause(each);
    const question = await startPhase(board, button, yes);
    await Promise.all(students.map((each) => expect(each.page, each.name).toHaveURL(new RegExp(`/${page}`))));
    return question;
  };

  await test.step("students join by code, name and PIN; the board counts them, the wall names nobody", async () => {
    for (const [index, each] of students.entries()) await joinClass(each, code, `48${index}1`);
    await expect(board.getByText("4 of 4 have joined")).toBeVisible();
    await expect(board.getByText("4 here now")).toBeVisible();
    await expect(wall.getByText("have joined")).toContainText("have joined");
    await wallShowsNobody();
  });

  await test.step("Learn: one reads it all, four match in four ways, all check themselves and vote", async () => {
    await moveTo("learn", "Start Learn", "Start Learn");
    const reader = studentNamed(students, "Amara");
    for (const next of [
      ...lessonOf(builtInContentId)
        .sections.slice(1)
        .map(({ title }) => title),
      "Match",
    ]) {
      await reader.page.getByRole("button", { name: `Next: ${next}` }).click();
      await expect(reader.page.getByRole("heading", { level: 1 })).toContainText(next);
    }
    for (const each of students) {
      if (each !== reader) await openStation(each, "Match");
      await matchAll(each, matchingMethods[each.name as keyof typeof matchingMethods]);
      await answerChecks(each);
      await castVote(each, before[each.name as keyof typeof before]);
    }
  });

  const teams = await test.step("Write: teams are made in the same click, two to a team", async (): Promise<
    readonly [Team, Team]
  > => {
    const question = await moveTo("write", "Start Write", "Make teams and start Write");
    expect(question).toContain("teams can be made in the same click");
    expect(question).toContain("No text and no vote is lost");
    const amara = studentNamed(students, "Amara");
    const team = amara.page.getByRole("list", { name: "Your team" });
    await expect(team.getByRole("listitem")).toHaveCount(2);
    const shown = await team.innerText();
    const mate = students.find(({ name }) => name !== "Amara" && shown.includes(name));
    if (mate === undefined) throw new Error(`Amara has no team-mate: ${shown}`);
    const [one, other] = students.filter((each) => each !== amara && each !== mate);
    if (one === undefined || other === undefined) throw new Error("there are not two in the other team");
    const made: readonly [Team, Team] = [
      [amara, mate],
      [one, other],
    ];
    await expect(board.getByRole("link", { name: /^Team \d,/ })).toHaveCount(2);
    const writing = board.getByRole("region", { name: "Writing 2 teams" });
    await expect(writing.getByRole("link", { name: /^Team \d,/ })).toHaveCount(2);
    const modes = await Promise.all(
      made.map(([{ page }]) =>
        page.getByRole("complementary", { name: "Your failure mode" }).getByRole("heading", { level: 2 }).innerText(),
      ),
    );
    expect(new Set(modes).size).toBe(2);
    await wallShowsNobody();
    return made;
  });

  const lesson: Lesson = { laptop, wall, board, students, teams, moveTo, wallShowsNobody };
  await writeTogether(lesson);
  await handIn(lesson);
  await checkNothingLeaks(lesson);
  await compare(lesson);
  await writeNotes(lesson);
  await vote(lesson);
  await showResults(lesson);
  await readCasebook(lesson);
  await closeActivity(lesson);

  await laptop.close();
  for (const device of devices) await device.close();
  expect(await server.stop()).toBe(0);
});
