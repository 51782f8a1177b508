"use client";

import { useRef, type ReactNode, type SubmitEvent } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { answerCheck } from "@/lib/features/learning/actions/learn";

interface CheckFormProps {
  activityId: string;
  className?: string;
  children: ReactNode;
}

/** Sends the chosen option and announces the result; the page then shows the explanation. A choice that could not be sent stays selected. */
export function CheckForm({ activityId, className, children }: CheckFormProps) {
  const { run, isPending, refusal, announcement } = useAction();
  const status = useRef<HTMLParagraphElement>(null);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(() => answerCheck(activityId, form), {
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
