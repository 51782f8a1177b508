import { headers } from "next/headers";
import { fileReloadsKey } from "@/lib/sync/format/browser-storage";

/** How often a tab reloads in a row. */
const maxReloads = 10;
const pauseMs = 2_000;

/**
 * Reloads a page when one of its scripts or style sheets failed to load: the network failed or, during an update, a process of the other build was asked
 * (B9). The script is inline, because a page without its own scripts can't notice that they are missing.
 */
export async function ReloadWithoutFiles() {
  const nonce = (await headers()).get("x-nonce") ?? "";
  const script = `(${watchFiles.toString()})(${JSON.stringify(fileReloadsKey)},${maxReloads},${pauseMs})`;
  // The browser hides the nonce from React.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}

/** Its source text runs in the page, so it may use nothing from outside. Code that is loaded later, such as a dialog's, reports its own failure. */
function watchFiles(key: string, most: number, pause: number): void {
  let isMissing = false;
  // A script's error does not bubble, so the listener captures.
  addEventListener("error", ({ target }) => void (isMissing ||= target instanceof HTMLScriptElement), true);
  addEventListener("load", () => {
    // Scripts wait for style sheets, so a style sheet may have failed before the listener was added.
    const loaded = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    isMissing ||= loaded.some(({ name, responseStatus }) => name.endsWith(".css") && responseStatus >= 400);
    const reloads = Number(sessionStorage.getItem(key));
    if (!isMissing) return sessionStorage.removeItem(key);
    if (reloads >= most) return;
    sessionStorage.setItem(key, String(reloads + 1));
    setTimeout(() => location.reload(), pause * (1 + Math.random()));
  });
}
