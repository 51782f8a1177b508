import { randomBytes, randomInt } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { acceptsGzip } from "./compressed-files";

/** A longer answer is sent as it comes, uncompressed. */
const maxBytes = 4 * 1024 * 1024;
/** A shorter one fits into one packet as it is. */
const minBytes = 1_024;
/** The length of a compressed answer tells whether what a link put into it stands there twice, beside a secret (BREACH): hence letters without a meaning. */
const maxPadding = 256;
const textTypes = /^(?:text\/|application\/(?:json|javascript|manifest\+json)|image\/svg\+xml)/;

/**
 * Compresses an answer of text whole, at its end. Next would compress each piece by itself in another thread, which takes as much processor time
 * as rendering a student's page (docs/decisions/0006-what-a-class-costs.md). No page of ours has a piece that could be shown before the others.
 */
export function compressAnswer(req: IncomingMessage, res: ServerResponse): void {
  if (req.method === "HEAD" || !acceptsGzip(req)) return;
  const write = res.write.bind(res) as (chunk: unknown, ...rest: unknown[]) => boolean; // its overloads, as one
  const end = res.end.bind(res) as (...given: unknown[]) => ServerResponse;
  const flushHeaders = res.flushHeaders.bind(res);
  /** What was written so far; null when it is sent as it comes. */
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

/** A file to save is sent as it comes, so that its reader sees how far it is. */
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
  // Node's own way: what is no encoding is the callback.
  return typeof chunk === "string"
    ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
    : Buffer.from(chunk);
}
