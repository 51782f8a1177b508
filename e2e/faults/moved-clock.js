/**
 * Loaded before all else into a server of chaos or a soak (`node --import`), and into its threads: moves the wall clock by the milliseconds in the file
 * MOVED_CLOCK. The file is read again ten times a second, and when the clock is read, at most every 10 ms. After a change the main thread writes its time
 * to a file beside it, named by the process id.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.MOVED_CLOCK;
const Real = globalThis.Date;
const realNow = Real.now;
let moved = 0;
let readAt = -Infinity;

function look() {
  const said = Number(readFileSync(file, "utf8"));
  if (said === moved) return;
  moved = said;
  if (isMainThread) writeFileSync(`${file}.${process.pid}`, String(Date.now()));
}

function now() {
  const at = performance.now();
  if (at - readAt >= 10) {
    readAt = at;
    look();
  }
  return realNow() + moved;
}

globalThis.Date = new Proxy(Real, {
  construct: (target, args, by) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, by === globalThis.Date ? target : by),
  apply: () => new Real(now()).toString(),
});
Real.now = now;
setInterval(now, 100).unref();
Real.prototype.constructor = globalThis.Date;
