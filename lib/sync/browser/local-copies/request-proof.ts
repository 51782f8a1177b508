import { isFromOurServer } from "@/lib/wire/our-server";
import { encodeProofRequest, type ProofRequest } from "@/lib/wire/proof-request";
import { withTimeout } from "./copy-database";
import { documentPath, type DocumentAddress } from "@/lib/sync/browser/connection/room";

/**
 * Whether the server confirms that all of this is stored; false without an answer. Retries once when the server takes no questions at the moment.
 * Never rejects.
 */
export async function isProvedStored(document: DocumentAddress, request: ProofRequest): Promise<boolean> {
  const body = new Uint8Array(encodeProofRequest(request));
  const status = await ask(document, body);
  if (status !== 429 && status !== 503) return status === 204;
  await new Promise((resolve) => setTimeout(resolve, askAgainAfterMs));
  return (await ask(document, body)) === 204;
}

/** @returns the status of our server's answer; null without one */
async function ask(document: DocumentAddress, body: Uint8Array<ArrayBuffer>): Promise<number | null> {
  try {
    const answer = await withTimeout(
      fetch(documentPath(document), {
        method: "POST",
        body,
        headers: { "content-type": "application/octet-stream" },
        cache: "no-store",
        redirect: "manual",
      }),
    );
    return isFromOurServer(answer) ? answer.status : null;
  } catch {
    return null;
  }
}

const askAgainAfterMs = 2_000;
