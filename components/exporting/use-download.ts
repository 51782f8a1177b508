import { useRef, useState } from "react";
import { exportRowsHeader } from "@/lib/wire/export-headers";
import { readSentence } from "./read-sentence";
import { RowCounter } from "./row-counter";

export type DownloadState =
  | { is: "idle" }
  /** `rows`: the total that the server announced. null before its response, and for a file that is not counted in rows. */
  | { is: "running"; done: number; rows: number | null }
  | { is: "done"; rows: number | null; bytes: number }
  | { is: "broken" }
  /** `sentence`: the server's own sentence. null when the response has none. */
  | { is: "refused"; sentence: string | null };

/** Often enough to see the progress move. */
const showEveryMs = 100;

/** Downloads a file, counts its rows, and saves it only when it is complete, never half of it. */
export function useDownload(href: string) {
  const [state, setState] = useState<DownloadState>({ is: "idle" });
  const running = useRef<AbortController | null>(null);

  async function start() {
    running.current?.abort();
    const abort = (running.current = new AbortController());
    setState({ is: "running", done: 0, rows: null });
    try {
      const answer = await fetch(href, { signal: abort.signal });
      if (!answer.ok || answer.body === null || answer.redirected)
        return setState({ is: "refused", sentence: await readSentence(answer) });
      const counted = answer.headers.get(exportRowsHeader);
      const rows = counted === null ? null : Number(counted);
      const type = answer.headers.get("content-type") ?? "";
      const counter = new RowCounter(type.startsWith("text/csv") ? "csv" : "json");
      const pieces: BlobPart[] = [];
      let shownAt = 0;
      for (const reader = answer.body.getReader(); ;) {
        const { value, done } = await reader.read();
        if (done) break;
        pieces.push(value);
        counter.add(value);
        if (performance.now() - shownAt < showEveryMs) continue;
        shownAt = performance.now();
        setState({ is: "running", done: counter.rows, rows });
      }
      const file = new Blob(pieces, { type });
      saveFile(file, nameIn(answer));
      setState({ is: "done", rows, bytes: file.size });
    } catch {
      // The connection broke, or the user has cancelled.
      setState(abort.signal.aborted ? { is: "idle" } : { is: "broken" });
    }
  }

  return { state, start, cancel: () => running.current?.abort() };
}

function nameIn(answer: Response): string {
  const disposition = answer.headers.get("content-disposition") ?? "";
  const encoded = /filename\*=UTF-8''(\S+)/.exec(disposition)?.[1];
  return decodeURIComponent(encoded ?? /filename="([^"]+)"/.exec(disposition)?.[1] ?? "export.csv");
}

/** Saves a file as a click on a download link does. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // By then the browser has read the file.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
