import { fillBallotBox } from "@/e2e/support/ballots";
import { expect, member, projector, test, type Person, type Room } from "@/e2e/support/fixtures";
import { moveTo } from "@/e2e/support/move-class";
import { makeActivity } from "@/db/testing/factories";
import type { Phase } from "@/lib/rules/phases/phases";

const board = (room: Room) => `/teacher/activities/${room.activity.id}`;

function firstOf(room: Room): Person {
  const [first] = room.students;
  if (first === undefined) throw new Error("the room has no student");
  return first;
}

interface Step {
  from: Phase;
  to: string;
  confirm: string;
  page: string;
  /** What a student may have open then, below `/a/<activity>/`. */
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
    confirm: "Show the results",
    page: "results",
    open: ["vote", "compare", "exemplars/bias"],
  },
  { from: "results", to: "Vote", confirm: "Go back to Vote", page: "vote", open: ["results", "casebook"] },
  { from: "closed", to: "Results", confirm: "Go back to Results", page: "results", open: ["wait", "casebook"] },
];

for (const { from, to, confirm, page: lands, open: kinds } of steps) {
  test(`Q7: from ${from} to ${to} every kind of student page follows by itself`, async ({ classroom, open }) => {
    const room = await classroom({ phase: from, teams: 2, matched: true });
    const teacher = await open(room.teacher, board(room));
    const [first = "", ...others] = kinds.map((kind) => `/a/${room.activity.id}/${kind}`);
    const page = await open(firstOf(room), first);
    const pages = [page];
    for (const at of others) {
      const next = await page.context().newPage();
      await next.goto(at);
      pages.push(next);
    }
    for (const [i, at] of [first, ...others].entries()) {
      await expect(pages[i] ?? page).toHaveURL(at === `/a/${room.activity.id}/learn` ? /\/learn/ : at);
      await pages[i]?.waitForLoadState("networkidle");
    }
    await moveTo(teacher, to, confirm);
    await Promise.all(pages.map((each) => expect(each).toHaveURL(new RegExp(`/a/${room.activity.id}/${lands}(/|$)`))));
  });
}

test("Q7: a page that follows asks for the new page once, for nothing ahead of it, and for it again only when something has changed since", async ({
  classroom,
  open,
}) => {
  const room = await classroom({ phase: "write", teams: 2, matched: true });
  const teacher = await open(room.teacher, board(room));
  const page = await open(firstOf(room), `/a/${room.activity.id}/write`);
  await page.waitForLoadState("networkidle");
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["rsc"] !== undefined)
      asked.push(new URL(request.url()).pathname.replace(`/a/${room.activity.id}/`, ""));
  });
  await moveTo(teacher, "Compare", "Start Compare");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("You compare with");
  await moveTo(teacher, "Vote", "Start Vote");
  await expect(page.getByRole("radio").first()).toBeVisible();
  expect(asked).toEqual(["compare", "vote"]);
  const other = await open(member(room, 1), `/a/${room.activity.id}/vote`);
  await other.getByRole("radio", { name: /Bias/ }).check();
  await other.getByRole("button", { name: "Cast my vote" }).click();
  await expect.poll(() => asked).toEqual(["compare", "vote", "vote"]);
});

test("Q7, Q20: the page on which one chooses an activity says where each is by now, and goes on when one is left", async ({
  classroom,
  open,
}) => {
  const room = await classroom({ phase: "learn", teams: 1 });
  const other = await makeActivity({ classId: room.class.id, phase: "write" });
  const page = await open(firstOf(room), "/class");
  await expect(page.getByRole("link", { name: /Write$/ })).toBeVisible();
  const teacher = await open(room.teacher, `/teacher/activities/${other.id}`);
  await moveTo(teacher, "Vote", "Start Vote");
  await expect(page.getByRole("link", { name: /Vote$/ })).toBeVisible();
  await moveTo(teacher, "Closed", "Close the activity");
  await expect(page).toHaveURL(new RegExp(`/a/${room.activity.id}/learn`));
});

test("T11: the wall has no student's name in its DOM in any phase", async ({ classroom, open }) => {
  const room = await classroom({ phase: "setup", teams: 2, loose: 1, matched: true });
  await fillBallotBox(room);
  const wall = await open(room.teacher, `${board(room)}/projector`, projector);
  const teacher = await open(room.teacher, board(room));
  const rail = wall.getByRole("navigation", { name: "Phases of this lesson" }).getByRole("listitem");
  const namesOnIt = async () => {
    const dom = await wall.evaluate(() => `${document.documentElement.outerHTML}\n${document.title}`);
    return room.students.map(({ name }) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(dom));
  };
  expect(await namesOnIt()).toEqual([]);
  for (const [phase, confirm] of [
    ["Learn", "Start Learn"],
    ["Write", "Start Write"],
    ["Compare", "Start Compare"],
    ["Vote", "Start Vote"],
    ["Results", "Show the results"],
    ["Closed", "Close the activity"],
  ] as const) {
    await moveTo(teacher, phase, confirm);
    if (phase !== "Closed") await expect(rail.filter({ hasText: phase })).toHaveAttribute("aria-current", "step");
    else await expect(rail.and(wall.locator("[aria-current]"))).toHaveCount(0);
    expect(await namesOnIt(), phase).toEqual([]);
  }
});
