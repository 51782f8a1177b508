"use client";
import { useEffect, useState, type ReactNode } from "react";
import { useNoAnswerRefusal } from "@/components/actions/no-answer";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import type { ActionResult } from "@/lib/errors/action-result";
import { useFragment } from "./use-fragment";

export interface ByLinkProps {
  /** The page's title until the link is checked. */
  title: string;
  /** The sentence shown when the token is missing or the link can't be used. */
  missing: string;
}

/** The page of a one-time link: an invitation, or a new password. The link's token is in the fragment. */
export function OneTimeLink<T>({
  checkLink,
  title,
  missing,
  children,
}: ByLinkProps & {
  /** Checks whether the link still works, and what it is for, so that nobody fills in a form in vain. */
  checkLink: (token: string) => Promise<ActionResult<T>>;
  children: (token: string, found: T) => ReactNode;
}) {
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
