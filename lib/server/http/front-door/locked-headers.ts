/** Puts headers on an answer so that nothing that writes it later can change or drop them. */
import type { ServerResponse } from "node:http";

export function pinHeaders(res: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  const pinned = new Set(Object.keys(headers));
  const set = res.setHeader.bind(res);
  const append = res.appendHeader.bind(res);
  const remove = res.removeHeader.bind(res);
  res.setHeader = (name, value) => (pinned.has(name.toLowerCase()) ? res : set(name, value));
  res.appendHeader = (name, value) => (pinned.has(name.toLowerCase()) ? res : append(name, value));
  res.removeHeader = (name) => {
    if (!pinned.has(name.toLowerCase())) remove(name);
  };
}
