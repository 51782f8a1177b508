import type { Page } from "@playwright/test";

/** Resolves once the page's fonts are loaded and nothing on the page but timers has changed for 300 ms; after 5 s at the latest. */
export function waitUntilStill(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, 300);
      const isClock = ({ target }: MutationRecord) =>
        (target instanceof Element ? target : target.parentElement)?.closest('[role="timer"]') != null;
      const watch = new MutationObserver((records) => {
        if (records.every(isClock)) return;
        clearTimeout(timer);
        timer = setTimeout(resolve, 300);
      });
      watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      setTimeout(resolve, 5_000);
    });
  });
}
