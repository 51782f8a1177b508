/** Delays or refuses requests of a page for as long as a test wants. */
import type { Page, Request, Route } from "@playwright/test";

export const isAction = (request: Request) => request.headers()["next-action"] !== undefined;
export const isRefresh = (request: Request) => request.method() === "GET" && request.headers()["rsc"] !== undefined;

/** Counts the requests of a kind, and delays or refuses them until `release`. */
export async function intercept(page: Page, kind: (request: Request) => boolean, first: "held" | "refused" | "sent") {
  let state = first;
  let sent = 0;
  const held: Route[] = [];
  await page.route("**", async (route) => {
    if (!kind(route.request())) return route.fallback();
    sent += 1;
    if (state === "held") held.push(route);
    else if (state === "refused") await route.abort("connectionrefused");
    else await route.fallback();
  });
  return {
    sent: () => sent,
    hold: () => void (state = "held"),
    refuse: () => void (state = "refused"),
    release: async () => {
      state = "sent";
      await Promise.all(held.splice(0).map((route) => route.fallback()));
    },
  };
}

/** Lets the next request of a kind reach the server, and drops the response. */
export async function loseNextAnswer(page: Page, kind: (request: Request) => boolean): Promise<void> {
  let isNext = true;
  await page.route("**", async (route) => {
    if (!isNext || !kind(route.request())) return route.fallback();
    isNext = false;
    await route.fetch();
    await route.abort("connectionreset");
  });
}
