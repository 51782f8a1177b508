import type { Locator, Page } from "@playwright/test";
import { expect, laptop, phone, test } from "@/e2e/support/fixtures";
import { moveClass } from "@/e2e/support/move-class";
import { harmed } from "@/e2e/specs/cases/writing/write-support";

const low = { ...phone, viewport: { width: 390, height: 664 } };

test("Q35a, Q35b, Q35c, Q35d: in a teacher's hour 20 messages, 4 eyes-ups and 3 pauses are each in the window of each of eight students who is connected, scrolled anywhere, typing, presenting or on a phone; nothing that one types in moves or loses the focus; each is gone when it is over, also where a page has yet to follow the class, and the messages are in the list", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ phase: "compare", teams: 4, matched: true });
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`, laptop);
  const places = ["present", "compare", "compare", "write", "write", "learn", "exemplars/bias", "compare"];
  const pages = await Promise.all(
    places.map((place, at) => {
      const student = classroom.students[at];
      if (student === undefined) throw new Error("eight students were made");
      const first = place === "present" ? "compare" : place;
      return open(student, `/a/${classroom.activity.id}/${first}`, at === 4 || at === 5 ? low : laptop);
    }),
  );
  const [presenting, scrolled, notes, writing, onPhone, reading, , leaving] = pages;
  if (!presenting || !scrolled || !notes || !writing || !onPhone || !reading || !leaving)
    throw new Error("eight pages");
  await presenting.getByRole("button", { name: "Present" }).click();
  await expect(presenting).toHaveURL(/\/present$/);
  for (const page of [scrolled, onPhone, reading])
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight }));
  const typing: [Page, Locator][] = [
    [notes, notes.getByRole("textbox").first()],
    [writing, harmed(writing)],
  ];
  for (const [, field] of typing) await field.click();
  let connected = pages;

  const everywhere = async (find: (page: Page) => Locator) => {
    for (const page of connected) await expect(find(page)).toBeInViewport();
  };
  const nowhere = async (find: (page: Page) => Locator) => {
    for (const page of connected) await expect(find(page)).toHaveCount(0);
  };
  const message = (text: string) => (page: Page) => page.getByRole("status").filter({ hasText: text });
  const dialog = teacher.getByRole("dialog");
  async function write(text: string): Promise<void> {
    await teacher.getByRole("button", { name: "Message the class" }).click();
    await dialog.getByLabel("Your message").fill(text);
    await dialog.getByRole("button", { name: "Send" }).click();
    await expect(dialog).toBeHidden();
  }
  async function stop(button: string, sentence: string): Promise<void> {
    await teacher.getByRole("button", { name: "Pause screens" }).click();
    await dialog.getByLabel("Your sentence").fill(sentence);
    await dialog.getByRole("button", { name: button }).click();
    await expect(dialog).toBeHidden();
  }

  for (let round = 1; round <= 4; round++) {
    await test.step(`round ${round}: messages`, async () => {
      for (let n = 1; n <= 5; n++) {
        const stood = await Promise.all(typing.map(([, field]) => field.boundingBox()));
        await write(`Message ${round}.${n}.`);
        await everywhere(message(`Message ${round}.${n}.`));
        for (const [at, [, field]] of typing.entries()) {
          expect((await field.boundingBox())?.y).toBe(stood[at]?.y);
          await expect(field).toBeFocused();
        }
      }
    });
    await test.step(`round ${round}: eyes up`, async () => {
      const eyesUp = (page: Page) => page.getByRole("alert").filter({ hasText: `Look here ${round}` });
      if (round === 2) {
        await leaving.context().setOffline(true);
        connected = pages.filter((page) => page !== leaving);
      }
      await stop("Show a banner only", `Look here ${round}`);
      await everywhere(eyesUp);
      if (round === 2) {
        await leaving.context().setOffline(false);
        connected = pages;
        await everywhere(eyesUp);
      }
      for (const [page, field] of typing) {
        await page.keyboard.type("x");
        await expect(field).toBeFocused();
      }
      await teacher.getByRole("button", { name: "End eyes up" }).click();
      await nowhere(eyesUp);
    });
    if (round === 4) break;
    await test.step(`round ${round}: a pause`, async () => {
      const pause = (page: Page) => page.getByRole("dialog", { name: "Eyes up" });
      await stop("Pause screens", `A pause ${round}`);
      await everywhere((page) => pause(page).getByText(`A pause ${round}`));
      await teacher.getByRole("button", { name: "End pause" }).click();
      for (const page of connected) await expect(pause(page)).toBeHidden();
      for (const [, field] of typing) await expect(field).toBeFocused();
    });
  }

  await presenting.getByRole("button", { name: "OK", exact: true }).click();
  await expect(message("Message 4.5.")(presenting)).toHaveCount(0);
  await expect(message("Message 4.4.")(presenting)).toBeInViewport();
  await moveClass(teacher, "Vote", "Start Vote");
  // A student who presents stays on the page, and still gets messages.
  await expect(presenting.getByText("The class is now in the Vote phase.")).toBeInViewport();
  await write("Now vote, please.");
  await everywhere(message("Now vote, please."));
  await nowhere(message("Message 4."));
  await reading.getByRole("button", { name: "OK", exact: true }).click();
  await expect(message("Now vote, please.")(reading)).toHaveCount(0);
  await reading.getByRole("button", { name: "21 messages from your teacher" }).click();
  await expect(reading.getByRole("dialog").getByRole("listitem")).toHaveCount(21);
});
