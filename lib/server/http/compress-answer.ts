import { randomBytes, randomInt } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { acceptsGzip } from "./compressed-files";

/** A longer answer is streamed uncompressed. */
const maxBytes = 4 * 1024 * 1024;
/** A shorter answer fits into one packet uncompressed. */
const minBytes = 1_024;
/** Random padding: without it an attacker could guess a secret in a page letter by letter, by putting guesses into a link and comparing lengths (BREACH). */
const maxPadding = 256;
const textTypes = /^(?:text\/|application\/(?:json|javascript|manifest\+json)|image\/svg\+xml)/;

/**
 * Compresses a text answer once, when it is complete. Next would compress each piece separately in another thread, which takes as much processor
 * time as rendering a student's page (docs/decisions/0006-what-a-class-costs.md). None of our pages has a piece that could be shown before the others.
 */
export function compressAnswer(req: IncomingMessage, res: ServerResponse): void {
  if (req.method === "HEAD" || !acceptsGzip(req)) return;
  const write = res.write.bind(res) as (chunk: unknown, ...rest: unknown[]) => boolean; // its overloads, as one
  const end = res.end.bind(res) as (...given: unknown[]) => ServerResponse;
  const flushHeaders = res.flushHeaders.bind(res);
  /** Pieces that were written so far; null once the answer is streamed. */
  let written: Buffer[] | null = [];
  let bytes = 0;

  const sendAsItComes = () => {
    const soFar = written === null || written.length === 0 ? null : Buffer.concat(written);
    written = null;
    flushHeaders();
    return soFar === null || write(soFar);
  };

  res.flushHeaders = () => {
    if (written === null || !isText(res)) sendAsItComes();
  };
  res.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    if (written !== null && !isText(res)) sendAsItComes();
    if (written === null) return write(chunk, ...rest);
    written.push(toBuffer(chunk, rest[0]));
    bytes += chunk.length;
    for (const done of rest) if (typeof done === "function") queueMicrotask(done as () => void);
    return bytes <= maxBytes || sendAsItComes();
  };
  res.end = ((...given: unknown[]) => {
    if (written === null || !isText(res)) return end(...given);
    const [last] = given;
    if (typeof last === "string" || last instanceof Uint8Array) written.push(toBuffer(last, given[1]));
    const whole = Buffer.concat(written);
    written = null;
    const done = given.filter((each) => typeof each === "function");
    if (whole.length < minBytes) return end(whole, ...done);
    const compressed = gzipSync(whole, { level: 1 });
    res.setHeader("content-encoding", "gzip");
    res.setHeader("content-length", compressed.length);
    res.setHeader("x-padding", randomBytes(maxPadding).toString("base64url").slice(0, randomInt(1, maxPadding)));
    res.appendHeader("vary", "Accept-Encoding");
    return end(compressed, ...done);
  }) as ServerResponse["end"];
}

/** Whether the answer is text to compress. A download is streamed instead, so that its reader sees the progress. */
function isText(res: ServerResponse): boolean {
  return (
    !res.headersSent &&
    res.getHeader("content-disposition") === undefined &&
    res.getHeader("content-encoding") === undefined &&
    res.getHeader("content-range") === undefined &&
    textTypes.test(String(res.getHeader("content-type")))
  );
}

function toBuffer(chunk: string | Uint8Array, encoding: unknown): Buffer {
  // Like Node: an argument that is not a string is the callback, not the encoding.
  return typeof chunk === "string"
    ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
    : Buffer.from(chunk);
}
