/** Firefox over WebDriver BiDi. Each person has a browser of their own, because only the tab in front has focus. */
import { launch, type KeyInput } from "puppeteer-core";
import type { Engine, Viewport } from "./engine";

const prefs = {
  "ui.prefersReducedMotion": 1,
  // A name for this machine that does not count as loopback, so that its pages are no secure context.
  "network.dns.localDomains": "crosscase.local",
};

/** Sets the system's text size, in percent, which enlarges text only. */
const largerText = (times: number) =>
  times === 1 ? {} : { "ui.textScaleFactor": times * 100, "browser.display.os-zoom-behavior": 2 };

export async function openFirefox(executablePath: string, { width, height, text }: Viewport): Promise<Engine> {
  const browser = await launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: { ...prefs, ...largerText(text) },
    defaultViewport: null,
  });
  const [page = await browser.newPage()] = await browser.pages();
  await page.setViewport({ width, height });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`threw ${error instanceof Error ? error.message : String(error)}`));
  page.on(
    "console",
    (message) =>
      message.type() === "error" &&
      faults.push(
        message.text() === "JSHandle@error"
          ? message
              .stackTrace()
              .map(({ url, lineNumber }) => `an error, at ${url}:${lineNumber}`)
              .join(", ")
          : message.text(),
      ),
  );
  // A page with unsent text asks before it is left.
  page.on("dialog", (dialog) => void dialog.accept());
  return {
    goto: async (url) => void (await page.goto(url, { waitUntil: "load" })),
    evaluate: (expression) => page.evaluate(expression),
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: async (key, held = []) => {
      for (const each of held) await page.keyboard.down(each);
      // A cast, because both use the DOM's names of keys.
      await page.keyboard.press(key as KeyInput);
      for (const each of held) await page.keyboard.up(each);
    },
    signIn: async ({ cookie }, origin) => {
      const [name = "", value = ""] = cookie.split(/=(.*)/s);
      await browser.setCookie({
        name,
        value,
        domain: new URL(origin).hostname,
        path: "/",
        httpOnly: true,
        sameSite: "Lax",
      });
    },
    screenshot: async () => Buffer.from(await page.screenshot()),
    faults: () => faults,
    close: () => browser.close(),
  };
}
