import { pageUserHeader } from "@/lib/wire/page-user-header";
import { pagePerson } from "./page-user";

/** ms for which a page that is being left waits for its end. */
const leavingMs = 10_000;

/**
 * Puts two things around this window's `fetch`. An action says whose page it comes from. And a fetch that ends because the page is being left
 * stays pending: Next takes it for a failure and goes back to the old page, which undoes the leaving, a sign-out for one.
 */
export function wrapFetch(window: Window & typeof globalThis): void {
  const fetch = window.fetch.bind(window);
  let leavingUntil = -Infinity;
  // Before signing out stops those who would ask.
  window.addEventListener("beforeunload", () => (leavingUntil = performance.now() + leavingMs), { capture: true });
  window.fetch = async (input, init) => {
    try {
      return await fetch(input, withPerson(init));
    } catch (error) {
      const left = leavingUntil - performance.now();
      // One who stayed after all, or who called it off, has the failure.
      if (left > 0 && init?.signal?.aborted !== true) await new Promise((later) => setTimeout(later, left));
      throw error;
    }
  };
}

function withPerson(init: RequestInit | undefined): RequestInit | undefined {
  const person = pagePerson();
  if (init?.headers === undefined || person === null) return init;
  const headers = new Headers(init.headers);
  if (!headers.has("next-action")) return init;
  headers.set(pageUserHeader, person);
  return { ...init, headers };
}
