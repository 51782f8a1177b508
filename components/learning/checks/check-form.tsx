"use client";

import { useRef, type ReactNode, type SubmitEvent } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import type { answerCheck } from "@/lib/features/learning/actions/learn";

/** Takes a choice, and returns what is said about it. */
export type CheckAct = (form: FormData) => ReturnType<typeof answerCheck>;

interface CheckFormProps {
  act: CheckAct;
  className?: string;
  children: ReactNode;
}

/** Sends the chosen option and announces the result; the page then shows the explanation. A choice that could not be sent stays selected. */
export function CheckForm({ act, className, children }: CheckFormProps) {
  const { run, isPending, refusal, announcement } = useAction();
  const status = useRef<HTMLParagraphElement>(null);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(() => act(form), {
      announce: ({ feedback }) => feedback,
      onDone: () => status.current?.focus(),
    });
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
