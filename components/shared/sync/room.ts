import type { DocumentKind } from "@/lib/worksheet/fields";
import { meaningOfStatus, type Stopped } from "./save-state";

/** Which document, and what the server said this person may do with it. */
export interface Room {
  kind: DocumentKind;
  id: string;
  epoch: number;
  access: "read" | "write";
  /** The student on whose device it is kept; nobody's without. */
  keptBy?: string;
}

/** The path of a document's socket, and of the plain request that says why a dial failed (R1). */
export function roomPath(room: Room): string {
  return `/sync/${room.kind}/${room.id}/${room.epoch}`;
}

export function roomKey(room: Room): string {
  return `${room.kind}/${room.id}/${room.epoch}/${room.access}`;
}

/** R1: browsers cannot see why a dial failed, so the same path is asked over plain HTTP. null: no connection, or none of ours; dial again. */
export async function askWhy(room: Room): Promise<Stopped | null> {
  try {
    const { status } = await fetch(roomPath(room), { cache: "no-store", redirect: "manual" });
    return meaningOfStatus(status);
  } catch {
    return null;
  }
}
