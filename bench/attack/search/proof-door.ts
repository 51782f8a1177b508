/** What a device requests before it deletes its copy (lib/sync/README.md, "The proof"): the request, and a document that the same student wrote. */
import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { typeWorksheet } from "@/lib/sync/format/testing/typing-script";
import { mergeUpdates } from "@/lib/sync/format/merge-updates";
import { isStored } from "@/lib/sync/server/is-stored";
import { decodeProofRequest, encodeProofRequest } from "@/lib/wire/proof-request";
import { documentBase, manyIds, storeUpdates } from "./document-door";
import { ownProcessorMs, type Door, type Shape } from "./shape";
import { updateShapes, type SentUpdate } from "./update-shapes";

interface Question {
  /** What sockets sent before; empty for a worksheet that two students have typed. */
  sent: SentUpdate[];
  body: Uint8Array;
}

const questions = fc
  .tuple(updateShapes, fc.boolean(), fc.boolean())
  .map(([{ description, make }, isOwn, isBelow]): Shape<Question> => ({
    description: `${isOwn ? "of what was sent before" : "of a usual worksheet"}${isBelow ? ", below many clocks" : ""}: ${description}`,
    make: (bytes) => {
      const sent = make(isBelow ? bytes / 2 : bytes);
      const update = mergeUpdates(sent.map((one) => one.update));
      const below = new Map(isBelow ? manyIds(bytes / 2) : []);
      return { sent: isOwn ? sent : [], body: encodeProofRequest({ update, below }) };
    },
  }));

const usual = typeWorksheet(1_000).keystrokes.map(({ update }) => update);

export function proofDoor(most: number): Door<Question> {
  return {
    name: "proofs",
    shapes: questions,
    base: documentBase,
    least: 2 * 1024,
    most,
    sizeOf: ({ body }) => body.length,
    processorMs: ownProcessorMs,
    handle: async ({ sent, body }, step) => {
      const stored = sent.length === 0 ? usual : (await storeUpdates(sent)).map(({ bytes }) => bytes);
      await step("a proof", () => {
        const question = decodeProofRequest(body);
        if (question !== null) isStored(randomUUID(), stored, "worksheet", question);
      });
    },
  };
}
