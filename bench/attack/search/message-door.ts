/** A message of a page's live socket. */
import * as fc from "fast-check";
import { readClientMessage } from "@/lib/live/server/client-message";
import { json } from "./json-shapes";
import { ownProcessorMs, type Door, type Shape } from "./shape";

/** The longest message that a socket accepts (docs/operating.md). */
const longest = 16 * 1024;
const usual = { kind: "show", parts: [{ topics: ["class"], madeAt: { clock: 1, ms: 1 } }], here: false, board: false };

const messages = fc
  .tuple(fc.constantFrom("", "kind", "parts", "topics", "madeAt", "watches", "unknown"), json)
  .map(([name, { description, fill }]): Shape<string> => ({
    description: `${name}: ${description}`,
    make: (bytes) => {
      if (name === "") return fill(bytes);
      const part = { ...usual.parts[0], [name]: "HERE" };
      const isOfPart = name === "topics" || name === "madeAt";
      return JSON.stringify({ ...usual, ...(isOfPart ? { parts: [part] } : { [name]: "HERE" }) }).replace(
        '"HERE"',
        () => fill(bytes - 150),
      );
    },
  }));

export function messageDoor(): Door<string> {
  return {
    name: "messages",
    shapes: messages,
    base: 50,
    least: 2 * 1024,
    most: longest,
    sizeOf: ({ length }) => length,
    processorMs: ownProcessorMs,
    handle: (sent, step) => step("a live message", () => readClientMessage(sent)),
  };
}
