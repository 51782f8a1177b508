import type net from "node:net";

/** Passes on what each side sends, and ends both when one ends. Both are in `open` until then. */
export function joinSockets(near: net.Socket, far: net.Socket, open: Set<net.Socket>): void {
  near.pipe(far).pipe(near);
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    open.add(one);
    one.on("error", () => undefined);
    one.on("close", () => {
      open.delete(one);
      other.destroy();
    });
  }
}
