import { headers } from "next/headers";
import { fileReloadsKey } from "@/lib/document-format/browser-storage";

/** Reloads of one tab in a row. */
const maxReloads = 10;
const pauseMs = 2_000;

/**
 * B9: loads a page again when one of its scripts or style sheets did not come: its network failed, or, while processes of two builds answer, the
 * one that was asked has the other build's. Without its scripts the page would stay as it is for ever, and nothing in them could say so.
 */
export async function ReloadWithoutFiles() {
  const nonce = (await headers()).get("x-nonce") ?? "";
  const script = `(${watchFiles.toString()})(${JSON.stringify(fileReloadsKey)},${maxReloads},${pauseMs})`;
  // The browser hides the nonce from React.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}

/** Runs in the page as it is written here: it uses nothing from outside. What is loaded later, by a dialog that opens, says itself that it failed. */
function watchFiles(key: string, most: number, pause: number): void {
  let isMissing = false;
  // It does not bubble.
  addEventListener("error", ({ target }) => void (isMissing ||= target instanceof HTMLScriptElement), true);
  addEventListener("load", () => {
    // A style sheet holds up this script until it has come, or not.
    const loaded = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    isMissing ||= loaded.some(({ name, responseStatus }) => name.endsWith(".css") && responseStatus >= 400);
    const reloads = Number(sessionStorage.getItem(key));
    if (!isMissing) return sessionStorage.removeItem(key);
    if (reloads >= most) return;
    sessionStorage.setItem(key, String(reloads + 1));
    setTimeout(() => location.reload(), pause * (1 + Math.random()));
  });
}
