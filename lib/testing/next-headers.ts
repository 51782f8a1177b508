/** In tests, in place of `next/headers` (vitest.config.ts), which knows a request only in Next's server. */

/** Who sends the request, as Next tells an action. */
export const sender: { cookie: string; headers: Record<string, string> } = { cookie: "", headers: {} };

export const cookies = () => Promise.resolve({ toString: () => sender.cookie });
export const headers = () => Promise.resolve(new Headers(sender.headers));
