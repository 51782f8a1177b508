import { expect } from "vitest";
import * as Y from "yjs";
import type { TestClient } from "./client";
import { at, soon, type Harness } from "./harness";

/**
 * The server ends after it has relayed A's last text and before it has stored it; B brings that text to the next server, and types on behind it.
 * @returns B's new connection
 */
export async function carryAfterCrash(
  harness: Harness,
  { a, b, room, cookies }: { a: TestClient; b: TestClient; room: string; cookies: string[] },
): Promise<TestClient> {
  a.type("title", "kept ");
  await expect.poll(() => b.text("title"), soon).toBe("kept ");
  await expect.poll(() => a.isSaved, soon).toBe(true);
  a.ws.terminate();
  await expect.poll(() => a.closedWith, soon).not.toBeNull();
  a.type("title", "lost in the crash");
  harness.restart();
  await expect.poll(() => b.closedWith, soon).not.toBeNull();
  b.stopSending();
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc));
  const again = await harness.join(room, at(cookies, 1), { doc: b.doc });
  again.type("title", ", and more");
  await expect.poll(() => again.closedWith ?? again.isSaved, soon).toBe(true);
  return again;
}
