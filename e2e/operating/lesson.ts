/** What people do on the pages of the server that was set up, in a browser that takes its name for this machine's. */
import { chromium, type Browser, type Page } from "@playwright/test";
import { findChromium } from "@/e2e/run/chromium";

const serverName = "crosscase.example.org";
const className = "Period 4";
/** Who writes, and is erased. */
export const writer = "Ada Lovelace";
export const teamMate = "Mary Somerville";

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

  /** Two students join the class by its code. The teacher makes a team of them, which may write. */
  async beginLesson(): Promise<void> {
    await this.openClass();
    const [code = ""] = /\b[2-9A-Z]{3} [2-9A-Z]{3}\b/.exec(await this.teacher.locator("main").innerText()) ?? [];
    this.code = code.replace(" ", "");
    for (const student of [writer, teamMate]) await (await this.signIn(student)).context().close();
    await this.teacher.goto(this.activity);
    await this.teacher.getByRole("button", { name: "Change phase…" }).click();
    const dialog = this.teacher.getByRole("dialog");
    await dialog.getByRole("button", { name: "Write", exact: true }).click();
    await dialog.getByRole("button", { name: "Make teams and start Write" }).click();
    await this.teacher.getByRole("heading", { level: 1, name: "Write" }).waitFor();
  }

  /** The writer types into the team's worksheet, until the page says that it is saved, and closes the device. */
  async write(words: string): Promise<void> {
    const page = await this.openWorksheet(writer);
    await harmed(page).fill(words);
    await saved(page).waitFor();
    await page.context().close();
  }

  /** What the worksheet has on a device that never had it: the server's text. */
  async read(): Promise<string> {
    const page = await this.openWorksheet(teamMate);
    const words = await harmed(page).inputValue();
    await page.context().close();
    return words;
  }

  /** Whether the writer is in the class. @throws Error when the teacher is signed out, or the class is gone */
  async findWriter(): Promise<boolean> {
    await this.openClass();
    await this.teacher.getByRole("link", { name: teamMate }).first().waitFor();
    return (await this.teacher.getByRole("link", { name: writer }).count()) > 0;
  }

  /** The teacher erases the writer. */
  async eraseWriter(): Promise<void> {
    await this.openClass();
    await this.teacher.getByRole("link", { name: writer }).first().click();
    await this.teacher.getByRole("button", { name: `Erase ${writer}…` }).click();
    const dialog = this.teacher.getByRole("dialog");
    await dialog.getByRole("textbox").fill(writer);
    await dialog.getByRole("button", { name: `Erase ${writer} for good` }).click();
    await this.teacher.getByText("You have erased this student.").waitFor();
  }

  async leave(): Promise<void> {
    await this.browser.close();
  }

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
    await page.waitForURL(/\/a\//);
    return page;
  }

  private async openWorksheet(student: string): Promise<Page> {
    const page = await this.signIn(student);
    await page.waitForURL(/\/write$/);
    await saved(page).waitFor();
    return page;
  }
}

const harmed = (page: Page) => page.getByRole("textbox", { name: "Who is harmed?" });
const saved = (page: Page) => page.getByText("Saved", { exact: true });

async function openDevice(browser: Browser): Promise<Page> {
  const device = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: `https://${serverName}` });
  return device.newPage();
}
