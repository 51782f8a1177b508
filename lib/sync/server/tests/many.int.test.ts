import { MemoryBus, MemoryHub } from "@/lib/bus/memory-bus";
import { manySuite } from "@/lib/sync/testing/many/many-suite";

let hub = new MemoryHub();
manySuite("two processes on the bus in memory", () => {
  if (hub.members.size === 0) hub = new MemoryHub();
  const bus = new MemoryBus(hub);
  return Promise.resolve({ bus, cut: () => bus.cut(), mend: () => bus.mend(), crash: () => bus.cut() });
});
