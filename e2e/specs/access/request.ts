/** Sends a request to the real server in a role, and classifies the response. */
import { encodeArguments, type ActionArgument } from "@/lib/server/testing/actions";

/**
 * `in`: the page was shown or the action done. `refused`: refused for a reason other than the role. `sign in`: redirected to a sign-in page.
 * `out`: not found, or refused because the role may only read (Q25).
 */
export type Outcome = "in" | "refused" | "sign in" | "out";

/** Whether the role was accepted. */
export function isLetIn(outcome: Outcome): boolean {
  return outcome === "in" || outcome === "refused";
}

/** Thousands of responses are read, and compression would take most of the time (without-settings.int.test.ts requests a compressed page). */
export const uncompressed = { "accept-encoding": "identity" };

const signInPages = ["/", "/teacher/sign-in", "/signed-out"];

/** Requests a route as a browser's load, or as a navigation from a page: Next answers that without HTML, with redirects and 404 in the data. */
export async function requestRoute(
  origin: string,
  at: string,
  cookie: string,
  by: "load" | "navigation",
): Promise<Outcome> {
  const url = by === "load" ? at : `${at}${at.includes("?") ? "&" : "?"}_rsc=`;
  const headers = { cookie, ...uncompressed, ...(by === "load" ? {} : { rsc: "1" }) };
  const response = await fetch(origin + url, { headers, redirect: "manual" });
  const text = await response.text();
  const to =
    response.headers.get("location") ??
    (by === "load" ? null : (/NEXT_REDIRECT;[a-z]+;([^;"]+);/.exec(text)?.[1] ?? null));
  if (to !== null) return signInPages.includes(new URL(to, origin).pathname) ? "sign in" : "in";
  const isThere = response.ok && !(by === "navigation" && text.includes("NEXT_HTTP_ERROR_FALLBACK;404"));
  return isThere ? "in" : "out";
}

export async function requestAction(
  origin: string,
  at: string,
  actionId: string,
  args: readonly ActionArgument[],
  cookie: string,
): Promise<Outcome> {
  const response = await fetch(origin + at, {
    method: "POST",
    headers: { cookie, origin, "next-action": actionId, accept: "text/x-component", ...uncompressed },
    body: encodeArguments(args),
    redirect: "manual",
  });
  const text = await response.text();
  const to = response.headers.get("x-action-redirect")?.split(";")[0] ?? response.headers.get("location");
  if (to != null) return signInPages.includes(new URL(to, origin).pathname) ? "sign in" : "in";
  if (response.status >= 400) return "out";
  const code = /"ok":false,"code":"([a-z-]+)"/.exec(text)?.[1];
  if (code === undefined) return "in";
  return ["not-found", "signed-out", "may-only-read"].includes(code) ? "out" : "refused";
}
