import { loadReviews } from "@/lib/features/cases/reviewing/reviews";
import { levelsOf } from "@/lib/features/cases/reviewing/rules/marks";
import { editorOf } from "@/e2e/support/reviewed-class";
import { expect, test } from "@/e2e/support/fixtures";
import { handIn, rubric, submissions } from "./review-support";

const cases = 6;

test("T12j: six cases are reviewed by keyboard, from first to last: one press a mark, one to the next unmarked case, and no page load", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: cases, size: 1 });
  await handIn(classroom);
  const page = await open(classroom.teacher, submissions(classroom));
  const levelOf = (team: number, criterion: number) => 1 + ((team + criterion) % 4);
  await expect(page.getByRole("radio").first()).toBeEnabled();

  let presses = 0;
  const press = (key: string) => {
    presses += 1;
    return page.keyboard.press(key);
  };
  const loads: string[] = [];
  page.on("load", () => loads.push(page.url()));
  page.on("request", (request) => request.isNavigationRequest() && loads.push(request.url()));
  for (let team = 0; team < cases; team++) {
    // Press keys without waiting: a key that is pressed while the next case loads marks that case.
    for (const index of rubric.keys()) await press(String(levelOf(team, index)));
    if (team < cases - 1) await press("n");
  }
  const editor = await editorOf(classroom);
  const expected = classroom.teams.map((_, team) =>
    Object.fromEntries(rubric.map(({ id }, index) => [id, levelOf(team, index)])),
  );
  const given = async () => {
    const reviews = await loadReviews(editor);
    return classroom.teams.map(({ id }) =>
      levelsOf(reviews.find(({ teamId }) => teamId === id)?.marks ?? [], null, []),
    );
  };
  // All marks are stored one after the other, and each renders the page again.
  await expect.poll(given).toEqual(expected);
  await expect(page.getByRole("link", { name: new RegExp(`^${cases} `) })).toHaveAttribute("aria-current", "page");
  expect(presses).toBe(cases * rubric.length + cases - 1);
  expect(loads).toEqual([]);
  await expect(page.getByText(`${cases} of ${cases} marked, none released`)).toBeVisible();
  await page.keyboard.press("n");
  await expect(
    page.getByRole("status").filter({ hasText: "You have marked, returned or released all the other cases" }),
  ).toBeAttached();
});
