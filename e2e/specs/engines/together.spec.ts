/** Typing in one field in three engines at the same time. */
import { expect, member } from "@/e2e/support/fixtures";
import { test } from "@/e2e/support/engines/engine-fixtures";
import { box, text } from "@/e2e/support/engines/element-query";

test("S4a, B4b: Firefox, WebKit and Chromium type in one field at the same time; all words stand on each, and all are saved", async ({
  makeClassroom,
  open,
  visit,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1, size: 3 });
  const at = `/a/${classroom.activity.id}/write`;
  const fox = await visit("Firefox", member(classroom, 0), at);
  const kit = await visit("WebKit", member(classroom, 0, 1), at);
  const chromium = await open(member(classroom, 0, 2), at);
  const [harmed, field] = [box("Who is harmed?"), chromium.getByRole("textbox", { name: "Who is harmed?" })];

  await fox.typeInto(harmed, "Start. ");
  for (const tab of [fox, kit]) await tab.waitForValue(harmed, "Start. ");
  await expect(field).toHaveValue("Start. ");
  await kit.click(harmed);
  await fox.waitForText("Ben is in Who is harmed?");
  await kit.press("End", ["Control"]);
  await fox.press("Home", ["Control"]);
  await field.press("End");
  const words = ["From Firefox, 5 farmers. ", "From WebKit, the clinics. ", "From Chromium, nobody. "] as const;
  await Promise.all([fox.type(words[0]), kit.type(words[1]), chromium.keyboard.type(words[2])]);

  const all = words.join("").length + "Start. ".length;
  await expect.poll(async () => (await field.inputValue()).length).toBe(all);
  const written = await field.inputValue();
  expect(written.startsWith(`${words[0]}Start. `)).toBe(true);
  // Two type at one place: the letters of each are all there and in order, among the other's.
  for (const each of [words[1], words[2]]) expect(isAmong(each, written)).toBe(true);
  for (const tab of [fox, kit]) {
    await tab.waitForValue(harmed, written);
    await tab.waitFor(text("Saved"));
  }
  await expect(chromium.getByText("Saved", { exact: true })).toBeVisible();

  // Undo removes only the typist's own words.
  await kit.press("z", ["Control"]);
  await fox.waitFor(
    harmed,
    ({ value }) => value !== null && value.length < all && isAmong(words[0], value) && isAmong(words[2], value),
  );
});

function isAmong(letters: string, whole: string): boolean {
  let next = 0;
  for (const each of whole) if (each === letters[next]) next++;
  return next === letters.length;
}
