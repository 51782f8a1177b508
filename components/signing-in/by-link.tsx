"use client";
import { useEffect, useState, type ReactNode } from "react";
import { useNoAnswerRefusal } from "@/components/actions/no-answer";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import type { ActionResult } from "@/lib/errors/action-result";
import { useFragment } from "./use-fragment";

export interface ByLinkProps<T> {
  /** Whether the link still works, and what for, so that nobody fills in a form in vain. */
  checkLink: (token: string) => Promise<ActionResult<T>>;
  /** Shown while checking. */
  checking: ReactNode;
  /** Shown without a token. */
  missing: ReactNode;
}

/** What a one-time link leads to: an invitation, or a new password. Its token is in the fragment. */
export function ByLink<T>({
  checkLink,
  checking,
  missing,
  children,
}: ByLinkProps<T> & { children: (token: string, found: T) => ReactNode }) {
  const token = useFragment();
  const noAnswer = useNoAnswerRefusal();
  const [result, setResult] = useState<{ token: string; answer: ActionResult<T> } | null>(null);
  useEffect(() => {
    if (token === null || token === "") return;
    let current = true;
    void checkLink(token)
      .catch(noAnswer)
      .then((answer) => current && setResult({ token, answer }));
    return () => {
      current = false;
    };
  }, [token, checkLink, noAnswer]);

  if (token === "") return missing;
  if (token === null || result?.token !== token) return checking;
  if (!result.answer.ok)
    return (
      <>
        {missing}
        <RefusalNotice refusal={result.answer} />
      </>
    );
  return children(token, result.answer.value);
}
