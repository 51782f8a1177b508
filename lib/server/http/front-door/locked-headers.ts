/** Sets headers of a response so that no later code can change or remove them. */
import type { ServerResponse } from "node:http";
import { pictureHeader } from "@/lib/wire/picture-header";

/** What a picture that a teacher has uploaded carries instead: opened alone, it is a document of ours (T16). */
const pictureHeaders = {
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  "cache-control": "private, max-age=31536000, immutable",
};

export function lockHeaders(res: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  const locked = new Set(Object.keys(headers));
  const set = res.setHeader.bind(res);
  const append = res.appendHeader.bind(res);
  const remove = res.removeHeader.bind(res);
  const asPicture = () => {
    for (const [name, value] of Object.entries(pictureHeaders)) set(name, value);
    return res;
  };
  const isPicture = (name: string) => name.toLowerCase() === pictureHeader;
  res.setHeader = (name, value) =>
    isPicture(name) ? asPicture() : locked.has(name.toLowerCase()) ? res : set(name, value);
  res.appendHeader = (name, value) =>
    isPicture(name) ? asPicture() : locked.has(name.toLowerCase()) ? res : append(name, value);
  res.removeHeader = (name) => {
    if (!locked.has(name.toLowerCase())) remove(name);
  };
}
