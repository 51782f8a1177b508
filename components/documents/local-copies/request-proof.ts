import { isOwnAnswer } from "@/lib/wire/our-server";
import { encodeQuestion, type StoredQuestion } from "@/lib/wire/proof-request";
import { within } from "./copy-database";
import { roomPath, type DocumentName } from "@/components/documents/connection/room";

/** Whether the server says that all of this is stored. Without its answer nothing is proved: false. Never fails. */
export async function isStored(document: DocumentName, question: StoredQuestion): Promise<boolean> {
  try {
    const body = new Uint8Array(encodeQuestion(question));
    const answer = await within(
      fetch(roomPath(document), {
        method: "POST",
        body,
        headers: { "content-type": "application/octet-stream" },
        cache: "no-store",
        redirect: "manual",
      }),
    );
    return answer.status === 204 && isOwnAnswer(answer);
  } catch {
    return false;
  }
}
