import { afterEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { ourServerHeader } from "@/lib/wire/our-server";
import { decodeProofRequest } from "@/lib/wire/proof-request";
import { findUnstoredText, readCopyText } from "./copy-text";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const document = { kind: "worksheet", id: "w", epoch: 1 } as const;

/** A server that has stored what this client id wrote up to `stored`, and all of others. */
function serve(doc: Y.Doc, stored: number, head: Record<string, string> = { [ourServerHeader]: "1" }) {
  const asked = vi.fn((_: string, { body }: { body: Uint8Array }) => {
    const end = decodeProofRequest(body)?.below.get(doc.clientID) ?? Infinity;
    const holds = Math.min(end, Y.getState(doc.store, doc.clientID)) <= stored;
    return Promise.resolve(new Response(null, { status: holds ? 204 : 404, headers: head }));
  });
  vi.stubGlobal("fetch", asked);
  return asked;
}

function typed() {
  const doc = new Y.Doc();
  doc.getText("harmed").insert(0, "Stored. Not sent.");
  return { doc, words: readCopyText(doc, new Map([[doc.clientID, 7]])) };
}

describe("words that the server does not prove to have", () => {
  it("R14: none where it has stored everything, also what the page took for unsent", async () => {
    const { doc, words } = typed();
    serve(doc, 17);
    expect(await findUnstoredText(document, words)).toBeNull();
  });

  it("R3c: only those that are not stored, to the letter, where it has the rest", async () => {
    for (const stored of [7, 8, 12, 16]) {
      const { doc, words } = typed();
      const asked = serve(doc, stored);
      expect(await findUnstoredText(document, words)).toEqual({
        texts: { harmed: "Stored. Not sent.".slice(stored) },
        whole: false,
      });
      expect(asked.mock.calls.length).toBeLessThan(8);
    }
  });

  it("R14: the whole text where it has not even what was Saved, and where nobody of ours answers", async () => {
    const whole = { texts: { harmed: "Stored. Not sent." }, whole: true };
    const { doc, words } = typed();
    serve(doc, 3);
    expect(await findUnstoredText(document, words)).toEqual(whole);
    serve(doc, 17, {});
    expect(await findUnstoredText(document, words)).toEqual(whole);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
    expect(await findUnstoredText(document, words)).toEqual(whole);
  });

  it("R14: a server that is asked too much at the moment is asked once more before anything counts as not stored", async () => {
    vi.useFakeTimers();
    const { words } = typed();
    for (const status of [429, 503]) {
      const asked = vi.fn(() =>
        Promise.resolve(
          new Response(null, {
            status: asked.mock.calls.length === 1 ? status : 204,
            headers: { [ourServerHeader]: "1" },
          }),
        ),
      );
      vi.stubGlobal("fetch", asked);
      const found = findUnstoredText(document, words);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(await found).toBeNull();
      expect(asked).toHaveBeenCalledTimes(2);
    }
  });
});
