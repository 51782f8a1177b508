"use client";
import { useEffect, useState, type ReactNode } from "react";
import { useNoAnswerRefusal } from "@/components/actions/no-answer";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import type { FormAction } from "@/lib/errors/form-state";
import type { ActionResult } from "@/lib/errors/action-result";
import { AccountForm } from "./account-form";
import { useFragment } from "./use-fragment";

interface AccountByLinkProps {
  page: "invite" | "reset";
  action: FormAction;
  /** Whether the link still works, and for which account, so that nobody fills in a form in vain. */
  checkLink: (token: string) => Promise<ActionResult<{ email: string | null }>>;
  /** Shown while checking. */
  checking: ReactNode;
  /** Shown without a token. */
  missing: ReactNode;
}

/** The account form of a one-time link: an invitation, or a new password. */
export function AccountByLink({ page, action, checkLink, checking, missing }: AccountByLinkProps) {
  const token = useFragment();
  const noAnswer = useNoAnswerRefusal();
  const [result, setResult] = useState<{ token: string; answer: ActionResult<{ email: string | null }> } | null>(null);
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
  return <AccountForm page={page} action={action} token={token} email={result.answer.value.email} />;
}
