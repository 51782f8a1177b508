/** Computes answers from a whole history (T13). That takes seconds, so it runs in a separate thread, which answers requests in order. */
import { parentPort } from "node:worker_threads";
import { useLowPriority } from "@/lib/process/thread-priority";
import type {
  FromHistoryWorker,
  HistoryResponse,
  HistoryRequest,
  ToHistoryWorker,
} from "@/lib/sync/format/replay/history-request";
import { readTexts } from "@/lib/sync/format/document-texts";
import { restoreVersion, undoRow } from "@/lib/sync/format/replay/restore";
import { typedBy } from "@/lib/sync/format/replay/typed";
import { writerFacts } from "@/lib/sync/format/replay/writer-facts";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { RowUnpacker } from "@/lib/sync/format/replay/unpack-rows";

// Typing has precedence, even on a shared core.
useLowPriority();

/** The request whose rows are arriving; null once it is answered. */
let open: { request: HistoryRequest; unpacker: RowUnpacker } | null = null;

parentPort?.on("message", (message: ToHistoryWorker) => {
  if (message instanceof Uint8Array) {
    if (open?.unpacker.push(message) === false) answer({ is: "too long" });
  } else if (message === "all") {
    if (open !== null) answer(answerTo(open.request, open.unpacker.rows()));
  } else open = { request: message, unpacker: new RowUnpacker() };
});

function answer(given: HistoryResponse): void {
  open = null;
  parentPort?.postMessage({ answer: given } satisfies FromHistoryWorker);
}

function answerTo(request: HistoryRequest, rows: StoredRow[]): HistoryResponse {
  switch (request.ask) {
    case "restore": {
      const at = rows.findIndex(({ writer, n }) => writer === request.writer && n === request.n);
      const last = rows[at];
      return last === undefined
        ? { is: "gone" }
        : {
            is: "edit",
            ...restoreVersion(rows, at + 1, request.roots),
            time: last.time,
            newest: rows.at(-1)?.time ?? 0,
          };
    }
    case "undo": {
      const at = rows.findIndex(({ writer }) => writer === request.writer);
      const row = rows[at];
      return row === undefined
        ? { is: "gone" }
        : { is: "edit", ...undoRow(rows, at, request.roots), time: row.time, newest: rows.at(-1)?.time ?? 0 };
    }
    case "texts at":
      return {
        is: "texts",
        texts: readTexts(
          rows.filter(({ time }) => time <= request.time).map(({ bytes }) => bytes),
          request.kind,
        ),
      };
    case "typed":
      return { is: "typed", typed: typedBy(request.authorIds, rows, request.kind) };
    case "writers":
      return { is: "writers", writers: writerFacts(rows, request.roots, request.restores) };
  }
}
