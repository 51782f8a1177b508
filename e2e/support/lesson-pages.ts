/** Steps of a student through the whole lesson, each student in a browser of their own. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import { expect, laptop } from "./fixtures";
import { announcement, dragTo, modeNames, place, placeByKeyboard, row, term, type Mode } from "./matching";
import { recordPageFaults, type Faults } from "./page-faults";
import type { TestServer } from "./shared-server";

export interface StudentPage {
  name: string;
  page: Page;
  /** Everything that the server has sent to this device so far: bodies and frames, each after its URL. */
  received: () => Promise<string[]>;
}

export const field = (page: Page, name: string) => page.getByRole("textbox", { name });
export const harmed = (page: Page) => field(page, "Who is harmed?");
export const saved = (page: Page) => page.getByText("Saved", { exact: true });

export async function openBrowser(
  browser: Browser,
  server: TestServer,
  faults: Faults,
  options: BrowserContextOptions = laptop,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", ...options });
  recordPageFaults(context, faults);
  return context;
}

export async function openStudentPage(context: BrowserContext, name: string): Promise<StudentPage> {
  const page = await context.newPage();
  await page.clock.install();
  const bodies: Promise<string>[] = [];
  page.on("response", (response) =>
    bodies.push(
      response.text().then(
        (body) => `${response.url()}\n${body}`,
        () => "",
      ),
    ),
  );
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => bodies.push(Promise.resolve(`${socket.url()}\n${payload.toString()}`))),
  );
  return { name, page, received: () => Promise.all(bodies) };
}

/** Advances the page's clock by 11 s without typing, so that the page may follow the class (Q7). */
export const skipTypingPause = ({ page }: StudentPage) => page.clock.fastForward(11_000);

export async function joinClass({ page, name }: StudentPage, code: string, pin: string): Promise<void> {
  await page.goto("/");
  await page.getByLabel("What is the code your teacher shows?").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Find my class" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill(pin);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { name: "Ms. Okafor has not started yet" })).toBeVisible();
  await expect(page.getByText(name, { exact: true })).toBeVisible();
}

/** Uses the lesson's navigation, which is collapsed on a phone. */
export async function openStation({ page }: StudentPage, title: string): Promise<void> {
  const contents = page.getByRole("navigation", { name: "This lesson", exact: true });
  const link = contents.getByRole("link", { name: title });
  await expect(contents).toBeVisible();
  if (!(await link.isVisible())) await contents.getByText("of 9 done").click();
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

const matchingMethods: Record<"keyboard" | "clicks" | "mouse" | "finger", (page: Page, mode: Mode) => Promise<void>> = {
  keyboard: async (page, mode) => {
    await term(page, mode).focus();
    await placeByKeyboard(page, mode);
  },
  clicks: async (page, mode) => {
    await term(page, mode).click();
    await place(page, mode).click();
  },
  mouse: async (page, mode) => {
    await dragTo(page, mode, row(page, mode));
    await page.mouse.up();
  },
  finger: async (page, mode) => {
    await term(page, mode).tap();
    await place(page, mode).tap();
  },
};

export async function matchAll({ page }: StudentPage, way: keyof typeof matchingMethods): Promise<void> {
  for (const mode of modeNames) {
    await matchingMethods[way](page, mode);
    await expect(announcement(page)).toContainText(
      mode === modeNames.at(-1) ? "All terms are placed." : `${mode} placed on`,
    );
  }
  await page.getByRole("link", { name: "Next: check yourself" }).click();
}

export async function answerChecks({ page }: StudentPage): Promise<void> {
  const answers = {
    "Why do language models hallucinate?": /likely is not the same as true/,
    "What does “distribution shift” mean in practical terms?": /inputs that differ, as a whole/,
  };
  for (const [question, answer] of Object.entries(answers)) {
    const check = page.getByRole("region", { name: question });
    await check.getByRole("radio", { name: answer }).check();
    await check.getByRole("button", { name: "Check this answer" }).click();
    await expect(check).toContainText("answered in one try");
  }
  await page.getByRole("link", { name: "Next: first vote" }).click();
}

export async function castVote({ page }: StudentPage, mode: string, reason?: string): Promise<void> {
  await page.getByRole("radio", { name: mode }).check();
  if (reason !== undefined) await page.getByLabel("Because").fill(reason);
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByText("Your vote is in.")).toBeVisible();
}

/** Both type at once in one field; afterwards both pages show both texts (B4). */
export async function typeTogether(a: Page, b: Page, name: string, words: readonly [string, string]): Promise<void> {
  await field(a, name).fill("–");
  await expect(field(b, name)).toHaveValue("–");
  await field(a, name).press("Home");
  await field(b, name).press("End");
  await Promise.all([a.keyboard.type(`${words[0]} `, { delay: 15 }), b.keyboard.type(` ${words[1]}`, { delay: 15 })]);
  for (const page of [a, b]) {
    await expect(field(page, name)).toHaveValue(`${words[0]} – ${words[1]}`);
    await expect(saved(page)).toBeVisible();
  }
}
