"use client";

import { useRef, type ReactNode, type SubmitEvent } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import type { ActionResult } from "@/lib/errors/action-result";

interface CheckFormProps {
  answer: (form: FormData) => Promise<ActionResult<{ feedback: string }>>;
  className?: string;
  children: ReactNode;
}

/** Sends the chosen option and announces the result; the page then shows the explanation. A choice that could not be sent stays selected. */
export function CheckForm({ answer, className, children }: CheckFormProps) {
  const { run, isPending, refusal, announcement } = useAction();
  const status = useRef<HTMLParagraphElement>(null);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(() => answer(form), { announce: ({ feedback }) => feedback, onDone: () => status.current?.focus() });
  };
  return (
    <form onSubmit={send} className={className} aria-busy={isPending()}>
      <p ref={status} tabIndex={-1} className="vh" role="status">
        {announcement}
      </p>
      {children}
      <RefusalNotice refusal={refusal} />
    </form>
  );
}
