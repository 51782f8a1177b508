/**
 * Finds what is wrong with a page on a laptop in the light theme and on a phone in the dark one, or on the projector in both: by axe, cut-off and
 * overlapping content, and small targets.
 */
import type { Page } from "@playwright/test";
import { findVisualFaults } from "@/e2e/run/pictures/picture-checks";
import type { Screen } from "@/e2e/run/pictures/screen";
import { findAxeViolations, findSmallTargets } from "./accessibility";

/** Turns the laptop into a phone with a touch screen. Whatever is open on the page stays open. */
async function becomePhone(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setDeviceMetricsOverride", {
    width: 390,
    height: 844,
    deviceScaleFactor: 1,
    mobile: true,
  });
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
}

/** Reports a page that scrolls down, since nobody scrolls what a projector shows. */
const scrollsDown = (page: Page) =>
  page.evaluate(() =>
    document.documentElement.scrollHeight > innerHeight
      ? [`scrolls down by ${document.documentElement.scrollHeight - innerHeight} px`]
      : [],
  );

/** Checks an open page in the sizes and themes of its screen. The page stays in the last of them. */
export async function findScreenFaults(
  page: Page,
  { sizes, isDuplicate = false }: Pick<Screen, "sizes" | "isDuplicate">,
): Promise<string[]> {
  const found: string[] = [];
  const addFaults = (where: string, ...faults: string[][]) =>
    found.push(...faults.flat().map((fault) => `${where}: ${fault}`));
  const onPhone = sizes.includes("phone");
  // A screen that is like another one needs one check: the other one is checked in both sizes and both themes.
  const once = isDuplicate && onPhone;
  if (!once && !(onPhone && sizes.length === 1))
    addFaults("light", await findAxeViolations(page), await findVisualFaults(page));
  if (!once) await page.emulateMedia({ colorScheme: "dark" });
  if (onPhone) {
    await becomePhone(page);
    addFaults(
      once ? "phone" : "phone, dark",
      await findAxeViolations(page),
      await findVisualFaults(page),
      await findSmallTargets(page),
    );
  } else addFaults("dark", await findAxeViolations(page), sizes.includes("laptop") ? [] : await scrollsDown(page));
  return found;
}
