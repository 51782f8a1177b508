import { isFromOurServer } from "@/lib/wire/our-server";
import { encodeProofRequest, type ProofRequest } from "@/lib/wire/proof-request";
import { within } from "./copy-database";
import { roomPath, type DocumentName } from "@/components/documents/connection/room";

/** Whether the server says that all of this is stored. Without its answer nothing is proved: false. Never fails. */
export async function isStored(document: DocumentName, question: ProofRequest): Promise<boolean> {
  try {
    const body = new Uint8Array(encodeProofRequest(question));
    const answer = await within(
      fetch(roomPath(document), {
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
