import { useEffect, useRef, useState } from "react";
import type { RunAction } from "@/components/actions/use-action";
import type { ActionResult } from "@/lib/errors/action-result";

/**
 * Rows that a teacher loads by a click and hides again. They are stored nowhere but in this page (Q11, Q29).
 * @param load asks the server for the rows
 * @param people who is listed: a refresh passes a new list, so open rows are loaded again
 */
export function useOpenedRows<Row>(run: RunAction, load: () => Promise<ActionResult<readonly Row[]>>, people: unknown) {
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const isWanted = useRef(false);
  const isOpen = rows !== null;

  function open(overlapping: boolean) {
    isWanted.current = true;
    run(load, {
      overlapping,
      // If the rows were hidden since, they stay hidden.
      onDone: (loaded) => isWanted.current && setRows(loaded),
    });
  }

  function toggle() {
    if (!isOpen) return open(false);
    isWanted.current = false;
    setRows(null);
  }

  useEffect(() => {
    if (isOpen) open(true);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [people]);

  return { rows, setRows, isOpen, toggle };
}
