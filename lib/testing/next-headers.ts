/** In tests, in place of `next/headers` (vitest.config.ts), which knows a request only in Next's server. */

interface Cookie {
  name: string;
  value: string;
}

/** Who sends the request, as Next tells an action; `jar` is what the browser keeps of the cookies that it is sent. */
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
