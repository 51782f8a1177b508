/** What people do on the pages of the server that was set up, in a browser that takes its name for this machine's. */
import { chromium, type Browser, type Page } from "@playwright/test";
import { findChromium } from "@/e2e/run/chromium";
import { chooseFor } from "@/e2e/support/menus";

const serverName = "crosscase.example.org";
const className = "Period 4";
/** Who writes, and is erased. */
export const writer = "Ada Lovelace";
export const classmate = "Mary Somerville";

export class People {
  private activity = "";
  private code = "";

  private constructor(
    private readonly browser: Browser,
    private readonly teacher: Page,
  ) {}

  static async come(): Promise<People> {
    const executablePath = findChromium() ?? undefined;
    const args = ["--no-sandbox", `--host-resolver-rules=MAP ${serverName} 127.0.0.1`];
    const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
    return new People(browser, await openDevice(browser));
  }

  /** The first teacher opens the link that the server printed, and makes an account and a class. */
  async makeClass(link: string): Promise<void> {
    await this.teacher.goto(link);
    await this.teacher.getByLabel("Your name").fill("Ms. Okafor");
    await this.teacher.getByLabel("Email").fill("okafor@example.org");
    await this.teacher.getByLabel("Password").fill("correct horse battery");
    await this.teacher.getByRole("button", { name: "Make my account" }).click();
    await this.teacher.getByLabel("Name of the class").fill(className);
    await this.teacher.getByRole("button", { name: "Make the class" }).click();
    await this.teacher.waitForURL(/\/teacher\/activities\/[^/]+$/);
    this.activity = new URL(this.teacher.url()).pathname;
  }

  /** Two students join the class by its code. The teacher makes teams, which may write. */
  async beginLesson(): Promise<void> {
    await this.openClass();
    const [code = ""] = /\b[2-9A-Z]{3} [2-9A-Z]{3}\b/.exec(await this.teacher.locator("main").innerText()) ?? [];
    this.code = code.replace(" ", "");
    for (const student of [writer, classmate]) await (await this.signIn(student)).context().close();
    await this.teacher.goto(this.activity);
    await this.teacher.getByRole("button", { name: "Change phase…" }).click();
    const dialog = this.teacher.getByRole("dialog");
    await dialog.getByRole("button", { name: "Write", exact: true }).click();
    await dialog.getByRole("button", { name: "Make teams and start Write" }).click();
    await this.teacher.getByRole("heading", { level: 1, name: "Write" }).waitFor();
  }

  /** The writer types into a worksheet. The device is closed when the server has the text. */
  async write(words: string): Promise<void> {
    const page = await this.openWorksheet();
    await harmed(page).fill(words);
    if (!(await this.hasText(words))) throw new Error("The server has not stored what a student wrote.");
    await page.context().close();
  }

  /** Whether the server gives this text to another device of the writer, which never had it, within some seconds. */
  async hasText(words: string): Promise<boolean> {
    const page = await this.openWorksheet();
    const until = performance.now() + waitMs;
    while ((await harmed(page).inputValue()) !== words && performance.now() < until) await page.waitForTimeout(100);
    const found = await harmed(page).inputValue();
    await page.context().close();
    return found === words;
  }

  /** Whether the writer is in the class. @throws Error when the teacher is signed out, or the class is gone */
  async findWriter(): Promise<boolean> {
    await this.openClass();
    await this.inList(classmate).waitFor();
    return (await this.inList(writer).count()) > 0;
  }

  /** The teacher erases the writer. */
  async eraseWriter(): Promise<void> {
    await this.openClass();
    await chooseFor(this.teacher, writer, "Student data");
    await this.teacher.getByRole("button", { name: `Erase ${writer}…` }).click();
    const dialog = this.teacher.getByRole("dialog");
    await dialog.getByRole("textbox").fill(writer);
    await dialog.getByRole("button", { name: `Erase ${writer} for good` }).click();
    await this.teacher.getByText("You have erased this student.").waitFor();
  }

  async leave(): Promise<void> {
    await this.browser.close();
  }

  private readonly inList = (student: string) => this.teacher.getByRole("row").filter({ hasText: student });

  private async openClass(): Promise<void> {
    await this.teacher.goto("/teacher");
    await this.teacher.getByRole("link", { name: className, exact: true }).first().click();
    await this.teacher.waitForURL(/\/teacher\/classes\/[^/]+$/);
  }

  /** With code, name and PIN, on a device of its own. */
  private async signIn(student: string): Promise<Page> {
    const page = await openDevice(this.browser);
    await page.goto(`/join/${this.code}`);
    await page.getByLabel("Name").fill(student);
    await page.getByLabel("PIN", { exact: true }).fill("4821");
    await page.getByRole("button", { name: "Join" }).click();
    await page.waitForURL(/\/a\/[^/]+\/./); // the page of the class's phase
    return page;
  }

  private async openWorksheet(): Promise<Page> {
    const page = await this.signIn(writer);
    await page.waitForURL(/\/write$/);
    await harmed(page).and(page.locator(":enabled")).waitFor();
    return page;
  }
}

const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?" });
/** For a slow machine. */
const waitMs = 30_000;

async function openDevice(browser: Browser): Promise<Page> {
  const device = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: `https://${serverName}` });
  return device.newPage();
}
