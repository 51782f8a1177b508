import { useEffect, useState } from "react";
import { HistoryBusyError, fetchHistory, type PlayableHistory } from "./fetch-history";

interface LoadedHistory {
  /** null while the history loads for the first time, and after `retry`. */
  history: PlayableHistory | "failed" | "busy" | null;
  /** Loads the history again. The loaded history is shown until then. */
  readAgain: () => void;
  /** Loads the history again after a failure. */
  retry: () => void;
}

/**
 * Loads the history of a worksheet from `source`.
 * @param restores by the writer of rows that restored a version: when that version was written; null for rows that undid a restore
 */
export function useHistory(
  source: string,
  restores: readonly [writer: string, version: number | null][],
): LoadedHistory {
  const [history, setHistory] = useState<LoadedHistory["history"]>(null);
  const [attempt, setAttempt] = useState(0);
  // Restores are only ever added, so a refresh with the same number of restores does not fetch the history again.
  const [knownRestores, setKnownRestores] = useState(restores);
  if (knownRestores.length !== restores.length) setKnownRestores(restores);
  useEffect(() => {
    const reading = new AbortController();
    fetchHistory(source, knownRestores, reading.signal).then(setHistory, (error: unknown) => {
      if (!reading.signal.aborted) setHistory(error instanceof HistoryBusyError ? "busy" : "failed");
    });
    return () => reading.abort();
  }, [source, knownRestores, attempt]);
  const readAgain = () => setAttempt((times) => times + 1);
  return {
    history,
    readAgain,
    retry: () => {
      setHistory(null);
      readAgain();
    },
  };
}
