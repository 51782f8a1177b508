import { setActivity } from "@/db/testing/change-rows";
import { makeLessonVersion } from "@/db/testing/factories";
import { expect, projector, test } from "@/e2e/support/fixtures";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { lastRevealStep } from "@/lib/activity/rules/projector";
import type { Lesson } from "@/lib/content/schema";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";

const [mode] = builtInLesson.modes;
if (mode === undefined) throw new Error("the lesson has no modes");
const others: Lesson["modes"] = (["Sensor drift", "Overload", "Scour", "Fatigue"] as const).map((name, at) => ({
  ...mode,
  id: `other-${at}`,
  look: ([5, 6, 7, 8] as const)[at] ?? 5,
  name,
}));

test("T11h, T16b: with four, five, six or eight modes the reveal has each word and number in its column, no number over another, and no word of a name broken", async ({
  server,
  open,
}) => {
  void server; // requested because the class is written to its database
  const room = await makeMidLessonClassroom("results");
  const wall = await open(room.teacher, "about:blank", projector);
  const all = [...builtInLesson.modes, ...others];
  for (const count of [4, 5, 6, 8]) {
    const contentId = await makeLessonVersion({ ...builtInLesson, modes: all.slice(0, count) });
    await setActivity(room.activity.id, { contentId, revealStep: lastRevealStep });
    await wall.goto(`/teacher/activities/${room.activity.id}/projector`);
    const columns = wall.locator("main li:has(> svg)");
    await expect(columns).toHaveCount(count);
    const faults = await columns.evaluateAll((items) =>
      items.flatMap((item) => {
        const column = item.getBoundingClientRect();
        const [was, now] = [...item.querySelectorAll("svg text")].map((text) => text.getBoundingClientRect());
        const name = item.querySelector("p > span");
        const text = name?.firstChild;
        if (was === undefined || now === undefined || text == null) return ["a column lacks a text"];
        const words = [...(text.textContent ?? "").matchAll(/\S+/g)].map(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return { word, boxes: [...range.getClientRects()] };
        });
        const all = [was, now, ...words.flatMap(({ boxes }) => boxes)];
        return [
          ...all.filter((box) => box.left < column.left - 1 || box.right > column.right + 1).map(() => "a text is out"),
          // The box of a large digit is taller than the digit, so only the sides are compared.
          ...(was.left < now.right && now.left < was.right ? ["a number is over another"] : []),
          ...words.filter(({ boxes }) => new Set(boxes.map(({ top }) => top)).size > 1).map(({ word }) => word),
        ];
      }),
    );
    expect(faults, `${count} modes`).toEqual([]);
    const { scroll, client } = await wall.evaluate(() => ({
      scroll: document.documentElement.scrollHeight,
      client: document.documentElement.clientHeight,
    }));
    expect(scroll, `${count} modes`).toBeLessThanOrEqual(client);
  }
});
