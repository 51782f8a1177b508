import { randomBytes } from "node:crypto";

/** Characters in front of every message, by which a process recognises its own. */
export const busIdLength = 16;

export function newBusId(): string {
  return randomBytes(busIdLength / 2).toString("hex");
}
