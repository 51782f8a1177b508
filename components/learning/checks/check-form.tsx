"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, useTransition, type ReactNode, type SubmitEvent } from "react";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";

interface CheckFormProps {
  answer: (form: FormData) => Promise<ActionResult<{ says: string }>>;
  className?: string;
  children: ReactNode;
}

/** Sends the chosen option and announces the result; the page then shows the explanation. A choice that could not be sent stays selected. */
export function CheckForm({ answer, className, children }: CheckFormProps) {
  const t = useTranslations("learn.check");
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      const result = await answer(form).catch(() => ({ ok: false, sentence: t("notSent") }) as const);
      setRefusal(result.ok ? null : result.sentence);
      if (!result.ok) return;
      setAnnouncement(result.value.says);
      status.current?.focus();
    });
  };
  return (
    <form onSubmit={send} className={className} aria-busy={pending}>
      <p ref={status} tabIndex={-1} className="vh" role="status">
        {announcement}
      </p>
      {children}
      {refusal !== null && (
        <Notice kind="wrong" live>
          {refusal}
        </Notice>
      )}
    </form>
  );
}
