/** A file as the answer to a request, or the sentence that says why there is none (T14). */
import { AppError } from "@/lib/errors/errors";
import { formatRefusal } from "@/lib/messages/refusals";
import { exportRowsHeader } from "@/lib/wire/export-headers";
import type { ExportedFile } from "@/lib/features/people/classes/export-turn";

export function answerFile({ name, stream, rows }: ExportedFile, type: string): Response {
  return new Response(stream, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName(name))}`,
      [exportRowsHeader]: String(rows),
    },
  });
}

/** A name that every system accepts: without the characters that some forbid. */
export function fileName(name: string): string {
  return name
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, " ")
    .replace(/ +/g, " ")
    .trim();
}

/** Other errors, and redirects of Next, are rethrown. */
export function answerRefusal(error: unknown): Response {
  if (!(error instanceof AppError)) throw error;
  const { code, sentence } = formatRefusal(error);
  const status =
    code === "not-found"
      ? 404
      : code === "export-busy"
        ? 503
        : /^(?:import|lesson-file|oneroster|pictures?|roster)-/.test(code)
          ? 400
          : 429;
  return new Response(`${sentence}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
