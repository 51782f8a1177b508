import { castBallots, setPhase } from "@/e2e/support/ballots";
import { expect, member, projector, student, test, type Person, type Classroom } from "@/e2e/support/fixtures";
import { moveClass } from "@/e2e/support/move-class";
import { makeActivity } from "@/db/testing/factories";
import type { Phase } from "@/lib/activity/rules/phases";

const board = (classroom: Classroom) => `/teacher/activities/${classroom.activity.id}`;

function firstOf(classroom: Classroom): Person {
  const [first] = classroom.students;
  if (first === undefined) throw new Error("the room has no student");
  return first;
}

interface Step {
  from: Phase;
  to: string;
  confirm: string;
  page: string;
  /** The pages that a student may have open before the step, below `/a/<activity>/`. */
  open: readonly string[];
}

const steps: readonly Step[] = [
  { from: "setup", to: "Learn", confirm: "Start Learn", page: "learn", open: ["wait", "learn/opening"] },
  {
    from: "learn",
    to: "Write",
    confirm: "Start Write",
    page: "write",
    open: ["learn", "learn/bias", "learn/match", "learn/vote", "exemplars/bias", "glossary"],
  },
  { from: "write", to: "Compare", confirm: "Start Compare", page: "compare", open: ["write", "learn", "glossary"] },
  { from: "compare", to: "Vote", confirm: "Start Vote", page: "vote", open: ["compare", "present", "write"] },
  {
    from: "vote",
    to: "Results",
    confirm: "Reveal the results",
    page: "results",
    open: ["vote", "compare", "exemplars/bias"],
  },
  { from: "results", to: "Vote", confirm: "Go back to Vote", page: "vote", open: ["results", "casebook"] },
  { from: "closed", to: "Results", confirm: "Go back to Results", page: "results", open: ["wait", "casebook"] },
];

for (const { from, to, confirm, page: lands, open: kinds } of steps) {
  test(`Q7a: from ${from} to ${to} every kind of student page follows by itself`, async ({ makeClassroom, open }) => {
    const classroom = await makeClassroom({ phase: from, teams: 2, matched: true });
    const teacher = await open(classroom.teacher, board(classroom));
    const [first = "", ...others] = kinds.map((kind) => `/a/${classroom.activity.id}/${kind}`);
    const page = await open(firstOf(classroom), first);
    const pages = [page];
    for (const at of others) {
      const next = await page.context().newPage();
      await next.goto(at);
      pages.push(next);
    }
    for (const [i, at] of [first, ...others].entries()) {
      await expect(pages[i] ?? page).toHaveURL(at === `/a/${classroom.activity.id}/learn` ? /\/learn/ : at);
      await pages[i]?.waitForLoadState("networkidle");
    }
    await moveClass(teacher, to, confirm);
    await Promise.all(
      pages.map((each) => expect(each).toHaveURL(new RegExp(`/a/${classroom.activity.id}/${lands}(/|$)`))),
    );
  });
}

test("Q7a, S2a: when Learn starts, whoever has only waited asks for the first section at once; whoever has read it goes on with the second", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "setup", withoutTeam: 2 });
  const teacher = await open(classroom.teacher, board(classroom));
  const wait = `/a/${classroom.activity.id}/wait`;
  const [waiting, reading] = [await open(student(classroom, 0), wait), await open(student(classroom, 1), wait)];
  await reading.getByRole("link", { name: "Guess, then read the first part" }).click();
  await reading.getByRole("button", { name: "Next: What a failure can teach" }).click();
  await reading.getByRole("button", { name: "I have read this part" }).click();
  await expect(reading).toHaveURL(wait);
  const asked: string[] = [];
  waiting.on("request", (request) => {
    if (request.headers().rsc !== undefined) asked.push(new URL(request.url()).pathname);
  });
  await moveClass(teacher, "Learn", "Start Learn");
  await expect(waiting).toHaveURL(/\/learn\/guess$/);
  await expect(reading).toHaveURL(/\/learn\/brittleness$/);
  expect(asked[0]).toBe(`/a/${classroom.activity.id}/learn/guess`);
  expect(asked).not.toContain(`/a/${classroom.activity.id}/learn`);
});

test("Q7a: a page that follows asks for the new page once, for nothing ahead of it, and for it again only when something has changed since", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2 });
  const teacher = await open(classroom.teacher, board(classroom));
  const page = await open(firstOf(classroom), `/a/${classroom.activity.id}/write`);
  await page.waitForLoadState("networkidle");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["rsc"] !== undefined)
      asked.push(new URL(request.url()).pathname.replace(`/a/${classroom.activity.id}/`, ""));
  });
  // The matches that the move makes are shown by the new page, and not by its layout.
  await moveClass(teacher, "Compare", "Pair the teams and start Compare");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("is comparing cases with");
  await moveClass(teacher, "Vote", "Start Vote");
  await expect(page.getByRole("radio").first()).toBeVisible();
  expect(asked).toEqual(["compare", "vote"]);
  const other = await open(member(classroom, 1), `/a/${classroom.activity.id}/vote`);
  await other.getByRole("radio", { name: /Bias/ }).check();
  await other.getByRole("button", { name: "Cast my vote" }).click();
  await expect.poll(() => asked).toEqual(["compare", "vote", "vote"]);
});

test("Q7a: who asks for Compare just before the class moves there is led to Write, and goes on to Compare; who then goes back to Write by the rail stays", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 2, matched: true });
  const at = `/a/${classroom.activity.id}`;
  const page = await open(firstOf(classroom), `${at}/write`);
  const answer = await page.request.get(`${at}/compare`, { maxRedirects: 0 });
  await setPhase(classroom, "compare");
  await page.goto("about:blank");
  await page.goto(answer.headers().location ?? "");
  await expect(page).toHaveURL(`${at}/compare`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("is comparing cases with");
  await page.getByRole("link", { name: /^Write/ }).click();
  await expect(page).toHaveURL(`${at}/write`);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(`${at}/write`);
});

test("Q7a, Q20e: the page on which one chooses an activity says where each is by now, and goes on when one is left; until then the board of one before Write says that students choose", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "learn", teams: 1 });
  const other = await makeActivity({ classId: classroom.class.id, phase: "write" });
  const page = await open(firstOf(classroom), "/class");
  await expect(page.getByRole("link", { name: /Write phase$/ })).toBeVisible();
  const learning = await open(classroom.teacher, board(classroom));
  const several = learning.getByText("This class has 2 open activities");
  await expect(several).toBeVisible();
  const teacher = await open(classroom.teacher, `/teacher/activities/${other.id}`);
  await expect(teacher.getByText("This class has 2 open activities")).toHaveCount(0);
  await moveClass(teacher, "Vote", "Start Vote");
  await expect(page.getByRole("link", { name: /Vote phase$/ })).toBeVisible();
  await moveClass(teacher, "Closed", "Close the activity");
  await expect(page).toHaveURL(new RegExp(`/a/${classroom.activity.id}/learn`));
  await learning.reload();
  await expect(several).toHaveCount(0);
});

test("T11b: the wall has no student's name in its DOM in any phase", async ({ makeClassroom, open }) => {
  const classroom = await makeClassroom({ phase: "setup", teams: 2, withoutTeam: 1, matched: true });
  await castBallots(classroom);
  const wall = await open(classroom.teacher, `${board(classroom)}/projector`, projector);
  const teacher = await open(classroom.teacher, board(classroom));
  const rail = wall.getByRole("navigation", { name: "Phases of this activity" }).getByRole("listitem");
  const namesOnIt = async () => {
    const dom = await wall.evaluate(() => `${document.documentElement.outerHTML}\n${document.title}`);
    return classroom.students.map(({ name }) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(dom));
  };
  expect(await namesOnIt()).toEqual([]);
  for (const [phase, confirm] of [
    ["Learn", "Start Learn"],
    ["Write", "Start Write"],
    ["Compare", "Start Compare"],
    ["Vote", "Start Vote"],
    ["Results", "Reveal the results"],
    ["Closed", "Close the activity"],
  ] as const) {
    await moveClass(teacher, phase, confirm);
    if (phase !== "Closed") await expect(rail.filter({ hasText: phase })).toHaveAttribute("aria-current", "step");
    else await expect(rail.and(wall.locator("[aria-current]"))).toHaveCount(0);
    expect(await namesOnIt(), phase).toEqual([]);
  }
});
