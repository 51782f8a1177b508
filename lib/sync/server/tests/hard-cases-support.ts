import { expect } from "vitest";
import { soon } from "@/lib/sync/testing/harness";
import type { TestClient } from "@/lib/sync/testing/client";

export const saved = (...clients: TestClient[]) =>
  expect
    .poll(() => clients.map((client) => client.closedWith ?? client.isSaved), soon)
    .toEqual(clients.map(() => true));

export async function cutOff(client: TestClient): Promise<void> {
  client.ws.terminate();
  await expect.poll(() => client.closedWith, soon).not.toBeNull();
}
