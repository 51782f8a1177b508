import { testDatabase } from "@/db/testing/database";
import { MemoryBus, MemoryHub } from "@/lib/bus/memory-bus";
import { fuzzSuite } from "./fuzz-suite";

let hub = new MemoryHub();
const store = testDatabase()?.url === undefined ? "the embedded database" : "PostgreSQL";
fuzzSuite(
  `fuzz on ${store} and the bus in memory`,
  () => {
    const bus = new MemoryBus(hub);
    return Promise.resolve({ bus, cut: () => bus.cut(), mend: () => bus.mend(), crash: () => bus.cut() });
  },
  { runs: 16, newHub: () => (hub = new MemoryHub()) },
);
