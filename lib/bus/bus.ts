/** The bus of this process. */
import type { Bus, BusMessage, Topic } from "./bus-contract";
import { MemoryBus } from "./memory-bus";

/** One per process: Next's bundles and the server's own loader each load this file. */
const key = Symbol.for("crosscase.bus");
const processWide = globalThis as typeof globalThis & { [key]?: Bus };

export function processBus(): Bus {
  processWide[key] ??= new MemoryBus();
  return processWide[key];
}

/** For boot, before anything subscribes. */
export function setProcessBus(bus: Bus): void {
  processWide[key] = bus;
}

export function publish(message: BusMessage): void {
  processBus().publish(message);
}

export function subscribe(listener: (message: BusMessage) => void): () => void {
  return processBus().subscribe(listener);
}

/** Makes open pages of the activity that show one of these topics refresh. Call it after the commit. */
export function invalidate(activityId: string, ...topics: Topic[]): void {
  publish({ kind: "poke", activityId, topics });
}
