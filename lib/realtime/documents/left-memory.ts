import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** So many unloaded rooms are worth a collection. */
const roomsWorthIt = 10;

/** Collects garbage, for which the process stands still: 0.1 to 0.3 s. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)(); // what the flag gives
}

/**
 * V8 collects garbage while something is allocated: what a class has left would stay until the next one comes. A collection holds up whoever is
 * connected, so it waits until nobody is.
 */
export class LeftMemory {
  private unloaded = 0;

  /** @param isAnyoneHere whether a socket is open, of a document or of a page */
  constructor(
    private readonly isAnyoneHere: () => boolean,
    private readonly collect = collectGarbage,
  ) {}

  noteUnloaded(): void {
    this.unloaded += 1;
  }

  tick(): void {
    if (this.unloaded < roomsWorthIt || this.isAnyoneHere()) return;
    this.unloaded = 0;
    this.collect();
  }
}
