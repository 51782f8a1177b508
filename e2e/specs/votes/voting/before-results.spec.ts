/** What the server sends to a student's device before the results are shown (Q6). */
import { castBallots, reasonOf, setPhase } from "@/e2e/support/ballots";
import { modes } from "@/e2e/support/classroom";
import { expect, student, test } from "@/e2e/support/fixtures";
import { cast, results, vote } from "./vote-pages";

/** Joins and unescapes the data that Next writes into a page, as a string in several scripts. */
const unescaped = (body: string) =>
  body.replaceAll(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, "").replaceAll('\\"', '"');
/** Matches objects of modes and numbers only, whatever their fields are called: counts by mode, and changes of votes. */
const figure = new RegExp(`\\{(?:"\\w+":(?:"(?:${modes.join("|")})"|\\d+)(?:,(?!\\})|(?=\\}))){2,}\\}`, "g");

test("S6b, Q6a: no response to a student carries a tally, a reason or another's vote before the reveal", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "vote", teams: 4, withoutTeam: 1, matched: true });
  await castBallots(classroom, [0]);
  const page = await open(student(classroom, 0), vote(classroom));
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    if (!response.url().includes("/_next/static/")) bodies.push(response.text().catch(() => ""));
  });
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => bodies.push(Promise.resolve(String(payload)))),
  );
  /** All bodies that were received. A body can't be read once its page is left. */
  const received = async () => (await Promise.all(bodies)).filter((body) => body !== "").map(unescaped);
  for (const at of ["vote", "results", "casebook", "compare", "write", "learn/vote", "exemplars/bias", ""]) {
    await page.goto(`/a/${classroom.activity.id}/${at}`);
    await received();
  }
  await page.goto(vote(classroom));
  await page.getByRole("radio", { name: /Bias/ }).check();
  await cast(page).click();
  await expect(page.getByRole("heading", { name: /Your vote is in/ })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const before = await received();
  expect(before.length).toBeGreaterThan(15);

  // The secrets to search for are what the same page receives and shows once the results are shown.
  await setPhase(classroom, "results");
  bodies.length = 0;
  await page.goto(results(classroom));
  await expect(page.getByRole("heading", { level: 1, name: /changed your mind/ })).toBeVisible();
  const after = (await received()).join("\n");
  const headline = await page.getByRole("heading", { level: 1 }).innerText();
  const figures = [...after.matchAll(figure)].map(([found]) => found).filter((found) => /"\w+":"/.test(found));
  const reasons = [...classroom.students.keys()].slice(1).map(reasonOf);
  expect(new Set(figures).size).toBeGreaterThan(3);
  // The last student is in no team, so that vote does not count yet (Q10).
  const shown = [...new Set([headline, ...figures, ...reasons.slice(0, -1)])];
  expect(shown.filter((secret) => !after.includes(secret))).toEqual([]);
  expect([...shown, ...reasons].filter((secret) => before.some((body) => body.includes(secret)))).toEqual([]);
});
