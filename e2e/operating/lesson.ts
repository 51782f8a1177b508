/** What people do on the pages of the server that was set up, in a browser that takes its name for this machine's. */
import { chromium, type Browser, type Page } from "@playwright/test";
import { findChromium } from "@/e2e/run/chromium";

const serverName = "crosscase.example.org";
const className = "Period 4";
const student = "Ada Lovelace";

export class People {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async come(): Promise<People> {
    const executablePath = findChromium() ?? undefined;
    const args = ["--no-sandbox", `--host-resolver-rules=MAP ${serverName} 127.0.0.1`];
    const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
    const teacher = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: `https://${serverName}` });
    return new People(browser, await teacher.newPage());
  }

  /** The first teacher opens the link that the server printed, and makes a class. A student joins it by its code. */
  async beginClass(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByLabel("Your name").fill("Ms. Okafor");
    await this.page.getByLabel("Email").fill("okafor@example.org");
    await this.page.getByLabel("Password").fill("correct horse battery");
    await this.page.getByRole("button", { name: "Make my account" }).click();
    await this.page.getByLabel("Name of the class").fill(className);
    await this.page.getByRole("button", { name: "Make the class" }).click();
    await this.page.waitForURL(/\/teacher\/activities\/[^/]+$/);
    await this.openClass();
    const [code = ""] = /\b[2-9A-Z]{3} [2-9A-Z]{3}\b/.exec(await this.page.locator("main").innerText()) ?? [];
    const joining = await this.browser.newContext({ ignoreHTTPSErrors: true, baseURL: `https://${serverName}` });
    const page = await joining.newPage();
    await page.goto(`/join/${code.replace(" ", "")}`);
    await page.getByLabel("Name").fill(student);
    await page.getByLabel("PIN", { exact: true }).fill("4821");
    await page.getByRole("button", { name: "Join" }).click();
    await page.waitForURL(/\/a\//);
    await joining.close();
  }

  /** Whether the student is in the class. @throws Error when the teacher is signed out, or the class is gone */
  async findStudent(): Promise<boolean> {
    await this.openClass();
    return (await this.page.getByRole("link", { name: student }).count()) > 0;
  }

  /** The teacher erases the student. */
  async erase(): Promise<void> {
    await this.openClass();
    await this.page.getByRole("link", { name: student }).first().click();
    await this.page.getByRole("button", { name: `Erase ${student}…` }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("textbox").fill(student);
    await dialog.getByRole("button", { name: `Erase ${student} for good` }).click();
    await this.page.getByText("You have erased this student.").waitFor();
  }

  async leave(): Promise<void> {
    await this.browser.close();
  }

  private async openClass(): Promise<void> {
    await this.page.goto("/teacher");
    await this.page.getByRole("link", { name: className, exact: true }).first().click();
    await this.page.waitForURL(/\/teacher\/classes\/[^/]+$/);
  }
}
