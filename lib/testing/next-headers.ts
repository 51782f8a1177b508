/** Replaces `next/headers` in tests (vitest.config.ts), since that module knows a request only inside Next's server. */

interface Cookie {
  name: string;
  value: string;
}

/** The sender of the request, as Next gives it to an action. `jar` holds the cookies that the browser has received. */
export const sender: { cookie: string; headers: Record<string, string>; jar: Map<string, Cookie> } = {
  cookie: "",
  headers: {},
  jar: new Map(),
};

const requestCookies = {
  toString: () => sender.cookie,
  get: (name: string) => sender.jar.get(name),
  getAll: () => [...sender.jar.values()],
  set: (name: string, value: string, { maxAge }: { maxAge?: number } = {}) =>
    maxAge === 0 ? sender.jar.delete(name) : sender.jar.set(name, { name, value }),
};

export const cookies = () => Promise.resolve(requestCookies);
export const headers = () => Promise.resolve(new Headers(sender.headers));
