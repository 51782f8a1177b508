/**
 * Merges a document's updates and garbage-collects the result (R9), in a thread of its own: half a megabyte takes some dozen milliseconds, and
 * nobody's keystroke may wait for that. Plain JavaScript, because a worker starts without the loader that reads TypeScript.
 * @see ./compaction-thread.ts
 */
import { parentPort } from "node:worker_threads";
import * as Y from "yjs";
// oxlint-disable-next-line no-restricted-imports -- a worker without a loader knows no @/
import { useLeastPriority } from "../../../process/thread-priority.js";

// Typing has precedence, also where both share a core.
useLeastPriority();

parentPort?.on("message", ({ number, question: { roots, bytes, ends } }) => {
  try {
    parentPort?.postMessage({ number, answer: merge(roots, bytes, ends) });
  } catch (error) {
    parentPort?.postMessage({ number, error: error instanceof Error ? error.message : "it failed" });
  }
});

/**
 * @param {string[]} roots
 * @param {Uint8Array} bytes
 * @param {number[]} ends where each update ends in the bytes
 */
function merge(roots, bytes, ends) {
  const doc = new Y.Doc();
  for (const root of roots) doc.getText(root);
  doc.transact(() => {
    for (let i = 0; i < ends.length; i++) Y.applyUpdate(doc, bytes.subarray(i === 0 ? 0 : ends[i - 1], ends[i]));
  });
  const merged = {
    state: Y.encodeStateAsUpdate(doc),
    stateVector: Y.encodeStateVector(doc),
    snapshot: Y.encodeSnapshot(Y.snapshot(doc)),
    texts: roots.map((root) => doc.getText(root).toJSON()),
  };
  doc.destroy();
  return merged;
}
