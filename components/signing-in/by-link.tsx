"use client";
import { useEffect, useState, type ReactNode } from "react";
import { useNoAnswerRefusal } from "@/components/actions/no-answer";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import type { ActionResult } from "@/lib/errors/action-result";
import { useFragment } from "./use-fragment";

export interface ByLinkProps<T> {
  /** Whether the link still works, and what for, so that nobody fills in a form in vain. */
  checkLink: (token: string) => Promise<ActionResult<T>>;
  /** The page's, until what the link leads to has its own. */
  title: string;
  /** Said without a token, and of a link that can't be used. */
  missing: string;
}

/** What a one-time link leads to: an invitation, or a new password. Its token is in the fragment. */
export function ByLink<T>({
  checkLink,
  title,
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

  const answer = result?.token === token ? result.answer : undefined;
  if (token !== null && answer?.ok === true) return children(token, answer.value);
  return (
    <>
      <h1>{title}</h1>
      {(token === "" || answer !== undefined) && <p className="read">{missing}</p>}
      {answer?.ok === false && <RefusalNotice refusal={answer} />}
    </>
  );
}
