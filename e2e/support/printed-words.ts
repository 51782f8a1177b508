import type { Page } from "@playwright/test";
import { extractText } from "unpdf";

/** The words of the page as it prints to PDF, in one line. */
export async function printedWords(page: Page): Promise<string> {
  const { text } = await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })), { mergePages: true });
  return text.replace(/\s+/g, " ");
}
