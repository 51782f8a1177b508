import { findDocumentAccess } from "@/lib/sync/document-access";
import { currentViewer, requireActivityReader } from "@/lib/activity/require";
import { auditHistoryRead } from "@/lib/features/cases/history/history";
import { streamHistory } from "@/lib/features/cases/history/stream-history";
import { AppError } from "@/lib/errors/errors";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

/**
 * Every row of a worksheet, for its team and for teachers (lib/sync/format/replay/row-blocks.ts). Answers 503 if too many histories are being
 * read (T13).
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ activity: string; worksheet: string }> },
): Promise<Response> {
  const { activity, worksheet } = await params;
  const viewer = await currentViewer();
  if (viewer.as === "nobody") return new Response(null, { status: 401 });
  const access = await findDocumentAccess(viewer, "worksheet", worksheet);
  if (access === null || access.activityId !== activity || !access.mayReadHistory || access.documentId === null)
    return new Response(null, { status: 404 });
  if (viewer.as === "teacher") await auditHistoryRead(await requireActivityReader(activity), worksheet);
  try {
    return new Response(await streamHistory(access.documentId, access.userId, request.signal), {
      headers: { "content-type": "application/octet-stream" },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "history-busy") return new Response(null, { status: 503 });
    throw error;
  }
}
