import { isFromOurServer } from "@/lib/wire/our-server";
import type { DocumentKind } from "@/lib/sync/format/fields";
import { stopReasonOfStatus, type StopReason } from "./save-state";

/** Names a document, as in its path. */
export interface DocumentAddress {
  kind: DocumentKind;
  id: string;
  epoch: number;
}

/** A document, with the access that the server gave this user. */
export interface Room extends DocumentAddress {
  access: "read" | "write";
  /** The student who writes, and for whom the device has a copy; without one, no copy is made. */
  studentId?: string;
  /** The number of the team whose worksheet it is. Text that was not sent is offered under this number (R3c). */
  team?: number;
}

/** The path of a document's socket, and of the plain request that tells why connecting failed (R1). */
export function documentPath({ kind, id, epoch }: DocumentAddress): string {
  return `/sync/${kind}/${id}/${epoch}`;
}

export function roomKey(room: Room): string {
  return `${room.kind}/${room.id}/${room.epoch}/${room.access}/${room.studentId ?? ""}`;
}

/**
 * Browsers cannot see why connecting failed, so this requests the same path over plain HTTP (R1). Never rejects.
 * @returns `open` when this user may connect; null without an answer of our server: the page retries
 */
export async function checkAccess(room: DocumentAddress): Promise<StopReason | "open" | null> {
  try {
    const answer = await fetch(documentPath(room), { cache: "no-store", redirect: "manual" });
    if (!isFromOurServer(answer)) return null;
    return answer.status === 204 ? "open" : stopReasonOfStatus(answer.status);
  } catch {
    return null;
  }
}
