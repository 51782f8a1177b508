"use client";

import { useRef, useState, useTransition, type ReactNode, type SubmitEvent } from "react";
import { Says } from "@/components/ui/display/says";
import type { ActionResult } from "@/lib/errors/action-result";

interface CheckFormProps {
  answer: (form: FormData) => Promise<ActionResult<{ says: string }>>;
  notSent: string;
  className?: string;
  children: ReactNode;
}

/** Sends the chosen option and reads out what came of it; the page then shows the explanation. A choice that did not get through stays chosen. */
export function CheckForm({ answer, notSent, className, children }: CheckFormProps) {
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [says, setSays] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      const result = await answer(form).catch(() => ({ ok: false, sentence: notSent }) as const);
      setRefusal(result.ok ? null : result.sentence);
      if (!result.ok) return;
      setSays(result.value.says);
      status.current?.focus();
    });
  };
  return (
    <form onSubmit={send} className={className} aria-busy={pending}>
      <p ref={status} tabIndex={-1} className="vh" role="status">
        {says}
      </p>
      {children}
      {refusal !== null && (
        <Says kind="wrong" live>
          {refusal}
        </Says>
      )}
    </form>
  );
}
