import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import type { Page } from "@playwright/test";
import { expect, laptop, test } from "@/e2e/support/fixtures";
import { toPlainText } from "@/lib/content/inline";
import type { Lesson } from "@/lib/content/schema";
import { first, learn } from "./learn-support";

/** Replaces the browser's speech in the page: it speaks once voices are added, and the test ends each utterance. */
interface Speech {
  spoken: string[];
  /** The utterance that is being spoken. */
  now: EventTarget | null;
  addVoices: (...languages: string[]) => void;
}
declare global {
  interface Window {
    testSpeech: Speech;
  }
}

function stubSpeech(): void {
  const voices: { lang: string; localService: boolean; default: boolean }[] = [];
  const events = new EventTarget();
  const speech: Speech = {
    spoken: [],
    now: null,
    addVoices: (...languages) => {
      voices.push(...languages.map((lang) => ({ lang, localService: true, default: false })));
      events.dispatchEvent(new Event("voiceschanged"));
    },
  };
  class Utterance extends EventTarget {
    constructor(readonly text: string) {
      super();
    }
  }
  const synthesis = {
    getVoices: () => voices,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    speak: (utterance: Utterance) => {
      speech.spoken.push(utterance.text);
      speech.now = utterance;
    },
    // Ends the current utterance, as browsers do.
    cancel: () => {
      const ended = speech.now;
      speech.now = null;
      ended?.dispatchEvent(new Event("end"));
    },
  };
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  window.testSpeech = speech;
}

const addVoices = (page: Page, ...languages: string[]) =>
  page.evaluate((all) => window.testSpeech.addVoices(...all), languages);
const spoken = (page: Page) => page.evaluate(() => window.testSpeech.spoken);
const isSpeaking = (page: Page) => page.evaluate(() => window.testSpeech.now !== null);
const finish = (page: Page, kind = "end") =>
  page.evaluate((type) => window.testSpeech.now?.dispatchEvent(new Event(type)), kind);
/** The paragraph that is marked with a line beside it. */
const marked = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll("article *")].find(
        (one) => parseFloat(getComputedStyle(one, "::before").borderInlineStartWidth) > 0,
      )?.textContent ?? null,
  );
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

const lesson = builtInLesson;
/** The words of a section's title, paragraphs and definitions, without spaces. */
function lettersOf({ title, blocks }: Lesson["sections"][number]): string {
  const texts = blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [toPlainText(block.text)];
    const term = block.kind === "definition" && lesson.glossary.find(({ id }) => id === block.term);
    return term ? [term.term, toPlainText(term.meaning)] : [];
  });
  return [title, ...texts].join("").replace(/\s/g, "");
}

test("S11a, S11b, S11c: a part of the lesson is read aloud: its title, text and definitions, each letter once, without the numbers and notes of its sources; the paragraph is marked until it is over", async ({
  makeClassroom,
  open,
}) => {
  const [opening] = lesson.sections;
  if (opening === undefined) throw new Error("the lesson has no section");
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), "about:blank");
  await page.addInitScript(stubSpeech);
  await page.goto(learn(classroom, opening.id));
  await addVoices(page, "fr-FR");
  await expect(button(page, "Read aloud")).toHaveCount(0);
  await addVoices(page, "en-GB");
  await button(page, "Read aloud").click();
  await expect(button(page, "Pause reading")).toBeFocused();
  expect(await spoken(page)).toEqual([opening.title]);
  expect(await marked(page)).toBe(opening.title);
  await finish(page);
  expect(await marked(page)).toContain((await spoken(page))[1]);
  for (let at = 0; at < 200 && (await isSpeaking(page)); at++) {
    const before = (await spoken(page)).length;
    await finish(page);
    if ((await spoken(page)).length === before) break;
  }
  await expect(button(page, "Read aloud")).toBeVisible();
  expect((await spoken(page)).join("").replace(/\s/g, "")).toBe(lettersOf(opening));
  expect(await marked(page)).toBeNull();
});

test("S11c: reading pauses and continues with the same sentence, stops, scrolls along unless the student has scrolled away, and says when the device cannot read", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const page = await open(first(classroom), "about:blank", { ...laptop, viewport: { width: 1280, height: 400 } });
  await page.addInitScript(stubSpeech);
  await page.goto(`/a/${classroom.activity.id}/exemplars/bias`);
  await addVoices(page, "en-GB");
  await button(page, "Read aloud").click();
  for (let at = 0; at < 6; at++) await finish(page);
  const scrolled = () => page.evaluate(() => scrollY);
  expect(await scrolled()).toBeGreaterThan(0);
  await button(page, "Pause reading").click();
  expect(await isSpeaking(page)).toBe(false);
  const sentences = await spoken(page);
  await button(page, "Continue reading").click();
  expect(await spoken(page)).toEqual([...sentences, sentences.at(-1)]);

  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const away = await scrolled();
  const before = await marked(page);
  for (let at = 0; at < 30 && (await marked(page)) === before; at++) await finish(page);
  expect(await marked(page)).not.toBe(before);
  expect(await scrolled()).toBe(away);
  await button(page, "Stop reading").click();
  await expect(button(page, "Read aloud")).toBeFocused();
  expect(await isSpeaking(page)).toBe(false);
  expect(await marked(page)).toBeNull();

  await button(page, "Read aloud").click();
  expect((await spoken(page)).at(-1)).toBe(sentences[0]);
  await finish(page, "error");
  await expect(page.getByRole("alert").filter({ hasText: "This device could not read the text aloud." })).toBeVisible();
  await expect(button(page, "Read aloud")).toBeVisible();
});

test("S11d, Q19e: reading aloud pauses when the teacher asks for attention, and ends on another page", async ({
  makeClassroom,
  open,
}) => {
  const classroom = await makeClassroom({ withoutTeam: 1 });
  const teacher = await open(classroom.teacher, `/teacher/activities/${classroom.activity.id}`);
  const page = await open(first(classroom), "about:blank");
  await page.addInitScript(stubSpeech);
  await page.goto(learn(classroom, "opening"));
  await addVoices(page, "en-GB");
  await button(page, "Read aloud").click();
  await teacher.getByRole("button", { name: "Pause screens" }).click();
  await teacher.getByRole("button", { name: "Show a banner only" }).click();
  await expect(button(page, "Continue reading")).toBeVisible();
  expect(await isSpeaking(page)).toBe(false);
  await button(page, "Continue reading").click();
  expect(await isSpeaking(page)).toBe(true);
  await button(page, "Next: Brittleness").click();
  await expect(page.getByRole("heading", { level: 1, name: "Brittleness" })).toBeVisible();
  expect(await isSpeaking(page)).toBe(false);
  await expect(button(page, "Read aloud")).toBeVisible();
});
