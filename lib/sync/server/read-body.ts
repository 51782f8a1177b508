import type { IncomingMessage } from "node:http";
import { limits } from "@/lib/sockets/limits";

/** null when it is longer than a whole document. */
export async function readBody(req: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.frame) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
