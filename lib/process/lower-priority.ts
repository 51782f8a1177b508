import os from "node:os";

const { PRIORITY_BELOW_NORMAL } = os.constants.priority;

/** Lowers the priority of a process, by default of this one. One that is low already is left, because only root may raise it again. */
export function lowerPriority(pid = process.pid): void {
  if (os.getPriority(pid) < PRIORITY_BELOW_NORMAL) os.setPriority(pid, PRIORITY_BELOW_NORMAL);
}
