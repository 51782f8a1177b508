import type { IncomingMessage } from "node:http";
import { findDocumentAccess, type DocumentAccess, type DocumentRequest } from "@/lib/sync/document-access";
import { recordLiveReading } from "@/lib/sync/live-reading";
import { readSession } from "@/lib/auth/session";
import type { SignedInViewer } from "@/lib/auth/viewer";
import type { Access } from "@/lib/activity/rules/access";
import { isDocumentKind, type DocumentKind } from "@/lib/sync/format/fields";

export interface RoomName {
  kind: DocumentKind;
  id: string;
  epoch: number;
}

/** `/sync/<kind>/<id>/<epoch>`; null for any other path. */
export function roomInPath(url: string | undefined): RoomName | null {
  const [path = ""] = (url ?? "").split("?", 1);
  const found = /^\/sync\/([a-z]+)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9]\d{0,8})$/i.exec(path);
  if (found === null) return null;
  const [, name = "", id = "", epoch] = found;
  const kind = name.toLowerCase();
  return isDocumentKind(kind) ? { kind, id: id.toLowerCase(), epoch: Number(epoch) } : null;
}

/** Decided again whenever access may have changed (R11). */
export interface SocketRequest extends DocumentRequest {
  viewer: SignedInViewer;
}

export type GrantedAccess = DocumentAccess & { access: Exclude<Access, "none"> };

export type Admission =
  | { as: "refused"; status: 401 | 403 | 404 }
  /** The user may read it, but it was replaced: the socket is upgraded and closed 4410. */
  | { as: "replaced" }
  | {
      as: "welcome";
      documentId: string;
      request: SocketRequest;
      access: GrantedAccess;
    };

/** Requires a live session, and access to the document by access.ts (R1). The origin was checked at the front door. */
export async function admit(req: IncomingMessage, room: RoomName): Promise<Admission> {
  const viewer = await readSession(req.headers.cookie ?? "");
  if (viewer.as === "nobody") return { as: "refused", status: 401 };
  const request: SocketRequest = { viewer, ...room };
  const found = await findDocumentAccess(viewer, room.kind, room.id, room.epoch);
  if (found === null) return { as: "refused", status: 404 };
  const { access, documentId } = found;
  if (access === "none") return { as: "refused", status: 403 };
  if (documentId === null) return { as: "refused", status: 404 };
  if (found.closed) return { as: "replaced" };
  return { as: "welcome", documentId, request, access: { ...found, access } };
}

/** Records that a teacher reads live text (Q34) before anything is sent, whichever page or program opens the socket. */
export async function recordReading(admission: Admission, room: RoomName): Promise<Admission> {
  if (admission.as !== "welcome") return admission;
  const { activityId, classId } = admission.access;
  const { viewer } = admission.request;
  if (viewer.as === "teacher")
    await recordLiveReading({ teacherId: viewer.teacherId, classId }, { ...room, activityId });
  return admission;
}
