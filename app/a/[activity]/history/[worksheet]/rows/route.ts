import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { database } from "@/db/client";
import { loadEveryRow } from "@/db/queries/document-rows";
import { documentAccess } from "@/lib/auth/document-access";
import { currentViewer } from "@/lib/auth/require";
import { encodeRows } from "@/lib/worksheet/stored-rows";

const pack = promisify(gzip);

/**
 * T13: every row of a worksheet, for its team and for teachers (lib/worksheet/stored-rows.ts); with `?packed` as gzip, which the page
 * unpacks itself: Next drops a content-encoding.
 */
export async function GET(request: Request, { params }: { params: Promise<{ activity: string; worksheet: string }> }): Promise<Response> {
  const { activity, worksheet } = await params;
  const viewer = await currentViewer();
  if (viewer.as === "nobody") return new Response(null, { status: 401 });
  const access = await documentAccess(viewer, "worksheet", worksheet);
  if (access === null || access.activityId !== activity || !access.mayReadHistory || access.documentId === null) return new Response(null, { status: 404 });
  const rows = encodeRows(await loadEveryRow(database(), access.documentId));
  const body = new URL(request.url).searchParams.has("packed") ? await pack(rows) : rows;
  return new Response(new Uint8Array(body), { headers: { "content-type": "application/octet-stream" } });
}
