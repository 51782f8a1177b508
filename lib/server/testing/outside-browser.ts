/** A browser that signs in at the provider. */
import type { Jar } from "./sign-in-browser";

/** Opens the provider's pages, with the provider's cookies. */
export class ProviderBrowser {
  private readonly cookies = new Map<string, string>();

  /** Chooses the account at the address to which the server sent the browser; "" cancels. Returns the path and query to which the provider sends the browser back. */
  async choose(address: string, account: string): Promise<string> {
    let at = address;
    for (let step = 0; step < 10; step++) {
      const isChoice = new URL(at).pathname.startsWith("/interaction/");
      const answer = await fetch(at, {
        redirect: "manual",
        method: isChoice ? "POST" : "GET",
        headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
        ...(isChoice ? { body: new URLSearchParams({ account }) } : {}),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ""] = set.split(";");
        const split = pair.indexOf("=");
        this.cookies.set(pair.slice(0, split), pair.slice(split + 1));
      }
      const to = answer.headers.get("location");
      if (to === null) throw new Error(`the provider answered ${answer.status} at ${at}: ${await answer.text()}`);
      const next = new URL(to, at);
      if (next.pathname === "/sign-in/school/callback") return next.pathname + next.search;
      at = next.href;
    }
    throw new Error("the provider leads nowhere");
  }
}

/** Signs in with an account, from `start`: a path of ours, or the provider's address. Returns the address to which our server then redirects. */
export async function signInOutside(jar: Jar, account: string, start = "/sign-in/school"): Promise<string | null> {
  return (await jar.fetch(await signInAtProvider(jar, account, start))).headers.get("location");
}

/** The first part of `signInOutside`. Returns the address of ours with the provider's answer. */
export async function signInAtProvider(jar: Jar, account: string, start = "/sign-in/school"): Promise<string> {
  const address = start.startsWith("/") ? ((await jar.fetch(start)).headers.get("location") ?? "") : start;
  return new ProviderBrowser().choose(address, account);
}
