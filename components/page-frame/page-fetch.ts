import { pageUserHeader } from "@/lib/wire/page-user-header";
import { pageUser } from "./page-user";

/** How long a failed fetch stays pending while the page is being left. */
const leavingMs = 10_000;

/**
 * Wraps this window's `fetch`. It adds the page's user to an action. And a fetch that fails because the page is being left stays pending:
 * Next would take it for a failure and return to the old page, which undoes the leaving, for instance a sign-out.
 */
export function wrapFetch(window: Window & typeof globalThis): void {
  const fetch = window.fetch.bind(window);
  let leavingUntil = -Infinity;
  // In the capture phase, before signing out stops the other listeners.
  window.addEventListener("beforeunload", () => (leavingUntil = performance.now() + leavingMs), { capture: true });
  window.fetch = async (input, init) => {
    try {
      return await fetch(input, withPageUser(init));
    } catch (error) {
      const left = leavingUntil - performance.now();
      // If the page was not left after all, or the fetch was aborted, it fails.
      if (left > 0 && init?.signal?.aborted !== true) await new Promise((later) => setTimeout(later, left));
      throw error;
    }
  };
}

function withPageUser(init: RequestInit | undefined): RequestInit | undefined {
  const person = pageUser();
  if (init?.headers === undefined || person === null) return init;
  const headers = new Headers(init.headers);
  if (!headers.has("next-action")) return init;
  headers.set(pageUserHeader, person);
  return { ...init, headers };
}
