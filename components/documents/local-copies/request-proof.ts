import { isFromOurServer } from "@/lib/wire/our-server";
import { encodeProofRequest, type ProofRequest } from "@/lib/wire/proof-request";
import { withTimeout } from "./copy-database";
import { documentPath, type DocumentAddress } from "@/components/documents/connection/room";

/** Whether the server confirms that all of this is stored; false without an response. Never rejects. */
export async function isProvedStored(document: DocumentAddress, request: ProofRequest): Promise<boolean> {
  try {
    const body = new Uint8Array(encodeProofRequest(request));
    const response = await withTimeout(
      fetch(documentPath(document), {
        method: "POST",
        body,
        headers: { "content-type": "application/octet-stream" },
        cache: "no-store",
        redirect: "manual",
      }),
    );
    return response.status === 204 && isFromOurServer(response);
  } catch {
    return false;
  }
}
