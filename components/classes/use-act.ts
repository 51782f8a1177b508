"use client";
import { useState, useTransition } from "react";
import { useNoAnswerRefusal } from "@/components/page-frame/problem/problem-sentences";
import type { ActionResult } from "@/lib/errors/action-result";

/** Runs one action at a time, and has its refusal until `forget`; a second call while one is pending does nothing. */
export function useAct() {
  const lost = useNoAnswerRefusal();
  const [pending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  function act<T>(run: () => Promise<ActionResult<T>>, then: (value: T) => void) {
    if (pending) return;
    start(async () => {
      const result = await run().catch(lost);
      setRefusal(result.ok ? null : result.sentence);
      if (result.ok) then(result.value);
    });
  }
  return { pending, refusal, act, forget: () => setRefusal(null) };
}
