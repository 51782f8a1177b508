/** Sets headers of a response so that no later code can change or remove them. */
import type { ServerResponse } from "node:http";

export function lockHeaders(res: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  const locked = new Set(Object.keys(headers));
  const set = res.setHeader.bind(res);
  const append = res.appendHeader.bind(res);
  const remove = res.removeHeader.bind(res);
  res.setHeader = (name, value) => (locked.has(name.toLowerCase()) ? res : set(name, value));
  res.appendHeader = (name, value) => (locked.has(name.toLowerCase()) ? res : append(name, value));
  res.removeHeader = (name) => {
    if (!locked.has(name.toLowerCase())) remove(name);
  };
}
