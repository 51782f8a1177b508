import { watchServer } from "@/components/invalidation/watch-server";
import { isFromOurServer } from "@/lib/wire/our-server";
import { pageUserHeader } from "@/lib/wire/page-user-header";
import { pageUser } from "@/lib/live/browser/page-user";

/** How long a failed fetch stays pending while the page is being left. */
const leavingMs = 10_000;

/**
 * Wraps this window's `fetch`: adds the page's user to an action, and keeps two kinds of failed fetch pending, because Next reacts to a failure by a full load.
 * While the page is being left, that load would undo, for instance, a sign-out. A refresh is retried once the server answers: without a
 * connection, that load would replace the page by the browser's error page.
 */
export function wrapFetch(window: Window & typeof globalThis): void {
  const fetch = window.fetch.bind(window);
  let leavingUntil = -Infinity;
  // In the capture phase, to run before the listener with which signing out stops all others.
  window.addEventListener("beforeunload", () => (leavingUntil = performance.now() + leavingMs), { capture: true });
  window.fetch = async (input, init) => {
    const refreshes = isRefresh(input, init, window.location);
    for (;;) {
      try {
        const answer = await fetch(input, withPageUser(init));
        if (!refreshes) return answer;
        if (isFromOurServer(answer)) {
          // Wait for the whole answer, because the connection may break in the middle of it.
          await answer.clone().arrayBuffer();
          return answer;
        }
      } catch (error) {
        const isAborted = init?.signal?.aborted === true;
        const left = leavingUntil - performance.now();
        // It fails if it was aborted, or if the page was not left after all.
        if (left > 0 && !isAborted) await new Promise((later) => setTimeout(later, left));
        if (!refreshes || isAborted) throw error;
      }
      await serverAnswers();
    }
  };
}

/** Whether Next requests this same page again, from its root. A fetch of another page may fail: the service worker answers the full load that follows. */
function isRefresh(input: RequestInfo | URL, init: RequestInit | undefined, { pathname }: Location): boolean {
  const headers = new Headers(init?.headers);
  const tree = headers.get("next-router-state-tree");
  if (tree === null || headers.has("next-action") || !(input instanceof URL) || input.pathname !== pathname)
    return false;
  const root: unknown = JSON.parse(decodeURIComponent(tree));
  return Array.isArray(root) && root[3] === "refetch";
}

function serverAnswers(): Promise<void> {
  return new Promise((resolve) => {
    const stop = watchServer(() => {
      stop();
      resolve();
    });
  });
}

function withPageUser(init: RequestInit | undefined): RequestInit | undefined {
  const person = pageUser();
  if (init?.headers === undefined || person === null) return init;
  const headers = new Headers(init.headers);
  if (!headers.has("next-action")) return init;
  headers.set(pageUserHeader, person);
  return { ...init, headers };
}
