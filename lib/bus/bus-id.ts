import { randomBytes } from "node:crypto";

/** In front of every message, so that a process knows its own. */
export const busIdLength = 16;

export function newBusId(): string {
  return randomBytes(busIdLength / 2).toString("hex");
}
