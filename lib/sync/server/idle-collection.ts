import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** A collection is worth its time after so many unloaded rooms. */
const roomsWorthIt = 10;

/** Collects garbage. The process does nothing else for 0.1 to 0.3 s. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)(); // the flag defines `gc`
}

/**
 * Frees the memory of unloaded rooms. V8 collects garbage only while something is allocated, so the memory of a class that has left would stay until
 * the next class comes. A collection delays everyone who is connected, so it waits until nobody is.
 */
export class IdleCollection {
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
