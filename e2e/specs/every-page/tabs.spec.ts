import { makeReviews } from "@/e2e/support/reviewed-class";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { expect, phone, test, type Classroom } from "@/e2e/support/fixtures";

const at = (classroom: Classroom, page = "") => `/teacher/activities/${classroom.activity.id}${page}`;
/** Each tab with the level-1 heading of its page; Review opens the case to read next. */
const tabs = [
  ["Teams and pairings", "Teams and pairings"],
  ["Review", "The city that told bosses to take the tips"],
  ["Progress", "Progress in the lesson"],
  ["Votes", "Votes"],
  ["Casebook", "When Deep Learning Fails"],
  ["The lesson", "When Deep Learning Fails"],
  ["Board", "Vote"],
] as const;

test("T8j, T12f, T11a: every page of an activity has the tabs and the next phase; the cases stay at hand at 1024 px and on a phone; the projector opens beside the board", async ({
  open,
  server,
}) => {
  void server;
  const classroom = await makeMidLessonClassroom("vote");
  await makeReviews(classroom);
  const teacher = await open(classroom.teacher, at(classroom), { viewport: { width: 1024, height: 768 } });
  const bar = teacher.getByRole("navigation", { name: "Pages of this activity" });
  for (const [tab, heading] of tabs) {
    await bar.getByRole("link", { name: tab, exact: true }).click();
    await expect(bar.getByRole("link", { name: tab, exact: true })).toHaveAttribute("aria-current", "page");
    await expect(teacher.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
    await expect(teacher.getByRole("button", { name: "Reveal the results" })).toBeVisible();
    await expect(teacher.getByRole("button", { name: "Change phase…" })).toBeVisible();
  }
  for (const page of [
    "/journal",
    "/results",
    `/worksheets/${classroom.teams[0]?.id ?? ""}`,
    `/history/${classroom.teams[0]?.worksheetId ?? ""}`,
  ]) {
    await teacher.goto(at(classroom, page));
    await expect(bar.getByRole("link", { name: "Board" })).toBeVisible();
    await expect(teacher.getByRole("button", { name: "Reveal the results" })).toBeVisible();
  }

  // At 1024 px the list of cases is always shown; on a phone a button opens it.
  await bar.getByRole("link", { name: "Review" }).click();
  await teacher.getByRole("navigation", { name: "Cases" }).getByRole("link", { name: /^1 / }).click();
  await expect(teacher.getByRole("navigation", { name: "Cases" }).getByRole("link", { name: /^1 / })).toHaveAttribute(
    "aria-current",
    "page",
  );
  const small = await open(classroom.teacher, new URL(teacher.url()).pathname, phone);
  const cases = small.getByRole("navigation", { name: "Cases" });
  await expect(cases.getByRole("link")).toHaveCount(0);
  await cases.getByRole("button", { name: /^Case 1 of \d+$/ }).click();
  await cases.getByRole("link", { name: /^2 / }).click();
  await expect(cases.getByRole("button", { name: /^Case 2 of \d+$/ })).toHaveAttribute("aria-expanded", "false");

  // The teacher moves the class from this page, and the projector opens in a browser tab of its own.
  await teacher.getByRole("button", { name: "Reveal the results" }).click();
  await teacher.getByRole("dialog").getByRole("button", { name: "Reveal the results" }).click();
  await expect(teacher.getByRole("button", { name: "Close the activity" })).toBeVisible();
  const opened = teacher.context().waitForEvent("page");
  await teacher.getByRole("link", { name: "Projector (opens in a new tab)" }).click();
  const projector = await opened;
  await expect(projector).toHaveURL(/\/projector$/);
  await expect(teacher.getByRole("button", { name: "Close the activity" })).toBeVisible();
  await projector.getByRole("link", { name: "Board" }).click();
  await expect(projector).toHaveURL(new RegExp(`${classroom.activity.id}$`));
});
