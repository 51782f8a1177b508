/** Steps of a student through a lesson. */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, laptop } from "./fixtures";
import { recordPageFaults, type Faults } from "./page-faults";
import type { TestServer } from "./shared-server";

export interface StudentPage {
  name: string;
  page: Page;
  /** All that the server has sent to this device so far, without the build's files: bodies and frames, each after its URL. */
  received: () => Promise<string[]>;
}

export const field = (page: Page, name: string) => page.getByRole("textbox", { name });
export const harmed = (page: Page) => field(page, "Who is harmed?");
export const saved = (page: Page) => page.getByText("Saved", { exact: true });

export async function openBrowser(browser: Browser, server: TestServer, faults: Faults): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", ...laptop });
  recordPageFaults(context, faults);
  return context;
}

/** Records what the server sends to a page that has opened nothing yet, and lets tests set its clock. */
export async function prepareStudentPage(page: Page, name: string): Promise<StudentPage> {
  await page.clock.install();
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/_next/static/")) return;
    bodies.push(
      response.text().then(
        (body) => `${response.url()}\n${body}`,
        () => "",
      ),
    );
  });
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => bodies.push(Promise.resolve(`${socket.url()}\n${payload.toString()}`))),
  );
  return { name, page, received: () => Promise.all(bodies) };
}

/** Advances the page's clock by 11 s without typing, so that the page may follow the class (Q7). */
export const skipTypingPause = ({ page }: StudentPage) => page.clock.fastForward(11_000);

export async function joinClass({ page, name }: StudentPage, code: string, pin: string): Promise<void> {
  await page.goto("/");
  await page.getByLabel("What code did your teacher give you?").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Find my class" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("PIN", { exact: true }).fill(pin);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { name: "Ms. Okafor has not started the activity yet" })).toBeVisible();
  await expect(page.getByText(name, { exact: true })).toBeVisible();
}

export async function castVote({ page }: StudentPage, mode: string, reason?: string): Promise<void> {
  await page.getByRole("radio", { name: mode }).check();
  if (reason !== undefined) await page.getByLabel("Because").fill(reason);
  await page.getByRole("button", { name: "Cast my vote" }).click();
  await expect(page.getByText("Your vote is in.")).toBeVisible();
}
