import { expect, it } from "vitest";
import { MemoryBus, MemoryHub } from "./memory-bus";
import { busContract } from "./testing/contract";

let hub = new MemoryHub();
busContract("the bus in memory", () => {
  if (hub.members.size === 0) hub = new MemoryHub();
  const bus = new MemoryBus(hub);
  return Promise.resolve({ bus, cut: () => bus.cut(), mend: () => bus.mend(), crash: () => void bus.close() });
});

it("R13: alone in its process nothing is copied or put off for others", () => {
  const bus = new MemoryBus();
  const received: Uint8Array[] = [];
  bus.openChannel("doc:1", { receive: (message) => received.push(message), onSubscribed: () => undefined });
  const bytes = Uint8Array.of(1, 2);
  bus.publishTo("doc:1", bytes);
  expect(received[0]).toBe(bytes);
});
