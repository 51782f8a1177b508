/** Takes in a request's body, counting, before anyone reads it: what is too big never reaches a page. */
import { IncomingMessage, type ServerResponse } from "node:http";

export const bodyLimit = 1024 * 1024;
/** How much of a refused body is still read, so that its sender gets to see the answer. */
const patience = 16 * bodyLimit;

export function hasBody(req: IncomingMessage): boolean {
  return req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
}

export interface Whole {
  /** The same request, with its body at hand. */
  req: IncomingMessage;
  body: Buffer;
}

/** The whole request, or `too-big`, or `gone` when the sender went away. */
export async function takeBody(req: IncomingMessage): Promise<Whole | "too-big" | "gone"> {
  if (Number(req.headers["content-length"] ?? 0) > bodyLimit) return "too-big";
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > bodyLimit) resolve("too-big");
      else chunks.push(chunk);
    });
    req.once("end", () => {
      const body = Buffer.concat(chunks);
      resolve({ req: replay(req, body), body });
    });
    req.once("error", () => resolve("gone"));
    req.once("close", () => resolve("gone"));
  });
}

function replay(req: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(req.socket);
  again.httpVersion = req.httpVersion;
  again.httpVersionMajor = req.httpVersionMajor;
  again.httpVersionMinor = req.httpVersionMinor;
  again.method = req.method;
  again.url = req.url;
  again.rawHeaders = req.rawHeaders;
  again.headers = req.headers;
  again.complete = true;
  again.push(body);
  again.push(null);
  return again;
}

/** After the answer: reads on for a while without keeping anything, then ends the connection. */
export function letGo(req: IncomingMessage, res: ServerResponse): void {
  let left = patience;
  req.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) req.destroy();
  });
  req.resume();
  res.once("finish", () => setTimeout(() => req.socket.destroy(), 1_000).unref());
}
