import { isFromOurServer } from "@/lib/wire/our-server";
import type { DocumentKind } from "@/lib/document-format/fields";
import { meaningOfStatus, type Stopped } from "./save-state";

/** A document, as its path names it. */
export interface DocumentName {
  kind: DocumentKind;
  id: string;
  epoch: number;
}

/** Which document, and what the server said this person may do with it. */
export interface Room extends DocumentName {
  access: "read" | "write";
  /** The student on whose device it is kept, and in whose name it is written; nobody's without. */
  keptBy?: string;
}

/** The path of a document's socket, and of the plain request that says why a dial failed (R1). */
export function roomPath({ kind, id, epoch }: DocumentName): string {
  return `/sync/${kind}/${id}/${epoch}`;
}

export function roomKey(room: Room): string {
  return `${room.kind}/${room.id}/${room.epoch}/${room.access}/${room.keptBy ?? ""}`;
}

/**
 * R1: browsers cannot see why a dial failed, so the same path is asked over plain HTTP.
 * @returns `open` to who may dial; null without an answer of ours: one goes on trying.
 */
export async function askDoor(room: DocumentName): Promise<Stopped | "open" | null> {
  try {
    const answer = await fetch(roomPath(room), { cache: "no-store", redirect: "manual" });
    if (!isFromOurServer(answer)) return null;
    return answer.status === 204 ? "open" : meaningOfStatus(answer.status);
  } catch {
    return null;
  }
}
