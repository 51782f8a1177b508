/** Reads stored documents in a separate thread, because a document that was made to be slow takes seconds (R12). */
import { parentPort } from "node:worker_threads";
import type { DocumentAnswer, DocumentQuestion } from "@/lib/sync/format/document-thread";
import { readTexts } from "@/lib/sync/format/document-texts";
import { unpackUpdates, type Done, type Job } from "@/lib/process/job-thread";
import { useLowPriority } from "@/lib/process/thread-priority";
import { threadCpuMs } from "@/lib/process/thread-time";
import { isStored } from "@/lib/sync/server/is-stored";

// Typing has precedence, even on a shared core.
useLowPriority();

parentPort?.on("message", ({ number, question }: Job<DocumentQuestion>) => {
  let done: Done<DocumentAnswer>;
  try {
    done = { number, answer: answerTo(question) };
  } catch (error) {
    done = { number, error: error instanceof Error ? error.message : "it failed" };
  }
  parentPort?.postMessage(done);
});

function answerTo(question: DocumentQuestion): DocumentAnswer {
  const updates = unpackUpdates(question.stored);
  switch (question.ask) {
    case "texts": {
      const began = threadCpuMs();
      return { is: "texts", texts: readTexts(updates, question.kind), ms: threadCpuMs() - began };
    }
    case "is stored":
      return { is: "stored", all: isStored(question.documentId, updates, question.kind, question.copy) };
  }
}
