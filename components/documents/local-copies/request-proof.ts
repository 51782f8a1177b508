import { isFromOurServer } from "@/lib/wire/our-server";
import { encodeProofRequest, type ProofRequest } from "@/lib/wire/proof-request";
import { withTimeout } from "./copy-database";
import { documentPath, type DocumentAddress } from "@/components/documents/connection/room";

/** Whether the server confirms that all of this is stored; false without an answer. Never rejects. */
export async function isProvedStored(document: DocumentAddress, question: ProofRequest): Promise<boolean> {
  try {
    const body = new Uint8Array(encodeProofRequest(question));
    const answer = await withTimeout(
      fetch(documentPath(document), {
        method: "POST",
        body,
        headers: { "content-type": "application/octet-stream" },
        cache: "no-store",
        redirect: "manual",
      }),
    );
    return answer.status === 204 && isFromOurServer(answer);
  } catch {
    return false;
  }
}
