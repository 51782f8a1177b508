"use client";
import { useEffect, useState, type ReactNode } from "react";
import { useLost } from "@/components/page-frame/problem/problem-sentences";
import { Refused } from "./refusal-notice";
import type { FormAction } from "@/lib/errors/form-state";
import type { ActionResult } from "@/lib/errors/action-result";
import { AccountForm, type AccountWords } from "./account-form";
import { useFragment } from "./use-fragment";

interface ByLinkProps {
  kind: "new" | "password";
  words: AccountWords;
  action: FormAction;
  /** Whether the link still works, and for whom: nobody types a form for a link that is gone. */
  look: (token: string) => Promise<ActionResult<{ email: string | null }>>;
  /** While looking, and without a token. */
  looking: ReactNode;
  missing: ReactNode;
}

/** An invitation, or a new password, by a one-time link. */
export function ByLink({ kind, words, action, look, looking, missing }: ByLinkProps) {
  const token = useFragment();
  const lost = useLost();
  const [found, setFound] = useState<{ token: string; answer: ActionResult<{ email: string | null }> } | null>(null);
  useEffect(() => {
    if (token === null || token === "") return;
    let current = true;
    void look(token)
      .catch(lost)
      .then((answer) => current && setFound({ token, answer }));
    return () => {
      current = false;
    };
  }, [token, look, lost]);

  if (token === "") return missing;
  if (token === null || found?.token !== token) return looking;
  if (!found.answer.ok)
    return (
      <>
        {missing}
        <Refused sentence={found.answer.sentence} />
      </>
    );
  const { email } = found.answer.value;
  const title = email === null ? words.title : words.title.replace("{email}", email);
  return <AccountForm kind={kind} words={{ ...words, title }} action={action} token={token} email={email} />;
}
